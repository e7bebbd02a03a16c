# The exhibit: starts it, and starts it again when staff ask for it or when it crashes.

EXHIBIT_PID=
# Its name in the hall, whatever it shows.
EXHIBIT_NAME=exhibit-1
# Exit code with which it asks to be started again (src/staff/command.rs).
RESTART_CODE=75
# Crashes so many times within a minute mean that starting again does not help.
MOST_CRASHES=3
CRASHES=0
CRASH_TIMES=()
ENDED_BY_STAFF=no

# Lets this PC's exhibit into the hall: a code, the exhibit's fingerprint, and staff's word, here by the same hand.
enrol_exhibit() {
  exhibit_is_let_in && return
  local code fingerprint tenths
  : >"$LOGS/fingerprint"
  code=$(hall_devices invite --name "$EXHIBIT_NAME" 2>>"$LOGS/enrol.log") || refuse "no code was made: see $LOGS/enrol.log"
  setsid "$(target_folder)/debug/zhidian" enrol --server "$(hall_address)" --code "$code" --data "$DATA/exhibit" \
    >"$LOGS/fingerprint" 2>>"$LOGS/enrol.log" &
  EXHIBIT_PID=$!
  for ((tenths = 0; tenths < 600; tenths++)); do
    read -r fingerprint <"$LOGS/fingerprint" && break
    is_running "$EXHIBIT_PID" || refuse "the exhibit was not let in: $(tail -n 1 "$LOGS/enrol.log")"
    nap 0.1
  done
  [[ -n ${fingerprint:-} ]] || refuse "the exhibit did not ask to be let in within a minute: see $LOGS/enrol.log"
  hall_devices confirm "$fingerprint" >>"$LOGS/enrol.log" 2>&1 || refuse "the exhibit was not let in: see $LOGS/enrol.log"
  wait "$EXHIBIT_PID" || refuse "the exhibit was not let in: $(tail -n 1 "$LOGS/enrol.log")"
  EXHIBIT_PID=
}

# Whether the hall has let in a key of this exhibit's identity, and the exhibit has its half.
exhibit_is_let_in() {
  [[ -s $DATA/exhibit/device-key && -s $DATA/exhibit/journal/device ]] || return 1
  hall_devices list 2>>"$LOGS/enrol.log" | grep -F "let in" | grep -qF "$(cat "$DATA/exhibit/journal/device")"
}

hall_devices() { "$(target_folder)/debug/zhidian-hall" device "$@" --data "$DATA/hall"; }

start_exhibit() {
  # A script's children ignore SIGINT unless told otherwise; the exhibit ends by it.
  setsid env --default-signal=INT "$(target_folder)/debug/zhidian" run --profile "$PROFILE" --placement "$PLACEMENT" --data "$DATA/exhibit" \
    --server "$(hall_address)" \
    --takeaway-base "${ZHIDIAN_TAKEAWAY:-$(hall_address)/t/}" --demo "${DESKTOP_SIZE[@]}" \
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
