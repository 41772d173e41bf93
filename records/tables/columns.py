"""The columns of a ledger's list, from its declaration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from records.ledgers import Kind, Ledger
from records.models import Record
from records.tables.values import cell

NUMBERS = (Kind.MONEY, Kind.COUNT, Kind.RATE)
SORTABLE = (*NUMBERS, Kind.DATE, Kind.MONTH)
SPINE = {"number": "编号", "status": "状态"}


@dataclass(frozen=True)
class Column:
    """`sort`: the word that sorts by it in the address, empty where it cannot be sorted."""

    name: str
    label: str
    kind: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Cell:
    column: Column
    value: str
    url: str = ""


@dataclass(frozen=True)
class Row:
    record: Record
    cells: list[Cell]


def columns_of(ledger: Ledger) -> list[Column]:
    return [_column(ledger, name) for name in ledger.list_columns]


def _column(ledger: Ledger, name: str) -> Column:
    if name in SPINE and name not in ledger.by_name:
        return Column(name, SPINE[name])
    declared = ledger.by_name[name]
    unit = "（元）" if declared.kind == Kind.MONEY else ""
    kind = "number" if declared.kind in NUMBERS else ""
    return Column(name, f"{declared.label}{unit}", kind, name if declared.kind in SORTABLE else "")


def rows_of(ledger: Ledger, columns: list[Column], records: list[Record]) -> list[Row]:
    return [
        Row(record, [Cell(column, _value(ledger, record, column.name)) for column in columns]) for record in records
    ]


def _value(ledger: Ledger, record: Record, name: str) -> str:
    declared = ledger.by_name.get(name)
    if declared is None:
        return str(getattr(record, name))
    if name == "organisation":
        return record.organisation.label
    value: Any = getattr(record if declared.spine else record.detail, name)
    return cell(declared, value)


def sort_choices(ledger: Ledger) -> list[tuple[str, str]]:
    """(word, column path) of everything the list can be sorted by."""
    found = [("entered", "entered_at"), ("occurred", "occurred_on")]
    for column in columns_of(ledger):
        if column.sort:
            declared = ledger.by_name[column.name]
            found.append((column.sort, column.name if declared.spine else f"{ledger.code}__{column.name}"))
    return found
