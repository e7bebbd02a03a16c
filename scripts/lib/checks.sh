# The checks of scripts/test that are more than one command.

run_rust_tests() {
  # Pictures are compared with ones that this driver drew; a graphics card draws edges otherwise.
  use_software_vulkan
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --locked --workspace --no-fail-fast
  else
    # The same tests; building cargo-nextest would take longer than it saves.
    cargo test --locked --workspace --lib --bins --tests --no-fail-fast
  fi
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
  for script in scripts/run scripts/test scripts/package .ci/run scripts/lib/*.sh scripts/tests/*.sh packaging/*.sh; do
    bash -n "$script"
  done
  for script in scripts/tests/*.sh; do
    bash "$script"
  done
}

# The whole product for some seconds, on a virtual screen and data of its own.
check_product() {
  local data port code=0
  data=$(mktemp -d)
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  env DISPLAY= WAYLAND_DISPLAY= ZHIDIAN_DATA="$data" scripts/run --for 10 --port "$port" || code=$?
  if ((code != 0)); then tail -n 20 "$data"/log/*.log; fi
  rm -rf "$data"
  return "$code"
}
