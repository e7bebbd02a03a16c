#!/usr/bin/env python3
"""Cut the two fonts of this folder out of Debian's Noto Sans CJK.

Needs: apt package fonts-noto-cjk, and fontTools (pip install fonttools).
Usage: python3 make_subset.py [FOLDER_OF_THE_TTC_FILES]

The same input gives the same bytes, so a change in the output is a change in
the character list below or in the font itself.
"""

import pathlib
import string
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection

HERE = pathlib.Path(__file__).resolve().parent
DEFAULT_SOURCE = pathlib.Path("/usr/share/fonts/opentype/noto")
FAMILY = "Noto Sans CJK SC"
WEIGHTS = ("Regular", "Bold")

# What the pages and scenes use beyond GB 2312: marks of prices and units,
# typographic punctuation, arrows, and the marks on controls.
EXTRA = (
    "·¥€×÷°²³±–—―‐‑‰≤≥≠≈−→←↑↓↔↕↗↘•…“”‘’‚„‹›«»〔〕【】《》〈〉「」『』〖〗"
    "▲▼▶◀△▽●○◎◆◇■□★☆✓♪①②③④⑤⑥⑦⑧⑨⑩⑪⑫㎡㎥℃℉№§¶©®™µμΩ½¼¾′″‹›"
    "￥，。、；：？！（）％＋－＝／０１２３４５６７８９　"
)

# The source font has the large triangles only. The small ones, which texts use
# for "opens a list", show the same drawing instead of an empty box.
ALIASES = {"▾": "▼", "▴": "▲", "▸": "▶", "◂": "◀"}

# Characters of place, company and power-industry names that GB 2312 lacks.
NAMES = "垚喆堃淼镕瑄祎玥旻翀昇祐芃犇骉赟彧钇镱珺珮璟嫄婳妤晗昉昕炘烨煊煜琰堉塬墕埗瀍熵喾冇啰"


def gb2312() -> set[int]:
    """Every character of the two-byte part of GB 2312 (rows 1 to 9, 16 to 87)."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def wanted() -> set[int]:
    latin = set(range(0xA0, 0x100)) | {ord(c) for c in "āēīōūǎěǐǒǔǖǘǚǜńňǹ"}  # Latin-1, pinyin
    ascii_ = {ord(c) for c in string.printable if c >= " "}
    return gb2312() | latin | ascii_ | {ord(c) for c in EXTRA + NAMES}


def sc_font(path: pathlib.Path):
    for font in TTCollection(str(path)).fonts:
        if font["name"].getDebugName(1).startswith(FAMILY):
            return font
    sys.exit(f"{path} holds no font named {FAMILY}: install Debian's fonts-noto-cjk")


def add_aliases(font) -> None:
    for table in font["cmap"].tables:
        for alias, original in ALIASES.items():
            if ord(original) in table.cmap and table.format != 14:
                table.cmap[ord(alias)] = table.cmap[ord(original)]


def cut(source: pathlib.Path, weight: str) -> None:
    path = source / f"NotoSansCJK-{weight}.ttc"
    if not path.exists():
        sys.exit(f"{path} is missing: apt-get install fonts-noto-cjk")
    font = sc_font(path)
    options = subset.Options()
    # tnum and kern for figures and Latin text; the rest is shaping that
    # Chinese and punctuation need. Vertical forms are left out: no scene is set
    # vertically, and they are a tenth of the file.
    options.layout_features = ["kern", "tnum", "locl", "ccmp", "mark", "mkmk", "calt", "halt", "palt", "chws"]
    # A 55 inch Full HD panel has 0.63 mm pixels: hints keep small text crisp there.
    options.hinting = True
    options.desubroutinize = False
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE"]
    chosen = subset.Subsetter(options)
    characters = wanted()
    chosen.populate(unicodes=characters)
    chosen.subset(font)
    add_aliases(font)
    missing = sorted(characters - set(font.getBestCmap()))
    target = HERE / f"NotoSansSC-{weight}.otf"
    font.save(str(target))
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size} bytes")
    if missing:
        print("  not in the source font: " + " ".join(f"U+{c:04X}" for c in missing))


def main() -> None:
    source = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SOURCE
    for weight in WEIGHTS:
        cut(source, weight)


if __name__ == "__main__":
    main()
