"""What the public would read, field by field."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from disclosure.publication import RecordCopy
from integrity_portal.lib.money import format_money
from integrity_portal.templatetags.formats import cn_date
from records.ledgers import Ledger


def public_facts(ledger: Ledger, copy: RecordCopy) -> list[dict[str, Any]]:
    """Label and text of every public field of a copy, in the order of the public page."""
    facts: list[dict[str, Any]] = [{"label": "标题", "value": copy.title}]
    for declared in ledger.public.fields:
        facts.append({"label": declared.label, "value": _text(declared, copy.content.get(declared.name))})
    facts.append({"label": "发生日期", "value": cn_date(copy.occurred_on)})
    return facts


def _text(declared: Any, value: Any) -> str:
    if value is None or value == "":
        return ""
    if declared.choices:
        return str(declared.choices.get(value, value))
    if declared.kind == "money":
        return f"{format_money(Decimal(value))} 元"
    if declared.kind == "date":
        return cn_date(value)
    return f"{value}%" if declared.kind == "percent" else str(value)
