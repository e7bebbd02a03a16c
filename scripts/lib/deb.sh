# The Debian packages, made by cargo-deb of what crates/hall/Cargo.toml and Cargo.toml list.

CARGO_DEB_VERSION=3.8.0
STAGE=

require_cargo_deb() {
  [[ $(cargo deb --version 2>/dev/null) == "cargo-deb $CARGO_DEB_VERSION" ]] && return
  step "Building cargo-deb $CARGO_DEB_VERSION"
  # Outside of the project, whose toolchain and settings are not its own.
  (cd / && cargo install cargo-deb --version "$CARGO_DEB_VERSION" --locked) ||
    refuse "cargo-deb could not be built: see the compiler's message above, or install version $CARGO_DEB_VERSION by hand"
}

# The programs of the profile asked for, all of the workspace so that features are the ones that were tested.
build_programs_for_packages() {
  if [[ $PROFILE == dev ]]; then
    build_programs
    return
  fi
  require_room "$(target_folder)" "the build" 8192
  step "Building the programs for a hall (this takes long)"
  (cd "$ROOT" && cargo build --locked --release --workspace --bins --examples) ||
    refuse "the programs could not be built: see the compiler's message above"
}

# Lays the programs where cargo-deb looks for them, whatever profile they are of: it knows no other.
stage_programs() {
  local folder=release name
  [[ $PROFILE == dev ]] && folder=debug
  for name in zhidian zhidian-hall; do
    [[ -x $(target_folder)/$folder/$name ]] ||
      refuse "$(target_folder)/$folder/$name is not there: leave out --no-build, or build it first"
  done
  STAGE=$(mktemp -d)
  mkdir "$STAGE/release"
  for name in zhidian zhidian-hall; do
    cp "$(realpath "$(target_folder)/$folder/$name")" "$STAGE/release/$name"
  done
}

# make_package NAME MANIFEST
make_package() {
  local fast=()
  [[ $PROFILE == dev ]] && fast=(--fast)
  CARGO_TARGET_DIR=$STAGE cargo deb --manifest-path "$2" --no-build --locked --strip "${fast[@]}" --output "$TO" --quiet >/dev/null ||
    refuse "the package $1 could not be made: see the message above"
  say "$(ls -t "$TO/$1"_*.deb | head -n 1)"
}
