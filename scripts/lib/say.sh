# What scripts tell people: steps as they begin, and one sentence where something cannot go on.

say() { printf '%s\n' "$*"; }

# A long step begins.
step() { printf '\n== %s\n' "$*"; }

# Cannot go on for a reason a person has to put right: one sentence, exit 2.
refuse() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 2
}
