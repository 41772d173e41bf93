"""The fields of a record in their groups, as the record page and the review show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from records.ledgers import Ledger, from_detail
from records.models import Record
from records.tables.values import shown


@dataclass(frozen=True)
class Fact:
    """One field; `note`: a warning that does not block, `asked`: the reviewer's words about it."""

    name: str
    label: str
    value: str
    note: str = ""
    asked: str = ""


@dataclass(frozen=True)
class FactGroup:
    title: str
    facts: list[Fact]


def groups_of(
    ledger: Ledger,
    record: Record,
    *,
    notes: dict[str, list[str]] | None = None,
    asked: dict[str, str] | None = None,
    empty: bool = True,
) -> list[FactGroup]:
    """`empty=False` leaves out what was not filled in."""
    values = from_detail(ledger, record)
    found = [
        FactGroup(group.title, [_fact(f, values[f.name], notes or {}, asked or {}) for f in group.fields])
        for group in ledger.groups
    ]
    if empty:
        return found
    filled = [FactGroup(g.title, [fact for fact in g.facts if fact.value]) for g in found]
    return [group for group in filled if group.facts]


def _fact(declared: Any, value: Any, notes: dict[str, list[str]], asked: dict[str, str]) -> Fact:
    name = declared.name
    return Fact(name, declared.label, shown(declared, value), " ".join(notes.get(name, ())), asked.get(name, ""))
