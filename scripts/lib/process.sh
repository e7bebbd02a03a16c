# The processes this script started, and no others.

is_running() { [[ -n $1 ]] && kill -0 "$1" 2>/dev/null; }

# end_process PID NAME SECONDS [SIGNAL]: asks it to end, and after SECONDS ends it.
end_process() {
  local pid=$1 name=$2 tenths=$(($3 * 10)) signal=${4:-TERM}
  is_running "$pid" || return 0
  kill -s "$signal" "$pid" 2>/dev/null || true
  while is_running "$pid" && ((tenths-- > 0)); do sleep 0.1; done
  if is_running "$pid"; then
    say "The $name did not end when asked and was ended."
    kill -KILL "$pid" 2>/dev/null || true
  fi
  wait "$pid" 2>/dev/null || true
}

# Sleeps so that a signal is heard at once.
nap() {
  sleep "$1" &
  wait $! || true
}

# Keeps the log of the last start beside the new one, so that logs do not grow for ever.
fresh_log() {
  [[ -f $1 ]] && mv -f "$1" "$1.before"
  : >"$1"
}
