"""Search: folding of what people write, and the bigram tokens that find every substring of a run.

A *run* is an unbroken stretch of letters, digits and hanzi after folding. Each run of n characters gives its
n − 1 bigrams at consecutive positions and its last character alone, so that a phrase of bigrams finds any part
of two or more characters, and a prefix finds any single one. Runs and fields are set apart by unused positions,
so a phrase never crosses from one into the next.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

import opencc
import pypinyin

LAST_POSITION = 16383  # PostgreSQL's highest position; what stands behind it is clamped there
_GAP = 2
_RUN = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return `text` as compared in search.

    NFKC (full width to half width), case folded, traditional to simplified hanzi character by character
    (so that a part of a word folds like the word), invisible characters dropped, white space single.
    """
    compared = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(compared.translate(_FOLDED).split())


def runs(text: str) -> list[str]:
    """Return the runs of letters, digits and hanzi of a text, folded, in their order."""
    return _RUN.findall(fold(text))


def tsvector_literal(fields: Sequence[str]) -> str:
    """Return the tokens of all fields as the text of a PostgreSQL tsvector: `'ab':1,7 'b':2`.

    For `%s::tsvector`. Phrases are found within the first 16,383 positions, and within the first 255
    occurrences of one pair (PostgreSQL's own limits).
    """
    positions: dict[str, list[int]] = {}
    for token, position in _tokens(fields):
        places = positions.setdefault(token, [])
        if not places or places[-1] != position:
            places.append(position)
    return " ".join(f"{_quoted(token)}:{','.join(map(str, places))}" for token, places in positions.items())


def tsquery_literal(q: str) -> str | None:
    """Return what people type as the text of a PostgreSQL tsquery, or None when nothing is asked for.

    For `%s::tsquery`. One character becomes a prefix, more a phrase; words are joined by `&`; punctuation
    splits a word into runs that are all required; `-word` after a space excludes. A search that only
    excludes asks for nothing.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for place, word in enumerate(fold(q).split(" ")):
        parts = [_phrase(run) for run in _RUN.findall(word)]
        if parts and place and word.startswith("-"):
            unwanted.append(f"!({' & '.join(parts)})")
        else:
            wanted += parts
    if not wanted:
        return None
    return " & ".join(dict.fromkeys(wanted + unwanted))


def pinyin_initials(text: str) -> str:
    """Return the first letters of the pinyin of each run (沈阳市 → `sys`), letters and digits as they are."""
    return " ".join(
        "".join(pypinyin.lazy_pinyin(run, style=pypinyin.Style.FIRST_LETTER, strict=False)) for run in runs(text)
    )


def _tokens(fields: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield each token with its position, clamped."""
    position = 1
    for field in fields:
        for run in runs(field):
            for at in range(len(run)):
                yield run[at : at + 2], min(position + at, LAST_POSITION)
            position += len(run) + _GAP


def _phrase(run: str) -> str:
    if len(run) == 1:
        return f"{_quoted(run)}:*"
    pairs = [_quoted(run[at : at + 2]) for at in range(len(run) - 1)]
    return pairs[0] if len(pairs) == 1 else f"({' <-> '.join(pairs)})"


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


class _Folded(dict[int, str]):
    """One folded character for each code point, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if category in {"Cf", "Cs"}:
            folded = ""
        elif category == "Cc":
            folded = " "
        elif code > 0x2E7F:
            # Twice: 薴 becomes simplified in two steps, and folding must be stable.
            simplified = _converter().convert(_converter().convert(character))
            folded = unicodedata.normalize("NFKC", simplified)
        else:
            folded = character
        self[code] = folded
        return folded


_FOLDED = _Folded()


@cache
def _converter() -> "opencc.OpenCC":
    return opencc.OpenCC("t2s")
