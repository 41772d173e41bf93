"""Reads a PDF back: lines with their places in points, as the reader's eye finds them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from pypdf import PdfReader

MM = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """`y` of the baseline from the foot of the page, `x` of the first character, both in points."""

    page: int
    y: float
    x: float
    size: float
    text: str


@lru_cache(maxsize=8)
def reader(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


@lru_cache(maxsize=256)
def lines(data: bytes, page: int) -> list[Line]:
    """Lines of page number `page` (from 1), from top to bottom."""
    found: dict[float, list[tuple[float, float, str]]] = defaultdict(list)

    def visit(text, matrix, text_matrix, font, size):
        if text.strip():
            x = text_matrix[4] * matrix[0] + matrix[4]
            y = text_matrix[5] * matrix[3] + matrix[5]
            found[round(y, 1)].append((x, abs(size * text_matrix[0] * matrix[0]), text.strip("\n")))

    reader(data).pages[page - 1].extract_text(visitor_text=visit)
    return [
        Line(page, y, min(x for x, _, _ in parts), parts[0][1], "".join(text for _, _, text in parts).strip())
        for y, parts in sorted(found.items(), reverse=True)
    ]


def body_lines(data: bytes, page: int) -> list[Line]:
    """Lines inside the type area: without the mark above and the page number below it."""
    return [one for one in lines(data, page) if 35 * MM < one.y < (297 - 37) * MM]


@lru_cache(maxsize=8)
def plain_text(data: bytes) -> str:
    """All text without spaces and line ends, for looking up whole sentences."""
    return "".join("".join(page.extract_text().split()) for page in reader(data).pages)


def find(data: bytes, beginning: str) -> Line:
    """The first line that begins so."""
    for page in range(1, len(reader(data).pages) + 1):
        for one in lines(data, page):
            if one.text.startswith(beginning):
                return one
    raise AssertionError(f"no line begins with {beginning}")
