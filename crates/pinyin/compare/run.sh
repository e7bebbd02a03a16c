#!/usr/bin/env bash
# Compares the crate with librime's luna_pinyin on the same phrases, in one run.
# Needs: apt-get install librime-dev rime-data-luna-pinyin gcc
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
mkdir "$WORK/user"

cargo run --quiet -p pinyin --example compare
gcc -O2 -o "$WORK/rime" crates/pinyin/compare/rime.c -lrime
"$WORK/rime" /usr/share/rime-data "$WORK/user" luna_pinyin_simp crates/pinyin/compare/*.tsv
