# Whether every part is well, and why not.

# Waits until the hall server has heard of the exhibit.
wait_for_exhibit() {
  local until=$((SECONDS + 180))
  while ((SECONDS < until)); do
    (($(exhibits_heard) >= 1)) && return 0
    is_running "$HALL_PID" || { ILL="the hall server has ended"; return 1; }
    is_running "$EXHIBIT_PID" || exhibit_has_ended || { ILL="the exhibit has ended"; return 1; }
    nap 0.5
  done
  ILL="the hall server has not heard of the exhibit for three minutes: see $LOGS/exhibit.log"
  return 1
}

# True while every process runs. The exhibit is started again where that helps.
parts_run() {
  is_running "$HALL_PID" || { ILL="the hall server has ended: see $LOGS/hall.log"; return 1; }
  [[ -z $SCREEN_PID ]] || is_running "$SCREEN_PID" || { ILL="the virtual screen has ended"; return 1; }
  is_running "$EXHIBIT_PID" || exhibit_has_ended || { ILL="the exhibit has ended: see $LOGS/exhibit.log"; return 1; }
}

# True where the server says that it is well and has heard of the exhibit lately.
server_is_content() {
  hall_is_well || { ILL="the hall server does not say that it is well"; return 1; }
  (($(exhibits_heard) >= 1)) || { ILL="the hall server does not hear of the exhibit any more"; return 1; }
}

# Watches until the time is over, or for ever where FOR is 0. One slow answer of the server is no illness, three are.
watch_parts() {
  local end=$((SECONDS + FOR)) asked=$SECONDS doubts=0
  while ((FOR == 0 || SECONDS < end)); do
    parts_run || return 1
    if ((SECONDS - asked >= 5)); then
      asked=$SECONDS
      if server_is_content; then doubts=0; else doubts=$((doubts + 1)); fi
      ((doubts < 3)) || return 1
    fi
    nap 1
  done
  parts_run && server_is_content || return 1
  ((CRASHES == 0)) || { ILL="the exhibit crashed $CRASHES times"; return 1; }
}
