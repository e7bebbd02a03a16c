# Where windows go: this machine's desktop, or a virtual screen where there is none.

SCREEN_PID=
# What the exhibit is told of the desktop's size; its own default where the desktop does not say.
DESKTOP_SIZE=()

# Sets PLACEMENT, and DISPLAY where a virtual screen is started.
open_desktop() {
  PLACEMENT=desktop
  [[ $FULLSCREEN == yes ]] && PLACEMENT=fullscreen
  if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
    measure_desktop
    return
  fi
  # One virtual screen is no two monitors: the displays stand side by side at their own pixels.
  if [[ $FULLSCREEN == yes ]]; then
    say "There is no desktop and so no monitor to fill: --fullscreen is left out, and the displays stand side by side."
  fi
  PLACEMENT=native
  open_virtual_screen
}

# The first monitor, less some room for the desktop's own bars and the windows' frames.
measure_desktop() {
  local size
  have xrandr || return 0
  size=$(xrandr --listactivemonitors 2>/dev/null |
    awk 'NR == 2 { split($3, part, "[/x+]"); if (part[1] > 480 && part[3] > 360) print part[1] - 80 "x" part[3] - 120 }')
  [[ -z $size ]] || DESKTOP_SIZE=(--desktop "$size")
}

open_virtual_screen() {
  local size number_file=$LOGS/virtual-screen number= tries
  size=$(screen_size "$ROOT/scenes/profiles/$PROFILE.ron")
  # Made here, since it is read below perhaps before the process in the background has opened it.
  : >"$number_file"
  # Xvfb picks a free display number itself and writes it down.
  setsid Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp 3>"$number_file" >"$LOGS/virtual-screen.log" 2>&1 &
  SCREEN_PID=$!
  for ((tries = 0; tries < 100; tries++)); do
    # The number counts only with its end of line: without it, it may still be growing.
    number=$(tr -cd '0-9\n' <"$number_file")
    [[ -n $number && $(wc -l <"$number_file") -ge 1 ]] && break
    is_running "$SCREEN_PID" || break
    sleep 0.1
  done
  is_running "$SCREEN_PID" && [[ -n $number ]] ||
    refuse "the virtual screen did not start: see $LOGS/virtual-screen.log"
  export DISPLAY=:$number
  use_software_vulkan
}

# A virtual screen has no graphics card: Mesa's software driver draws.
use_software_vulkan() {
  local icd
  for icd in /usr/share/vulkan/icd.d/lvp_icd*.json; do
    if [[ -f $icd ]]; then export VK_ICD_FILENAMES=$icd VK_DRIVER_FILES=$icd; fi
  done
}

# Width and height in pixels of all displays of a profile side by side, as WIDTHxHEIGHT.
screen_size() {
  awk -F'[:,]' '
    $1 ~ /^ *width_px$/ { width += $2 }
    $1 ~ /^ *height_px$/ { if ($2 + 0 > height) height = $2 + 0 }
    END { if (!width || !height) exit 1; printf "%dx%d\n", width, height }' "$1" ||
    refuse "$1 has no width_px and height_px: give every display its pixels, a line each"
}
