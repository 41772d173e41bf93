"""Checking one entry: every value, then what the values say together. All errors at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from records import validators
from records.exceptions import FieldErrors
from records.ledgers.base import Field, Kind, Ledger, Rule, Values
from records.ledgers.directory import Directory

PARSERS: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: validators.clean_text,
    Kind.LONG_TEXT: validators.clean_text,
    Kind.MONEY: validators.parse_amount,
    Kind.RATE: validators.parse_rate,
    Kind.COUNT: validators.parse_count,
    Kind.DATE: validators.parse_day,
    Kind.MONTH: validators.parse_first_day,
    Kind.FLAG: validators.parse_flag,
    Kind.USCC: validators.parse_uscc,
    Kind.CASE_NUMBER: validators.parse_case_number,
}
TEXTS = (Kind.TEXT, Kind.LONG_TEXT)
CHOOSE = (Kind.CHOICE, Kind.ORGANISATION, Kind.REGION)


@dataclass
class Cleaned:
    """`values`: Python values of all fields (what could not be read is empty). `warnings` do not block."""

    values: Values
    errors: FieldErrors = field(default_factory=dict)
    warnings: FieldErrors = field(default_factory=dict)

    def add(self, name: str, message: str) -> None:
        self.errors.setdefault(name, []).append(message)


def clean(
    ledger: Ledger,
    data: Mapping[str, Any],
    *,
    complete: bool,
    on: date,
    directory: Directory | None = None,
    entry: bool = True,
) -> Cleaned:
    """Read `data` (field name → text or value) by the ledger's declaration, as on the day `on`.

    A draft (`complete=False`) may lack fields and may contradict itself; what is filled in must be
    readable. Unknown names are an error: nothing is silently dropped. `entry=False` for a correction
    of a reviewed record: rules of the first entry do not apply.
    """
    found = Cleaned(values={})
    places = directory or Directory()
    for declared in ledger.fields:
        found.values[declared.name] = _value(declared, data.get(declared.name), found, places, on, complete)
    for name in data:
        if name not in ledger.by_name:
            found.add(str(name), "没有这个填报项。")
    if found.values.get("region") is None and "region" not in found.errors:
        organisation = found.values.get("organisation")
        found.values["region"] = organisation.region if organisation else None
    if complete:
        _apply_rules((*ledger.rules, *(ledger.entry_rules if entry else ())), found, on)
    return found


def validate(
    ledger: Ledger,
    data: Mapping[str, Any],
    *,
    complete: bool,
    on: date,
    directory: Directory | None = None,
) -> FieldErrors:
    """All errors of an entry, each at its field, in plain Chinese; empty when it may be saved."""
    return clean(ledger, data, complete=complete, on=on, directory=directory).errors


def _value(declared: Field, raw: Any, found: Cleaned, places: Directory, on: date, complete: bool) -> Any:
    if raw is None or raw == "" or (isinstance(raw, str) and not raw.strip()):
        # An organisation is needed for a draft too: without it nobody could see the draft.
        if declared.required and (complete or declared.kind == Kind.ORGANISATION):
            found.add(declared.name, _missing(declared))
        return declared.empty
    try:
        value = _read(declared, raw, places)
        _check(declared, value, on)
    except ValueError as error:
        found.add(declared.name, str(error))
        return declared.empty
    if declared.kind == Kind.USCC and (warning := validators.uscc_warning(value)):
        found.warnings.setdefault(declared.name, []).append(warning)
    return value


def _read(declared: Field, raw: Any, places: Directory) -> Any:
    if declared.kind == Kind.CHOICE:
        return _chosen(declared, raw)
    if declared.kind == Kind.ORGANISATION:
        return places.organisation(raw)
    if declared.kind == Kind.REGION:
        return places.region(raw)
    return PARSERS[declared.kind](raw)


def _chosen(declared: Field, raw: Any) -> str:
    """A choice by its code or its label."""
    text = validators.clean_text(raw)
    if text in declared.by_text:
        return declared.by_text[text]
    options = "、".join(str(label) for label in declared.choices.labels) if declared.choices else ""
    raise ValueError(f"“{text[:40]}”不在可选范围内，请选择：{options}。")


def _check(declared: Field, value: Any, on: date) -> None:
    if declared.kind in TEXTS and len(value) > declared.max_length:
        raise ValueError(f"最多 {declared.max_length} 个字，现有 {len(value)} 个字，请精简。")
    if declared.past:
        validators.check_not_future(value, on)


def _missing(declared: Field) -> str:
    return f"请{'选择' if declared.kind in CHOOSE else '填写'}{declared.label}。"


def _apply_rules(rules: tuple[Rule, ...], found: Cleaned, on: date) -> None:
    """Rules over several fields; a field that could not be read gets no second message."""
    broken = set(found.errors)
    for rule in rules:
        for name, message in rule(found.values, on):
            if name not in broken:
                found.add(name, message)
