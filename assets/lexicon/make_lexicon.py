#!/usr/bin/env python3
"""Make lexicon.bin, the words of the pinyin keyboard, out of open word lists.

Needs: pip install jieba==0.42.1 pypinyin==0.55.0 fonttools
Usage: python3 make_lexicon.py rawdict_utf16_65105_freq.txt
       (the README beside this file says where that list comes from)

The same input gives the same bytes. The layout of the file is described in
crates/pinyin/src/lexicon.rs.
"""

import collections
import hashlib
import math
import pathlib
import struct
import sys
import unicodedata

from fontTools.ttLib import TTFont
import jieba
import jieba.posseg
from jieba.posseg import prob_start, prob_trans
from pypinyin import Style, lazy_pinyin, pinyin_dict

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts"
RAWDICT_SHA256 = "408700f28a56091fa07f3b849a0f134fbfc71e6b2ae9b3f52973a5b076f599ff"

LONGEST = 8  # syllables; nothing longer is worth its bytes
MIN_JIEBA = 8  # times seen by jieba's author; below lie names and accidents
ONLINE = 0.75  # share of the first list, which counts what people write; jieba's counts newspapers and novels
UNITS = 10  # a cost is minus ten times the natural logarithm of a probability
# Domain words are rare in books and common here: as if one word in so many were it.
DOMAIN_ONE_IN = {"often": 4_000, "": 25_000, "rare": 200_000}
# Sounds of no use on a keyboard: humming, and spellings of one odd character.
NOT_TYPED = {"m", "n", "ng", "hm", "hng", "ê", "rua", "biang", "fiao", "kei", "nou", "yai", "eng", "den", "pia", "cei"}
# A character that changes its part of speech with its reading; jieba has one tag for both.
TAG_OF_READING = {("地", "di"): "n", ("得", "dei"): "v", ("了", "liao"): "v", ("着", "zhao"): "v", ("还", "huan"): "v",
                  ("都", "du"): "n", ("行", "hang"): "n", ("长", "zhang"): "v"}


def normal(sound: str) -> str:
    return sound.strip().lower().replace("ü", "v").replace("u:", "v").replace("lue", "lve").replace("nue", "nve")


def characters_of_font() -> set[str]:
    """What both weights can draw: a candidate must not be an empty box."""
    maps = [set(TTFont(str(path), lazy=True).getBestCmap()) for path in sorted(FONTS.glob("*.otf"))]
    return {chr(code) for code in set.intersection(*maps)}


