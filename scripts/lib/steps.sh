# Named, timed steps: each says what it does, how long it took, and the first that fails ends the run by its name.

STEP_NAMES=()
STEP_SECONDS=()
STEP_NOW=
STEP_BEGAN=0

# run_step NAME COMMAND...
run_step() {
  STEP_NOW=$1
  STEP_BEGAN=$SECONDS
  shift
  step "$STEP_NOW"
  # Not in a condition: there, bash would go on after a failing line of a function.
  "$@"
  STEP_NAMES+=("$STEP_NOW")
  STEP_SECONDS+=($((SECONDS - STEP_BEGAN)))
  STEP_NOW=
}

# For an EXIT trap.
sum_up() {
  local code=$? i
  printf '\n== Seconds\n'
  for i in "${!STEP_NAMES[@]}"; do
    printf '%6d  %s\n' "${STEP_SECONDS[i]}" "${STEP_NAMES[i]}"
  done
  if [[ -n $STEP_NOW ]]; then
    printf '%6d  %s: FAILED\n' $((SECONDS - STEP_BEGAN)) "$STEP_NOW"
    ((code != 0)) || code=1
  fi
  printf '%6d  in all\n' "$SECONDS"
  exit "$code"
}
