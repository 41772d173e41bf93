"""Cut the fonts of the official documents down to what Chinese official writing needs.

Run by hand when the set changes, never by the portal (fontTools and cffsubr are not among its dependencies):

    apt-get download texlive-lang-chinese && dpkg -x texlive-lang-chinese_*.deb fandol
    python -m venv venv && venv/bin/pip install fonttools cffsubr
    venv/bin/python subset_fonts.py --fandol fandol/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol \
        --noto /usr/share/fonts/opentype/noto

Characters kept: the 6,763 hanzi of GB 2312 (levels 1 and 2), the eleven rare characters of personal
names that Fandol lacks, ASCII and the signs of GB 2312 rows 1 to 9 with a few more. The Chinese texts of
both licences stand beside the files. The result is the same, byte for byte, for the same sources.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import cffsubr
from fontTools import subset
from fontTools.ttLib import TTFont

RARE_HANZI = "喆堃昇祎赟玥镕珺垚曌翀頔"
EXTRA_SIGNS = "−—–―‘’“”…‰′″℃№■□▲△▼▽◆◇○●★☆√×÷±≤≥≠≈∞㎡㎞¥￥€©®·•〇〔〕【】《》〈〉「」『』〖〗　\u00a0"
HERE = Path(__file__).resolve().parent

# file, family asked for in the template, use, source file, name of the face inside a collection, licence
GPL = "GPL-3.0 with font exception"
FACES = (
    ("FandolFang.otf", "FandolFang R", "仿宋：正文", "FandolFang-Regular.otf", None, GPL),
    ("FandolKai.otf", "FandolKai", "楷体：二级标题", "FandolKai-Regular.otf", None, GPL),
    ("FandolHei.otf", "FandolHei", "黑体：一级标题、表头", "FandolHei-Regular.otf", None, GPL),
    ("NotoSerifSC-Bold.otf", "Noto Serif CJK SC", "小标宋代用：标题、发文机关标志", "NotoSerifCJK-Bold.ttc",
     "Noto Serif CJK SC", "OFL-1.1"),
    ("NotoSerifSC-Regular.otf", "Noto Serif CJK SC", "宋体：页码；人名用字的后备", "NotoSerifCJK-Regular.ttc",
     "Noto Serif CJK SC", "OFL-1.1"),
)  # fmt: skip


def gb2312(first_row: int, last_row: int) -> Iterator[str]:
    """Characters of GB 2312 rows `first_row` to `last_row` (1 to 94)."""
    for row in range(first_row, last_row + 1):
        for cell in range(1, 95):
            try:
                yield bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312")
            except UnicodeDecodeError:
                continue


def wanted() -> set[int]:
    """Code points kept in every face that has them."""
    text = {*gb2312(1, 9), *gb2312(16, 87), *RARE_HANZI, *EXTRA_SIGNS, *map(chr, range(0x20, 0x7F))}
    return {ord(character) for character in text}


def open_face(path: Path, face: str | None) -> TTFont:
    """One face; out of a collection the one whose family name is `face`."""
    if face is None:
        return TTFont(path, recalcTimestamp=False)
    for number in range(64):
        font = TTFont(path, fontNumber=number, recalcTimestamp=False)
        if font["name"].getDebugName(1) == face:
            return font
    raise SystemExit(f"{path} has no face named {face}")


def cut(font: TTFont, target: Path) -> None:
    """Subset: no hints, no kerning, only half-width forms kept as a feature, shared strokes stored once."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["hwid"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "GDEF", "GlyphOrder"]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=wanted())
    worker.subset(font)
    cffsubr.subroutinize(font)
    subset.save_font(font, str(target), options)


def describe(row: tuple[str, str, str, str, str | None, str], source: Path) -> dict[str, object]:
    file, family, use, source_name, _, licence = row
    font = TTFont(HERE / file)
    data = (HERE / file).read_bytes()
    return {
        "file": file, "family": family, "weight": font["OS/2"].usWeightClass, "use": use,
        "version": font["name"].getDebugName(5), "licence": licence, "characters": len(font.getBestCmap()),
        "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(), "source": source_name,
        "source_sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fandol", type=Path, required=True, help="folder with the Fandol .otf files")
    parser.add_argument("--noto", type=Path, required=True, help="folder with the Noto CJK .ttc files")
    chosen = parser.parse_args()
    manifest = []
    for row in FACES:
        source = (chosen.noto if row[4] else chosen.fandol) / row[3]
        cut(open_face(source, row[4]), HERE / row[0])
        manifest.append(describe(row, source))
    text = json.dumps({"fonts": manifest}, ensure_ascii=False, indent=2)
    (HERE / "manifest.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
