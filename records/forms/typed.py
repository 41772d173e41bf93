"""Stored values as a person would type them: what a form shows when it opens."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import Organisation, Region
from integrity_portal.lib.money import format_money
from records.ledgers import Field, Kind, Ledger, from_detail
from records.models import Record


def typed_values(ledger: Ledger, record: Record) -> dict[str, Any]:
    """Every field of a saved record in the form's own words."""
    return {name: typed(ledger.by_name[name], value) for name, value in from_detail(ledger, record).items()}


def typed(declared: Field, value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, Organisation):
        return organisation_text(value)
    if isinstance(value, Region):
        return value.code
    if isinstance(value, date):
        return f"{value:%Y-%m}" if declared.kind == Kind.MONTH else value.isoformat()
    if isinstance(value, Decimal):
        return format_money(value) if declared.kind == Kind.MONEY else f"{value.normalize():f}"
    return value


def organisation_text(body: Organisation) -> str:
    """The name where only one body bears it, else the credit code or our own id."""
    alone = not Organisation.objects.filter(name=body.name).exclude(pk=body.pk).exists()
    return body.name if alone else (body.uscc or str(body.pk))


def typed_snapshot(ledger: Ledger, data: dict[str, Any]) -> dict[str, Any]:
    """A correction's stored text in the form's own words."""
    shown = dict(data)
    body = Organisation.objects.filter(pk=data["organisation"]).first()
    shown["organisation"] = organisation_text(body) if body else data["organisation"]
    for declared in ledger.fields:
        value = data.get(declared.name)
        if value and declared.kind == Kind.MONEY:
            shown[declared.name] = format_money(Decimal(value))
        elif value and declared.kind == Kind.MONTH:
            shown[declared.name] = str(value)[:7]
    return shown
