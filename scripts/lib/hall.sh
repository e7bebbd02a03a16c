# The hall server: starts it, waits until it answers, asks how it is.

HALL_PID=

hall_address() { printf 'http://127.0.0.1:%s\n' "$PORT"; }

require_free_port() {
  # A connection that succeeds means somebody listens.
  if (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then
    refuse "port $PORT is in use: stop the program that holds it, or choose another with --port"
  fi
}

start_hall() {
  fresh_log "$LOGS/hall.log"
  setsid "$(target_folder)/debug/zhidian-hall" serve --listen "127.0.0.1:$PORT" --data "$DATA/hall" --seed-demo \
    >>"$LOGS/hall.log" 2>&1 &
  HALL_PID=$!
  local tenths
  for ((tenths = 0; tenths < 600; tenths++)); do
    hall_is_well && return
    is_running "$HALL_PID" || refuse "the hall server did not start: $(tail -n 1 "$LOGS/hall.log")"
    nap 0.1
  done
  refuse "the hall server did not get well within a minute: see $LOGS/hall.log"
}

hall_is_well() { curl -fsS --noproxy '*' --max-time 5 -o /dev/null "$(hall_address)/healthz" 2>/dev/null; }

# How many exhibits the server has heard of lately.
exhibits_heard() {
  curl -fsS --noproxy '*' --max-time 5 "$(hall_address)/metrics" 2>/dev/null |
    awk '$1 == "zhidian_hall_exhibits_heard" { heard = $2 } END { print heard + 0 }'
}
