# Debian and Ubuntu packages. Only what is missing is installed, so a second start does not ask apt anything.

# What the exhibit loads at run time: windows, keyboard, Vulkan, and a screen where there is none.
EXHIBIT_PACKAGES=(libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon0 libxkbcommon-x11-0
  libvulkan1 mesa-vulkan-drivers xvfb)
# What tests need beside that: a second reader of QR codes.
TEST_PACKAGES=(zbar-tools)

have() { command -v "$1" >/dev/null 2>&1; }

# Installs what the named lists and the builds need. Commands count however they came to the machine.
install_packages() {
  local missing=() name
  for name in "$@"; do
    package_is_installed "$name" || missing+=("$name")
  done
  have curl || missing+=(curl ca-certificates)
  have cc || missing+=(build-essential)
  have pkg-config || missing+=(pkg-config)
  node_is_new_enough || missing+=(nodejs)
  have npm || missing+=(npm)
  ((${#missing[@]} == 0)) || apt_install "${missing[@]}"
  node_is_new_enough || refuse "the pages need Node 18.13 or newer, and this machine has $(node --version 2>/dev/null || echo none): install a newer nodejs package"
}

# The browser the pages are tried in. Some distributions call the command otherwise.
install_chromium() {
  local name
  if [[ -n ${CHROMIUM:-} ]]; then
    [[ -x $CHROMIUM ]] || refuse "\$CHROMIUM is '$CHROMIUM', which cannot be run: set it to the browser's program, or unset it"
    return
  fi
  have chromium || have chromium-browser || apt_install chromium
  for name in chromium chromium-browser; do
    if have "$name"; then
      CHROMIUM=$(command -v "$name")
      export CHROMIUM
      return
    fi
  done
  refuse "there is no Chromium: install it, or set CHROMIUM to a browser's program"
}

package_is_installed() {
  have dpkg-query || return 1
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

node_is_new_enough() {
  have node && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 18 || (a === 18 && b >= 13) ? 0 : 1)'
}

apt_install() {
  local root=()
  have apt-get || refuse "these are missing and there is no apt to install them with: $*; install them and start again"
  if ((EUID != 0)); then
    have sudo || refuse "these packages are missing: $*; run 'apt-get install $*' as root and start again"
    root=(sudo)
  fi
  step "Installing packages: $*"
  "${root[@]}" apt-get update -q &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" ||
    refuse "apt could not install $*: see its message above, put it right and start again"
}
