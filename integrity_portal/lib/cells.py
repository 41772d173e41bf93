"""Cells of downloads that no spreadsheet program takes for a formula (OWASP: CSV injection)."""

import re
from datetime import date, datetime
from decimal import Decimal

_STARTS = "=+-@＝＋－＠|%"
_PLAIN_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
GUARD = "'"


def csv_text(value: str | int | Decimal | date | None) -> str:
    """Return one CSV field (quoting is the csv module's).

    Only text can be dangerous: where it would start a formula it gets an apostrophe in front. Numbers, also
    those written as text, and days stay as they are; None is empty; control characters become spaces.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return _guarded(_CONTROLS.sub(" ", value))


def plain_text(cell: str) -> str:
    """Return what `csv_text` was given: takes the guarding apostrophe off again when a file comes back."""
    return cell[1:] if cell.startswith(GUARD) and _needs_guard(cell[1:]) else cell


def _guarded(text: str) -> str:
    return GUARD + text if _needs_guard(text) else text


def _needs_guard(text: str) -> bool:
    """A text that looks guarded already gets a guard of its own, so that reading back is exact."""
    return _is_dangerous(text.lstrip(GUARD))


def _is_dangerous(text: str) -> bool:
    """Would a spreadsheet program calculate it? Leading white space does not protect."""
    if text[:1] in ("\t", "\r", "\n"):
        return True
    bare = text.lstrip()
    return bare[:1] != "" and bare[0] in _STARTS and not _PLAIN_NUMBER.fullmatch(text)
