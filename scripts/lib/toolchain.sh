# The Rust toolchain, pinned in rust-toolchain.toml: the one thing apt cannot give.

require_toolchain() {
  local wanted
  wanted=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' "$ROOT/rust-toolchain.toml")
  [[ -f ${CARGO_HOME:-$HOME/.cargo}/env ]] && . "${CARGO_HOME:-$HOME/.cargo}/env"
  have rustup || have cargo || install_rustup "$wanted"
  if have rustup; then
    # rustup itself fetches what rust-toolchain.toml names, here and not in the middle of a build.
    (cd "$ROOT" && rustup which cargo >/dev/null 2>&1) || fetch_toolchain "$wanted"
    return
  fi
  local has
  has=$(rustc --version 2>/dev/null | cut -d' ' -f2)
  [[ -n $has && $(printf '%s\n%s\n' "$wanted" "$has" | sort -V | head -n 1) == "$wanted" ]] ||
    refuse "Rust $wanted is needed and this machine has ${has:-none}: install rustup from https://rustup.rs, which fetches the right one"
}

install_rustup() {
  step "Installing Rust $1 with rustup's own installer"
  curl --proto '=https' --tlsv1.2 -sSf --connect-timeout 20 https://sh.rustup.rs |
    sh -s -- -y --no-modify-path --profile minimal --default-toolchain none ||
    refuse "Rust $1 is missing and its installer cannot be fetched: install rustup from https://rustup.rs on this machine and start again"
  . "${CARGO_HOME:-$HOME/.cargo}/env"
}

fetch_toolchain() {
  step "Fetching Rust $1"
  (cd "$ROOT" && rustup toolchain install "$1" --profile minimal --component rustfmt --component clippy) ||
    refuse "Rust $1 could not be fetched: check the network, then run 'rustup toolchain install $1'"
}
