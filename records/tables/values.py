"""A stored value as the page shows it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from integrity_portal.lib.money import format_money
from integrity_portal.templatetags.formats import NOTHING, cn_date, cn_month
from records.ledgers import Field, Kind


def shown(declared: Field, value: Any) -> str:
    """Text of one field: money with separators and unit, dates in Chinese, the label of a choice."""
    if value is None or value == "":
        return ""
    if declared.kind == Kind.MONEY:
        return f"{format_money(Decimal(value))} 元"
    if declared.kind == Kind.RATE:
        return f"每日 {Decimal(value).normalize():f}%"
    if declared.kind == Kind.MONTH:
        return cn_month(value)
    if declared.choices is not None:
        return str(dict(declared.choices.choices).get(value, value))
    if isinstance(value, date):
        return cn_date(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def cell(declared: Field, value: Any) -> str:
    """The same for a table: money without unit, dates short."""
    if value is None or value == "":
        return NOTHING
    if declared.kind == Kind.MONEY:
        return format_money(Decimal(value))
    if declared.kind == Kind.DATE:
        return value.isoformat() if isinstance(value, date) else str(value)
    return shown(declared, value)
