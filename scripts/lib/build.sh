# The two programs, in the one profile that runs, tests and develops (docs/adr/0002).

target_folder() { printf '%s\n' "${CARGO_TARGET_DIR:-$ROOT/target}"; }

build_programs() {
  require_room "$(target_folder)" "the build" "${BUILD_ROOM_MIB}"
  step "Building the programs (the first time takes long, then seconds)"
  # --examples: there are none, but with it cargo gives libraries the features tests need too. Without it the engine
  # and the database engine would be compiled once for scripts/run and once more for scripts/test.
  (cd "$ROOT" && cargo build --locked --workspace --bins --examples) ||
    refuse "the programs could not be built: see the compiler's message above"
}

# A build from nothing needs much room, the next ones little.
BUILD_ROOM_MIB=1024
[[ -x $(target_folder)/debug/zhidian ]] || BUILD_ROOM_MIB=8192
