#!/usr/bin/env bash
# What scripts/run refuses before it installs, builds or starts anything: one line that says what to do, exit 2.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

# refused WORDS ARGUMENT...: the run ends with 2 and one line that has WORDS.
refused() {
  local words=$1 code=0
  shift
  ZHIDIAN_DATA=${FOLDER:-$WORK/data} "$HERE/run" "$@" >"$WORK/out" 2>"$WORK/err" || code=$?
  if ((code != 2)) || [[ $(wc -l <"$WORK/err") != 1 ]] || ! grep -qF -- "$words" "$WORK/err"; then
    printf 'scripts/run %s: expected exit 2 and one line with "%s", got exit %s and: %s\n' \
      "$*" "$words" "$code" "$(cat "$WORK/err")"
    exit 1
  fi
}

refused "'--nonsense' is not understood" --nonsense
refused "--port needs a value" --port
refused "--port is '70000'" --port 70000
refused "--port is '08420'" --port 08420
refused "--for is 'soon'" --for soon
refused "there is no profile 'no-such': there are dual-screen" --profile no-such
refused "there is no profile '../dual-screen'" --profile ../dual-screen

# A file where the folder should be cannot be written by anyone, root included.
touch "$WORK/file"
FOLDER=$WORK/file/data refused "cannot be made: choose another with ZHIDIAN_DATA"

# Somebody who listens on the port, found by asking for a free one.
node -e '
  const server = require("net").createServer().listen(0, "127.0.0.1", () => {
    require("fs").writeFileSync(process.argv[1], String(server.address().port) + "\n");
  });' "$WORK/port" &
LISTENER=$!
trap 'kill "$LISTENER" 2>/dev/null || true; rm -rf "$WORK"' EXIT
for _ in {1..100}; do
  [[ -s $WORK/port ]] && break
  sleep 0.1
done
refused "is in use: stop the program that holds it, or choose another with --port" --port "$(cat "$WORK/port")"

# A disk with less room than is needed, with words and room given to the check itself.
if ("$BASH" -c '. "$0/lib/say.sh"; . "$0/lib/folder.sh"; require_room "$1" "the test" 999999999' "$HERE" "$WORK") 2>"$WORK/err"; then
  echo "a full disk was not refused"
  exit 1
fi
grep -qF "free some room and start again" "$WORK/err"

echo "scripts/run refuses what it should, in one line each"
