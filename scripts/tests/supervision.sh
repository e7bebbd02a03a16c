#!/usr/bin/env bash
# How scripts/run looks after what it starts, tried with stand-ins for the two programs: a server that answers what the
# script asks, and an exhibit that ends as each case wants. Everything else is the script as it is.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
PROGRAMS=$WORK/target/debug
mkdir -p "$PROGRAMS" "$WORK/bin"

# The build is not what is tried here.
printf '#!/bin/sh\nexit 0\n' >"$WORK/bin/cargo"
printf '#!/bin/sh\nexit 0\n' >"$WORK/bin/npm"

cat >"$PROGRAMS/zhidian-hall" <<'JS'
#!/usr/bin/env node
const { appendFileSync, existsSync, mkdirSync, writeFileSync } = require("fs");
const after = (name) => process.argv[process.argv.indexOf(name) + 1];
const data = after("--data");
mkdirSync(data, { recursive: true });
if (process.argv[2] === "device") {
  appendFileSync(`${data}/devices`, `${process.argv.slice(3, 5).join(" ")}\n`);
  if (process.argv[3] === "invite") console.log("7KQ2M-XB4TD");
  process.exit(0);
}
writeFileSync(`${data}/staff-pin.txt`, "271828\n");
process.on("SIGTERM", () => { writeFileSync(`${data}/ended`, ""); process.exit(0); });
require("http").createServer((ask, answer) => {
  if (existsSync(`${data}/ill`)) answer.writeHead(503);
  answer.end(ask.url === "/metrics" ? `zhidian_hall_exhibits_heard ${existsSync(`${data}/heard`) ? 1 : 0}\n` : "{}");
}).listen(Number(after("--listen").split(":")[1]), "127.0.0.1");
JS

# Ends with the next code of the case's list; "stay" stays until it is asked to end.
cat >"$PROGRAMS/zhidian" <<'SH'
#!/usr/bin/env bash
case_folder=$(dirname "$0")/../../case
if [[ $1 == enrol ]]; then
  echo AB12CD
  until grep -qs "confirm AB12CD" "$ZHIDIAN_DATA/hall/devices"; do sleep 0.1; done
  exit 0
fi
printf '%s\n' "$*" >>"$case_folder/started"
plan=$(head -n 1 "$case_folder/plan")
sed -i 1d "$case_folder/plan"
trap 'touch "$case_folder/asked-to-end"; exit 0' INT
touch "$ZHIDIAN_DATA/hall/heard"
while [[ $plan == stay ]]; do sleep 0.1; done
sleep 1
exit "$plan"
SH
chmod +x "$WORK/bin/"* "$PROGRAMS/"*

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# started PLAN ARGUMENT...: runs the script with an exhibit that ends as the plan's words say.
started() {
  local plan=$1
  shift
  rm -rf "$WORK/case" "$WORK/data"
  mkdir -p "$WORK/case"
  tr ' ' '\n' <<<"$plan" >"$WORK/case/plan"
  CODE=0
  env PATH="$WORK/bin:$PATH" DISPLAY="${SCREEN-:7}" WAYLAND_DISPLAY= ZHIDIAN_DATA="$WORK/data" \
    CARGO_TARGET_DIR="$WORK/target" "$HERE/run" --port "$(free_port)" "$@" >"$WORK/out" 2>&1 || CODE=$?
}

# expect CODE WORDS STARTS: exit code, words among what was said, how often the exhibit was started.
expect() {
  local starts=0
  # Where the script gave up before the exhibit, there is no such file, and what it said has to be seen.
  [[ ! -e $WORK/case/started ]] || starts=$(wc -l <"$WORK/case/started")
  if ((CODE != $1)) || ! grep -qF -- "$2" "$WORK/out" || ((starts != $3)); then
    printf 'expected exit %s, "%s" and %s starts; got exit %s, %s starts and:\n' "$1" "$2" "$3" "$CODE" "$starts"
    cat "$WORK/out"
    exit 1
  fi
}

started "stay" --for 3
expect 0 "Every part stayed well for 3 seconds." 1
grep -q "271828" "$WORK/out"
grep -q "invite --name" "$WORK/data/hall/devices"
[[ -e $WORK/case/asked-to-end && -e $WORK/data/hall/ended ]] || { echo "the programs were not asked to end"; exit 1; }
grep -q -- "--placement desktop" "$WORK/case/started"

started "75 stay" --for 5
expect 0 "Staff asked for a restart" 2

started "3 stay" --for 6
expect 1 "the exhibit crashed 1 times" 2

started "4 4 4 4 4 4"
expect 1 "the exhibit has ended" 4

started "0"
expect 0 "Staff ended the exhibit." 1

started "0" --for 20
expect 1 "Not well: the exhibit has ended" 1

# Without a desktop there is a virtual screen, wide enough for both displays, and the way to it is told; so is that it
# cannot be filled monitor by monitor.
SCREEN='' started "stay" --for 2 --fullscreen
expect 0 "the exhibit runs on a virtual screen: open http://127.0.0.1:" 1
expect 0 "--fullscreen is left out" 1
grep -q -- "--placement native" "$WORK/case/started"

# Ctrl-C, as a terminal sends it: the exhibit and the server are asked to end, and nothing stays.
rm -rf "$WORK/case" "$WORK/data"
mkdir -p "$WORK/case"
echo stay >"$WORK/case/plan"
env PATH="$WORK/bin:$PATH" DISPLAY=:7 ZHIDIAN_DATA="$WORK/data" CARGO_TARGET_DIR="$WORK/target" \
  "$HERE/run" --port "$(free_port)" >"$WORK/out" 2>&1 &
RUN=$!
for _ in {1..200}; do
  grep -q "Ctrl-C ends everything" "$WORK/out" && break
  sleep 0.1
done
kill -TERM "$RUN"
wait "$RUN" || true
[[ -e $WORK/case/asked-to-end && -e $WORK/data/hall/ended ]] || { echo "a signal left the programs running"; cat "$WORK/out"; exit 1; }

echo "scripts/run looks after what it starts"
