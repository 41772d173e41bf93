"""What an annex is made of: tables and charts of plain text, ready to be laid out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """`width` in parts of the type area; figures are right aligned, words left or centred."""

    label: str
    width: float
    align: str = "right"


@dataclass(frozen=True)
class Table:
    """A captioned table; `strong` are the places of rows that stand out (sums); `whole` stays on one page."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: tuple[int, ...] = ()
    whole: bool = False


@dataclass(frozen=True)
class Chart:
    """A drawing with its caption and what it says in words (for readers who cannot see it)."""

    caption: str
    svg: str
    alt: str


@dataclass(frozen=True)
class Annex:
    """One annex; an annex without parts is the method, whose text stands in the content."""

    title_lines: tuple[str, ...]
    parts: tuple[Table | Chart, ...] = ()
    empty: str = ""

    @property
    def title(self) -> str:
        return "".join(self.title_lines)
