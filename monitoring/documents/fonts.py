"""The documents' own fonts: nothing from the machine, so that every machine prints the same."""

from functools import lru_cache
from pathlib import Path

import typst
from django.conf import settings

FAMILIES = ("FandolFang R", "FandolKai", "FandolHei", "Noto Serif CJK SC")


class FontMissing(RuntimeError):
    """A family the layout asks for is not in the folder of `DOCUMENT_FONTS`."""


def document_fonts() -> typst.Fonts:
    """Faces of the folder in the setting `DOCUMENT_FONTS`; system and built-in fonts are left out.

    Raises FontMissing, naming families and folder, where one of `FAMILIES` is not there.
    """
    return _load(Path(settings.DOCUMENT_FONTS))


@lru_cache(maxsize=4)
def _load(folder: Path) -> typst.Fonts:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    held = set(fonts.families())
    missing = [family for family in FAMILIES if family not in held]
    if missing:
        raise FontMissing(f"{folder} 中缺少公文字体：{'、'.join(missing)}。请检查设置 DOCUMENT_FONTS。")
    return fonts