def level_1() -> set[str]:
    cells = ((row, cell) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return {bytes(pair).decode("gb2312") for pair in cells if pair not in {(0xD7, c) for c in range(0xFA, 0xFF)}}


LEVEL_1 = level_1()


def lines(name: str) -> list[str]:
    rows = (HERE / name).read_text("utf-8").splitlines()
    return [row.split("#")[0].strip() for row in rows if row.split("#")[0].strip()]


def rawdict(path: str) -> dict[tuple[str, tuple[str, ...]], float]:
    data = pathlib.Path(path).read_bytes()
    if hashlib.sha256(data).hexdigest() != RAWDICT_SHA256:
        sys.exit(f"{path} is another version than the one written down in README.md")
    found = collections.defaultdict(float)
    for row in data.decode("utf-16").splitlines():
        word, frequency, _, *sounds = row.split()
        found[word, tuple(map(normal, sounds))] += float(frequency)
    return found


def jieba_words() -> dict[str, tuple[int, str]]:
    rows = (pathlib.Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()
    return {word: (int(count), tag) for word, count, tag in (row.split(" ") for row in rows)}


def is_chinese(word: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" for c in word)


def probabilities(path: str) -> dict[tuple[str, tuple[str, ...]], float]:
    """A weighted mean of what both lists say, word with reading by word with reading."""
    google, counted = rawdict(path), jieba_words()
    google_total, jieba_total = sum(google.values()), sum(count for count, _ in counted.values())
    of_word = collections.defaultdict(float)
    for (word, _), frequency in google.items():
        of_word[word] += frequency
    found = {}
    for (word, sounds), frequency in google.items():
        # jieba does not know readings: its count is shared out as the other list shares.
        share = frequency / of_word[word] if of_word[word] else 1.0
        seen = share * counted.get(word, (0,))[0] / jieba_total
        found[word, sounds] = ONLINE * frequency / google_total + (1 - ONLINE) * seen
    for word, (count, _) in counted.items():
        if word in of_word or not is_chinese(word) or not (1 < len(word) <= LONGEST) or count < MIN_JIEBA:
            continue
        found[word, tuple(map(normal, lazy_pinyin(word)))] = (1 - ONLINE) * count / jieba_total
    # Every reading of a character can be typed, if only at the end of its list.
    for code, sounds in pinyin_dict.pinyin_dict.items():
        for sound in lazy_pinyin_all(sounds):
            found.setdefault((chr(code), (sound,)), 1e-9)
    return found


def lazy_pinyin_all(sounds: str) -> list[str]:
    plain = []
    for sound in sounds.split(","):
        marks = unicodedata.normalize("NFD", sound)
        kept = "".join(c for c in marks if unicodedata.category(c) != "Mn" or c == "\u0308")
        plain.append(normal(unicodedata.normalize("NFC", kept)))
    return plain


def domain() -> dict[tuple[str, tuple[str, ...]], float]:
    found = {}
    for row in lines("domain.txt"):
        weight, _, words = row.partition(":")
        for word in words.split():
            text, _, sounds = word.partition("=")
            reading = tuple(sounds.split("'")) if sounds else tuple(map(normal, lazy_pinyin(text)))
            found[text, reading] = 1 / DOMAIN_ONE_IN[weight.strip()]
    return found


def is_banned(word: str, banned: list[str]) -> bool:
    if word in LEVEL_1:  # names need most of them, so each can be typed by itself
        return False
    return any(bad.removeprefix("=") in word for bad in banned)


def tag_of(word: str, sounds: tuple[str, ...], counted: dict[str, tuple[int, str]]) -> str:
    if (word, sounds[0]) in TAG_OF_READING:
        return TAG_OF_READING[word, sounds[0]]
    if word in counted:
        return counted[word][1]
    return jieba.posseg.lcut(word, HMM=False)[-1].flag


def grammar(words, tags: list[str]) -> bytes:
    """How much likelier one class of word is after another than by chance, ten times the logarithm, a byte each.

    A class is a tag and whether the word is one character. jieba's model has, for each character, its place in a
    word (B, M, E or S) and the word's tag; the steps from the last character of a word to the first of the next
    are what is wanted here. Row 0 is the beginning of a sentence.
    """
    mass = collections.defaultdict(float)
    for (word, _), (probability, tag) in words.items():
        mass[tag, len(word) == 1] += probability
    total = sum(mass.values())
    classes = [(tag, single) for tag in tags for single in (False, True)]

    def step(before, after):
        state = ("S" if after[1] else "B", after[0])
        if before is None:
            return math.exp(prob_start.P.get(state, -30.0)) if prob_start.P.get(state, -30.0) > -100 else 1e-13
        return math.exp(prob_trans.P.get(("S" if before[1] else "E", before[0]), {}).get(state, -30.0))

    def chance(after):
        return sum(mass[before] / total * step(before, after) for before in classes) + 1e-9

    marginal = {after: chance(after) for after in classes}
    rows = []
    for before in [None, *classes]:
        known = sum(step(before, after) for after in classes) > 0.2
        for after in classes:
            gain = 0.0
            if known and marginal[after] > 1e-7:
                gain = math.log(step(before, after) / marginal[after] + 1e-4)
            rows.append(max(-40, min(40, round(UNITS * gain))) & 0xFF)
    return bytes(rows)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    font, counted, banned = characters_of_font(), jieba_words(), lines("filtered.txt")
    found = probabilities(sys.argv[1])
    for key, probability in domain().items():
        found[key] = max(found.get(key, 0), probability)
    sound_count = collections.Counter(s for (word, sounds), p in found.items() if p > 1e-9 for s in sounds)
    dropped = collections.Counter()
    words = {}
    for (word, sounds), probability in sorted(found.items()):
        if not is_chinese(word) or len(word) != len(sounds) or len(word) > LONGEST:
            dropped["not Chinese characters with a sound each"] += 1
        elif not set(word) <= font:
            dropped["a character that the fonts lack, " + ("alone" if len(word) == 1 else "in a word")] += 1
        elif is_banned(word, banned):
            dropped["the filter"] += 1
        elif any(s in NOT_TYPED or sound_count[s] == 0 or not s.isascii() for s in sounds):
            dropped["a sound that nobody types"] += 1
        else:
            words[word, sounds] = (probability, tag_of(word, sounds, counted))
    missing = sorted(c for c in LEVEL_1 if not any((c, (s,)) in words for s in lazy_pinyin_all(pinyin_dict.pinyin_dict[ord(c)])))
    syllables = sorted({s for _, sounds in words for s in sounds})
    tags = sorted({tag for _, tag in words.values()})
    number = {s: i for i, s in enumerate(syllables)}
    total = sum(p for p, _ in words.values())
    groups = collections.defaultdict(list)
    for (word, sounds), (probability, tag) in words.items():
        cost = max(0, min(255, round(-UNITS * math.log(probability / total))))
        groups[len(word)].append(([number[s] for s in sounds], cost, word, 2 * tags.index(tag) + (len(word) == 1)))
    out = bytearray(b"PYLX\x01" + struct.pack("<HBBH", len(syllables), 2 * len(tags), LONGEST, len(banned)))
    for text in [*syllables, *banned]:
        out += struct.pack("<B", len(text.encode())) + text.encode()
    out += grammar(words, tags)
    for length in range(1, LONGEST + 1):
        out += struct.pack("<I", len(groups[length]))
    for length in range(1, LONGEST + 1):
        for ids, cost, word, tag in sorted(groups[length]):
            out += struct.pack(f"<{length}H{length}HBB", *ids, *map(ord, word), cost, tag)
    (HERE / "lexicon.bin").write_bytes(out)
    print(f"lexicon.bin: {len(words)} words with readings, {len({w for w, _ in words})} words, "
          f"{len(syllables)} syllables, {len(tags)} tags, {len(out)} bytes, sha256 {hashlib.sha256(out).hexdigest()}")
    print("  by length: " + ", ".join(f"{n}: {len(groups[n])}" for n in sorted(groups)))
    for why, count in dropped.most_common():
        print(f"  left out for {why}: {count}")
    print("  level 1 of GB 2312 not typeable: " + ("".join(missing) or "none"))


if __name__ == "__main__":
    main()
