# The checks of scripts/test that are more than one command.

# Version that is fetched where none is installed.
NEXTEST_VERSION=0.9.143

run_rust_tests() {
  # Tests of windows need a screen and a driver that is the same everywhere.
  if cargo nextest --version >/dev/null 2>&1 || install_nextest; then
    cargo nextest run --locked --workspace --no-fail-fast
  else
    say "cargo-nextest could not be fetched; cargo test runs the same tests."
    cargo test --locked --workspace --lib --bins --tests
  fi
}

install_nextest() {
  step "Fetching cargo-nextest"
  cargo install --locked cargo-nextest --version "$NEXTEST_VERSION"
}

# Examples in documentation, in the crates that have any: linking each of the others' would only take time.
run_documentation_tests() {
  local crate found=0
  while read -r crate; do
    found=1
    cargo test --locked --doc -p "$crate"
  done < <(crates_with_examples)
  ((found)) || say "No crate has an example in its documentation."
}

crates_with_examples() {
  local manifest folder
  for manifest in Cargo.toml crates/*/Cargo.toml; do
    folder=$(dirname "$manifest")/src
    if grep -rqE '^ *//[/!] +```(rust|should_panic|no_run|compile_fail)?$' "$folder" --include='*.rs'; then
      sed -n 's/^name *= *"\(.*\)"/\1/p' "$manifest" | head -n 1
    fi
  done
}

# Two versions of the engine double the build and do not work together; a careless update brings them in.
check_one_engine() {
  local name versions
  for name in bevy_ecs bevy_egui egui wgpu winit; do
    versions=$(cargo tree --locked --workspace --prefix none --format '{p}' -e normal,build,dev |
      awk -v name="$name" '$1 == name { print $2 }' | sort -u)
    if [[ $(wc -w <<<"$versions") != 1 ]]; then
      say "There has to be one $name, and there is: $(paste -sd' ' <<<"${versions:-none}"). See docs/adr/0001."
      return 1
    fi
    say "one $name, $versions"
  done
  # The server must build where no engine does.
  if cargo tree --locked -p zhidian-hall --prefix none --format '{p}' -e normal,build | grep -q '^bevy'; then
    say "zhidian-hall needs Bevy now; it must not: see ARCHITECTURE.md, invariant 1."
    return 1
  fi
}

check_scripts() {
  local script
  for script in scripts/run scripts/test .ci/run scripts/lib/*.sh scripts/tests/*.sh; do
    bash -n "$script"
  done
  for script in scripts/tests/*.sh; do
    bash "$script"
  done
}
