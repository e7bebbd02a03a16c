# The exhibit: starts it, and starts it again when staff ask for it or when it crashes.

EXHIBIT_PID=
# Exit code with which it asks to be started again (src/staff/command.rs).
RESTART_CODE=75
# Crashes so many times within a minute mean that starting again does not help.
MOST_CRASHES=3
CRASHES=0
CRASH_TIMES=()
ENDED_BY_STAFF=no

start_exhibit() {
  # A script's children ignore SIGINT unless told otherwise; the exhibit ends by it.
  setsid env --default-signal=INT "$(target_folder)/debug/zhidian" run --profile "$PROFILE" --placement "$PLACEMENT" --data "$DATA/exhibit" \
    --server "$(hall_address)" --token-file "$DATA/hall/device-token" --staff-pin-file "$DATA/hall/staff-pin.txt" \
    --takeaway-base "${ZHIDIAN_TAKEAWAY:-$(hall_address)/t/}" --demo --name "$PROFILE-1" "${DESKTOP_SIZE[@]}" \
    >>"$LOGS/exhibit.log" 2>&1 &
  EXHIBIT_PID=$!
}

# Called when the exhibit is not running any more: starts it again, or returns 1 where it is to stay ended.
exhibit_has_ended() {
  local code=0
  wait "$EXHIBIT_PID" || code=$?
  EXHIBIT_PID=
  case $code in
    0)
      say "Staff ended the exhibit."
      ENDED_BY_STAFF=yes
      return 1
      ;;
    "$RESTART_CODE")
      say "Staff asked for a restart of the exhibit."
      ;;
    *)
      CRASHES=$((CRASHES + 1))
      say "The exhibit ended with code $code ($(tail -n 1 "$LOGS/exhibit.log")); its whole log is $LOGS/exhibit.log"
      crashes_too_often && return 1
      nap 1
      ;;
  esac
  start_exhibit
}

crashes_too_often() {
  local now=$SECONDS recent=() at
  for at in "${CRASH_TIMES[@]}" "$now"; do
    ((now - at < 60)) && recent+=("$at")
  done
  CRASH_TIMES=("${recent[@]}")
  ((${#recent[@]} > MOST_CRASHES))
}
