#!/usr/bin/env bash
# The two Debian packages of the programs that are built: what is inside, who may write it, that units and configuration
# files are good, and that the daily backup keeps as many as it says. Installing them for real is packaging/trial.sh.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
UNITS=usr/lib/systemd/system

wrong() {
  printf '%s\n' "$*"
  exit 1
}

for script in "$ROOT"/packaging/*/scripts/* "$ROOT/packaging/hall/hall-backup" "$ROOT/packaging/exhibit/exhibit"; do
  sh -n "$script"
done

# What scripts/package refuses is one line, and nothing is made.
for arguments in "--nonsense" "--profile bench" "--to" "--no-build --to $WORK/file/debs"; do
  touch "$WORK/file"
  code=0
  # shellcheck disable=SC2086
  "$ROOT/scripts/package" $arguments >"$WORK/out" 2>"$WORK/err" || code=$?
  if ((code != 2)) || [[ $(wc -l <"$WORK/err") != 1 ]]; then
    wrong "scripts/package $arguments gave $code: $(cat "$WORK/out" "$WORK/err")"
  fi
done

"$ROOT/scripts/package" --profile dev --no-build --to "$WORK/debs"
declare -A DEPENDS
for name in zhidian-hall zhidian-exhibit; do
  deb=("$WORK/debs/${name}"_*.deb)
  dpkg-deb -x "${deb[0]}" "$WORK/$name"
  dpkg-deb -e "${deb[0]}" "$WORK/$name.control"
  DEPENDS[$name]=$(dpkg-deb -f "${deb[0]}" Depends)
  # Nobody but root writes anything, and nothing runs as another.
  odd=$(dpkg-deb -c "${deb[0]}" | awk '$1 ~ /^.....w|^........w|[sS]/ || ($2 != "0/0" && $2 != "root/root")')
  [[ -z $odd ]] || wrong "$name has files that others may write or that run as another user: $odd"
  for script in postinst prerm postrm; do
    [[ -x $WORK/$name.control/$script ]] || wrong "$name lacks its $script"
  done
  # What the hall writes into its files stays through an update.
  (cd "$WORK/$name" && find etc -type f | sed 's|^|/|' | sort) >"$WORK/etc"
  sort "$WORK/$name.control/conffiles" | diff - "$WORK/etc" || wrong "not every file in /etc of $name is kept through an update"
done

# Every program and file that a unit or a script of ours names is in the package, or in one that it depends on; coreutils is
# on every Debian.
declare -A PACKAGE_OF=([pkill]=procps [timeout]=coreutils [tail]=coreutils [false]=coreutils)
for unit in "$WORK"/*/"$UNITS"/zhidian-*.service "$WORK"/*/usr/lib/zhidian/*; do
  name=$(cut -d/ -f1 <<<"${unit#"$WORK"/}")
  for path in $(grep -v '^#' "$unit" | grep -oE '/(usr/bin|usr/lib/zhidian|usr/share|etc)/[A-Za-z0-9._/-]+'); do
    program=$(basename "$path")
    package=${PACKAGE_OF[$program]:-$program}
    [[ -e $WORK/$name$path || $package == coreutils || ${DEPENDS[$name]} =~ (^|[ ,])$package([ ,]|$) ]] ||
      wrong "$(basename "$unit") names $path, which is not in $name"
  done
done
grep -qx 'path=/usr/lib/zhidian/exhibit' "$WORK/zhidian-exhibit/etc/zhidian/weston.ini"

# Outputs are for windows that the profile opens.
for id in $(grep -oP '^app-ids=zhidian\.\K.*' "$WORK/zhidian-exhibit/etc/zhidian/weston.ini"); do
  grep -q "id: \"$id\"" "$ROOT/scenes/profiles/dual-screen.ron" || wrong "weston.ini places a display '$id' that is not there"
done

# Units are held against systemd itself where it is there, beside its own targets and with stand-ins for other programs.
if command -v systemd-analyze >/dev/null; then
  mkdir -p "$WORK/root/$UNITS"
  cp /lib/systemd/system/*.target "$WORK/root/$UNITS"
  cp -r "$WORK"/zhidian-*/usr "$WORK"/zhidian-*/etc "$WORK/root"
  for program in cage weston; do
    printf '#!/bin/sh\n' >"$WORK/root/usr/bin/$program"
    chmod +x "$WORK/root/usr/bin/$program"
  done
  names=$(cd "$WORK/root/$UNITS" && echo zhidian-*)
  # shellcheck disable=SC2086
  systemd-analyze verify --root="$WORK/root" --man=no $names >"$WORK/verified" 2>&1 || wrong "$(cat "$WORK/verified")"
  [[ ! -s $WORK/verified ]] || wrong "$(cat "$WORK/verified")"
fi

# The configuration files as they are shipped, and one with a mistake.
hall=$WORK/zhidian-hall/usr/bin/zhidian-hall
exhibit=$WORK/zhidian-exhibit/usr/bin/zhidian
"$hall" serve --config "$WORK/zhidian-hall/etc/zhidian/hall.toml" --check >/dev/null
"$exhibit" run --config "$WORK/zhidian-exhibit/etc/zhidian/exhibit.toml" --check >/dev/null 2>"$WORK/err" || wrong "$(cat "$WORK/err")"
sed 's/^profile/proflie/' "$WORK/zhidian-exhibit/etc/zhidian/exhibit.toml" >"$WORK/mistake.toml"
code=0
"$exhibit" run --config "$WORK/mistake.toml" --check >/dev/null 2>"$WORK/err" || code=$?
if ((code != 2)) || ! grep -q "did you mean 'profile'" "$WORK/err"; then
  wrong "a mistake in exhibit.toml gave $code: $(cat "$WORK/err")"
fi

# The daily backup: the newest two of three stay, and a file of another name is left alone.
mkdir "$WORK/backup"
"$hall" serve --listen 127.0.0.1:0 --data "$WORK/data" >"$WORK/address" 2>"$WORK/hall.log" &
HALL=$!
trap 'kill "$HALL" 2>/dev/null || true; rm -rf "$WORK"' EXIT
for _ in {1..300}; do
  [[ -s $WORK/address ]] && break
  sleep 0.1
done
[[ -s $WORK/address ]] || wrong "the packaged hall server did not start: $(cat "$WORK/hall.log")"
touch "$WORK/backup/hall-2020-01-01T000000Z.zip" "$WORK/backup/hall-2020-01-02T000000Z.zip" "$WORK/backup/by-hand.zip"
PATH=$WORK/zhidian-hall/usr/bin:$PATH sh "$WORK/zhidian-hall/usr/lib/zhidian/hall-backup" "$WORK/data" "$WORK/backup" 2 >/dev/null
kill "$HALL"
wait "$HALL" || true
kept=$(cd "$WORK/backup" && echo *)
[[ $kept =~ ^by-hand.zip\ hall-2020-01-02T000000Z.zip\ hall-20[0-9TZ-]+.zip$ ]] || wrong "after the daily backup there are: $kept"
"$hall" restore --from "$WORK/backup/$(ls "$WORK/backup" | tail -n 1)" --data "$WORK/restored" >/dev/null

echo "the packages hold what they name, and their units and configuration files are good"
