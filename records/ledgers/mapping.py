"""Between fields by name and the two rows: form, importer and API all save through these."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models

from accounts.models import Organisation, Region
from integrity_portal.lib.canonical import digest
from integrity_portal.lib.money import format_money
from records.ledgers.base import Kind, Ledger, Values
from records.models import Record


def from_detail(ledger: Ledger, record: Record) -> Values:
    """The fields of a saved record by name, as Python values."""
    detail = getattr(record, ledger.code)
    return {f.name: getattr(record if f.spine else detail, f.name) for f in ledger.fields}


def to_detail(ledger: Ledger, values: Mapping[str, Any], *, record: Record, detail: models.Model) -> None:
    """Set cleaned values on the two rows (not saved here); composes the title where it is no field."""
    for f in ledger.fields:
        setattr(record if f.spine else detail, f.name, values[f.name])
    if ledger.title is not None:
        record.title = ledger.title(dict(values))
    record.natural_key = natural_key(ledger, values)


def as_text(values: Mapping[str, Any]) -> dict[str, str | int | bool | None]:
    """The fields as JSON text: what snapshots and amendments hold and `clean` reads again."""
    return {name: text_of(value) for name, value in values.items()}


def text_of(value: Any) -> str | int | bool | None:
    if value is None or isinstance(value, bool | int | str):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Organisation):
        return str(value.pk)
    if isinstance(value, Region):
        return value.code
    raise TypeError(f"no text for {type(value).__name__}")


def natural_key(ledger: Ledger, values: Mapping[str, Any]) -> str | None:
    """Digest of what makes two entries the same matter; None while a part is missing (a draft)."""
    parts: list[str | int | bool | None] = [ledger.code]
    for names in ledger.natural_key:
        options = (names,) if isinstance(names, str) else names
        value = next((values[name] for name in options if values[name] not in (None, "")), None)
        if value is None:
            return None
        parts.append(text_of(value))
    return digest(parts)


def detail_label(ledger: Ledger, name: str, value: Any) -> str:
    """A value as a person reads it: the label of a choice, 是 or 否, the name of a body."""
    declared = ledger.by_name.get(name)
    if value in (None, ""):
        return ""
    if declared is not None and declared.choices is not None:
        return str(dict(declared.choices.choices).get(value, value))
    if declared is not None and declared.kind == Kind.MONEY:
        return f"{format_money(Decimal(str(value)))} 元"
    if declared is not None and declared.kind == Kind.MONTH:
        return str(value)[:7]
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)
