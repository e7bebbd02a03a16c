#!/usr/bin/env bash
# Walks docs/operations.md: from an empty Debian to records stored, an update and back, a backup restored, and removal. Each
# step says how many seconds have gone. Needs root, debootstrap and systemd-nspawn. A display is not needed: what stands for it is
# the only thing that differs from a hall.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$ROOT/scripts/lib/say.sh"
PORT=8420
DEBS=
SUITE=bookworm
WORK=
NSPAWN=

main() {
  (($# == 1)) && [[ -d $1 ]] || refuse "give the folder that holds the packages, such as target/debian"
  DEBS=$(cd "$1" && pwd)
  ((EUID == 0)) || refuse "a container needs root: run it as root"
  for program in debootstrap systemd-nspawn nsenter curl dpkg-deb; do
    command -v "$program" >/dev/null || refuse "$program is missing: apt install debootstrap systemd-container util-linux curl dpkg"
  done
  ! (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null || refuse "port $PORT is in use: stop the program that holds it"
  WORK=$(mktemp -d)
  trap end_container EXIT
  step "$(now) an empty Debian ($SUITE)"
  debootstrap --include=ca-certificates "$SUITE" "$WORK/root" >"$WORK/debootstrap.log" ||
    refuse "debootstrap failed: $(tail -n 1 "$WORK/debootstrap.log")"
  mkdir -p "$WORK/root/root/debs"
  cp "$DEBS"/zhidian-{hall,exhibit}_*.deb "$WORK/root/root/debs"
  boot
  walk
  say
  say "Everything went as docs/operations.md says, in $SECONDS seconds from nothing."
}

now() { printf '%4d s' "$SECONDS"; }

# boot [OPTION...]: starts the PC and waits until it is up.
boot() {
  step "$(now) the PC starts"
  systemd-nspawn --boot --directory "$WORK/root" --machine=zhidian-trial --register=no --keep-unit "$@" \
    >>"$WORK/console.log" 2>&1 </dev/null &
  NSPAWN=$!
  until_true "the container's system manager" booted
}

shut_down() {
  inside systemctl poweroff 2>/dev/null || true
  wait "$NSPAWN" || true
}

booted() { inside systemctl is-system-running 2>/dev/null | grep -qE 'running|degraded'; }

# A command on the PC.
inside() {
  local leader
  leader=$(pgrep -P "$NSPAWN" | head -n 1)
  [[ -n $leader ]] && nsenter --target "$leader" --all -- \
    env --chdir=/root -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

# until_true WHAT COMMAND...: waits for at most two minutes.
until_true() {
  local what=$1 tenths
  shift
  for ((tenths = 0; tenths < 1200; tenths++)); do
    "$@" && return
    sleep 0.1
  done
  fail "$what did not come"
}

fail() {
  say "$(now) $*"
  inside journalctl --no-pager --lines=40 --unit='zhidian*' || tail -n 20 "$WORK/console.log"
  exit 1
}

# Of packages in files, by a pattern that the PC's own shell fills in.
install() { inside sh -c "apt-get install -y -q --allow-downgrades $1" >"$WORK/apt.log" 2>&1 || fail "apt: $(tail -n 3 "$WORK/apt.log")"; }

hall_is_well() { curl -fsS --noproxy '*' --max-time 5 -o /dev/null "http://127.0.0.1:$PORT/healthz" 2>/dev/null; }

metric() { curl -fsS --noproxy '*' --max-time 5 "http://127.0.0.1:$PORT/metrics" 2>/dev/null | awk -v name="zhidian_hall_$1" '$1 == name { print $2 }'; }

records() { metric records_stored; }

more_records_than() { (($(records || echo 0) > $1)); }

walk() {
  step "$(now) the packages"
  inside apt-get update -q >"$WORK/apt.log" 2>&1
  install "./debs/*.deb"
  until_true "the hall server" hall_is_well
  say "$(now) the hall server is well, and runs as $(inside stat -c %U /var/lib/zhidian/hall)"

  no_displays
  step "$(now) the exhibit is connected"
  connect
  until_true "a record of the exhibit" more_records_than 0
  say "$(now) $(records) records stored: the hall works"
  stays_up zhidian-exhibit

  step "$(now) the exhibit is killed, and comes back"
  local before
  before=$(records)
  inside systemctl kill --signal=KILL zhidian-exhibit
  until_true "a record of the next start" more_records_than "$before"

  step "$(now) two displays"
  two_displays
  before=$(records)
  shut_down
  boot
  until_true "a record after the start of the PC" more_records_than "$before"
  step "$(now) a root file system that nobody can write to"
  read_only_root
  step "$(now) update and roll-back"
  update_and_back
  step "$(now) backup and restore"
  backup_and_restore
  step "$(now) removal"
  remove
}

# Stands for the displays that are not here: cage draws into memory, weston onto two windows of a virtual screen.
no_displays() {
  install "--no-install-recommends xvfb"
  inside mkdir -p /etc/systemd/system/zhidian-exhibit{,-dual}.service.d
  put /etc/systemd/system/zhidian-exhibit.service.d/no-display.conf <<'TEXT'
[Service]
Environment=WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman LIBSEAT_BACKEND=noop
TEXT
  put /etc/systemd/system/virtual-screen.service <<'TEXT'
[Service]
Type=exec
ExecStart=/usr/bin/Xvfb :9 -ac -nolisten tcp -screen 0 2048x600x24
TEXT
  put /etc/systemd/system/zhidian-exhibit-dual.service.d/no-display.conf <<'TEXT'
[Unit]
Requires=virtual-screen.service
After=virtual-screen.service
[Service]
Environment=LIBSEAT_BACKEND=noop DISPLAY=:9
ExecStart=
ExecStart=/usr/bin/weston --backend=x11-backend.so --use-pixman --output-count=2 --config=/etc/zhidian/weston.ini
TEXT
  inside systemctl daemon-reload
}

# put FILE: writes what comes in on the PC.
put() { inside tee "$1" >/dev/null; }

hall_device() { inside runuser -u zhidian-hall -- zhidian-hall device "$@" --data /var/lib/zhidian/hall; }

# One asks and waits, the other compares and confirms.
enrol() {
  local code asking
  code=$(hall_device invite --name giant-phone-1 2>/dev/null)
  inside runuser -u zhidian -- zhidian enrol --server "http://127.0.0.1:$PORT" --code "$code" \
    --data /var/lib/zhidian/exhibit >"$WORK/fingerprint" 2>"$WORK/enrol.log" &
  asking=$!
  until_true "the fingerprint of the exhibit's key" test -s "$WORK/fingerprint"
  hall_device list | grep -qF "$(cat "$WORK/fingerprint")" || fail "the server does not list the exhibit's key"
  hall_device confirm "$(cat "$WORK/fingerprint")"
  wait "$asking" || fail "the exhibit was not let in: $(tail -n 1 "$WORK/enrol.log")"
}

# What docs/operations.md has an integrator type.
connect() {
  enrol
  inside sed -i 's/^#server = /server = /' /etc/zhidian/exhibit.toml
  inside zhidian run --config /etc/zhidian/exhibit.toml --check || fail "exhibit.toml is not good"
  inside systemctl enable --now zhidian-exhibit || fail "the exhibit did not start"
}

# Longer than the watchdog's patience, without having been started again.
stays_up() {
  sleep 35
  inside systemctl is-active --quiet "$1" || fail "$1 is not up"
  [[ $(inside systemctl show --property=NRestarts --value "$1") == 0 ]] || fail "$1 was started again"
  say "$(now) $1 feeds its watchdog"
}

two_displays() {
  local before
  inside systemctl disable --now zhidian-exhibit
  inside sed -i 's/^profile = .*/profile = "dual-screen"/' /etc/zhidian/exhibit.toml
  inside sed -i 's/^name=HDMI-A-/name=X/' /etc/zhidian/weston.ini
  before=$(records)
  inside systemctl enable --now zhidian-exhibit-dual || fail "the exhibit did not start on two displays"
  until_true "a record of two displays" more_records_than "$before"
  stays_up zhidian-exhibit-dual
}

# Only the folder of the state can be written to, as docs/operations.md says.
read_only_root() {
  local before
  before=$(records)
  shut_down
  # On a disk of its own: what lies inside the root is read-only with it.
  mv "$WORK/root/var/lib/zhidian" "$WORK/state"
  mkdir "$WORK/root/var/lib/zhidian"
  boot --read-only --bind="$WORK/state:/var/lib/zhidian"
  ! inside touch /etc/written /usr/written /var/written 2>/dev/null || fail "the root file system can be written to"
  until_true "a record on a root that is read-only" more_records_than "$before"
  stays_up zhidian-exhibit-dual
  shut_down
  rmdir "$WORK/root/var/lib/zhidian"
  mv "$WORK/state" "$WORK/root/var/lib/zhidian"
  boot
  until_true "the hall server" hall_is_well
}

# The same programs under a higher version number, and back.
update_and_back() {
  local deb name before version
  inside mkdir -p newer
  for deb in "$WORK"/root/root/debs/*.deb; do
    name=$(basename "$deb")
    dpkg-deb -R "$deb" "$WORK/newer"
    version=$(dpkg-deb -f "$deb" Version)
    sed -i "s/^Version: .*/Version: $version+trial1/" "$WORK/newer/DEBIAN/control"
    dpkg-deb -Zgzip -z1 -b "$WORK/newer" "$WORK/root/root/newer/$name" >/dev/null
    rm -rf "$WORK/newer"
  done
  for folder in newer debs; do
    before=$(records)
    install "./$folder/*.deb"
    until_true "the hall server" hall_is_well
    until_true "a record after the change to $folder" more_records_than "$before"
    say "$(now) with $(inside dpkg-query -W -f '${Version}' zhidian-hall): $(records) records, and before $before"
    inside zhidian-hall journal verify /var/lib/zhidian/hall >"$WORK/verify.log" || fail "$(cat "$WORK/verify.log")"
    inside zhidian-hall journal verify /var/lib/zhidian/exhibit >"$WORK/verify.log" || fail "$(cat "$WORK/verify.log")"
    inside grep -q '^profile = "dual-screen"' /etc/zhidian/exhibit.toml || fail "the configuration was changed by the update"
  done
}

backup_and_restore() {
  local kept pin
  inside systemctl stop zhidian-exhibit-dual
  kept=$(records)
  inside systemctl start zhidian-hall-backup.service || fail "the daily backup failed"
  pin=$(inside cat /var/lib/zhidian/hall/staff-pin.txt)
  inside systemctl stop zhidian-hall
  inside mv /var/lib/zhidian/hall /var/lib/zhidian/hall.old
  inside sh -c 'zhidian-hall restore --from /var/lib/zhidian/backup/hall-*.zip --data /var/lib/zhidian/hall' ||
    fail "the backup could not be restored"
  inside systemctl start zhidian-hall
  until_true "the hall server on the restored folder" hall_is_well
  [[ $(records) == "$kept" ]] || fail "there were $kept records, and $(records) after restoring"
  [[ $(inside cat /var/lib/zhidian/hall/staff-pin.txt) == "$pin" ]] || fail "the staff PIN is another one"
  curl -fsS --noproxy '*' -H "Origin: http://127.0.0.1:$PORT" -H 'Content-Type: application/json' -d "{\"pin\":\"$pin\"}" \
    "http://127.0.0.1:$PORT/api/session" || fail "the staff PIN does not open"
  inside systemctl start zhidian-exhibit-dual
  until_true "a record of the exhibit that the backup knows" more_records_than "$kept"
  say "$(now) $kept records and the staff PIN are as they were, owned by $(inside stat -c %U /var/lib/zhidian/hall/hall.sqlite)"
}

remove() {
  inside apt-get remove -y -q zhidian-hall zhidian-exhibit >"$WORK/apt.log" 2>&1 || fail "apt: $(tail -n 3 "$WORK/apt.log")"
  inside test -s /var/lib/zhidian/hall/hall.sqlite || fail "removal took the records away"
  [[ $(inside systemctl is-enabled getty@tty1) != masked ]] || fail "removal left the console shut"
  install "./debs/zhidian-hall_*.deb"
  until_true "the hall server after it was removed and installed again" hall_is_well
  inside apt-get purge -y -q zhidian-hall zhidian-exhibit >"$WORK/apt.log" 2>&1 || fail "apt: $(tail -n 3 "$WORK/apt.log")"
  grep -h '^zhidian-' "$WORK/apt.log"
  ! inside test -e /var/lib/zhidian/hall || fail "purge left the records"
  inside sh -c 'ls /var/lib/zhidian/backup/hall-*.zip' >/dev/null || fail "purge took the backups away"
}

end_container() {
  local code=$?
  trap - EXIT
  if [[ -n $NSPAWN ]]; then
    shut_down
  fi
  # Nothing is mounted any more once the container has ended.
  rm -rf --one-file-system "$WORK"
  exit "$code"
}

main "$@"
