#!/usr/bin/env bash
# Invariants of ARCHITECTURE.md that can be read off the files. Each names its number there.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# Patterns have characters beyond ASCII, which grep knows in no other locale that every machine has.
export LC_ALL=C.UTF-8
BROKEN=0

# nothing_in "WORDS" PATTERN FILE...: no line of the programs' own code matches. Tests may: they stand last in a file.
nothing_in() {
  local words=$1 pattern=$2 found
  shift 2
  # 1 is "nothing found"; anything above is a pattern that grep does not understand.
  found=$(own_code "$@" | { grep -P -- "$pattern" || (($? == 1)); })
  if [[ -n $found ]]; then
    printf '%s:\n%s\n' "$words" "$(head -n 10 <<<"$found")"
    BROKEN=1
  fi
}

# Lines as FILE:NUMBER:TEXT, without comments and up to the tests.
own_code() {
  awk 'FNR == 1 { tests = 0 } /^#\[cfg\(test\)\]/ { tests = 1 } !tests && !/^ *\/\// { print FILENAME ":" FNR ":" $0 }' "$@"
}

rust_files() { find "$@" -name '*.rs' -not -name '*tests.rs' -not -path '*/tests/*' | sort; }

mapfile -t everything < <(rust_files src crates)
mapfile -t pure < <(rust_files crates/tariff/src crates/load/src crates/demo_load/src crates/demand_response/src crates/dispatch/src crates/energy_plan/src crates/power_id/src crates/takeaway/src crates/device_key/src crates/hall_api/src crates/hall_sim/src crates/pinyin/src crates/phone/src)
mapfile -t money < <(rust_files crates/tariff/src)
mapfile -t unstyled < <(rust_files src)
mapfile -t windowless < <(rust_files src | grep -v '^src/display/')
((${#everything[@]} > 50 && ${#pure[@]} > 20 && ${#money[@]} > 5 && ${#unstyled[@]} > 20)) ||
  { echo "the folders that invariants speak of are not where they were: mend scripts/tests/invariants.sh"; exit 1; }

nothing_in "1: pure crates use neither files nor network nor clock" \
  'std::(fs|net|process|env)\b|SystemTime|Instant::now|Timestamp::now|Zoned::now' "${pure[@]}"
nothing_in "2: money and energy are exact decimals, never floats" '\bf(32|64)\b' "${money[@]}"
nothing_in "3: colours are tokens of the theme, drawn by ui_kit" 'Color::(srgb|rgb|hsl|oklch|linear_rgb|hex)|Srgba::|"#[0-9A-Fa-f]{6}' "${unstyled[@]}"
nothing_in "3: only src/display opens windows" '\bWindow \{ *$|Window::default\(\)|WindowResolution::new' "${windowless[@]}"
nothing_in "4: sentences are messages, not strings of the code" '[\x{4e00}-\x{9fff}]' "${everything[@]}"
nothing_in "11: no unwrap or expect where a hall would see it" '\.unwrap\(\)|\.expect\(' "${everything[@]}"

for file in "${everything[@]}"; do
  lines=$(own_code "$file" | wc -l)
  if ((lines > 300)); then
    echo "$file has $lines lines of code, and 300 are the most: it holds more than one concept"
    BROKEN=1
  fi
done

((BROKEN == 0)) && echo "the invariants that can be read off the files hold"
