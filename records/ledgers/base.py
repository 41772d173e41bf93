"""What a ledger is made of. A declaration is data; forms, sheets, API and publication read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models.enums import ChoicesType

from disclosure.catalogue import PublicLedger
from records.enums import FactKind
from records.models import Record

Values = dict[str, Any]
Finding = tuple[str, str]
Rule = Callable[[Values, date], Iterable[Finding]]


class Kind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    MONEY = "money"
    RATE = "rate"
    COUNT = "count"
    DATE = "date"
    MONTH = "month"
    CHOICE = "choice"
    FLAG = "flag"
    USCC = "uscc"
    CASE_NUMBER = "case_number"
    ORGANISATION = "organisation"
    REGION = "region"


@dataclass(frozen=True)
class Field:
    """One field. `required`: on submission; a draft may lack it. `aliases`: other sheet headers.
    `spine`: a column of `Record` instead of the detail. `past`: not after today. `example` goes
    into the import template."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    help: str = ""
    required: bool = False
    max_length: int = 200
    choices: ChoicesType | None = None
    aliases: tuple[str, ...] = ()
    spine: bool = False
    past: bool = False
    example: str = ""

    @cached_property
    def by_text(self) -> dict[str, str]:
        """What may be written for a choice (its code or its label) → the code."""
        pairs = self.choices.choices if self.choices else ()
        return {str(text): str(code) for code, label in pairs for text in (code, label)}

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header under which the importer knows the column; the first is the template's."""
        return (self.label, self.name, *self.aliases)

    @cached_property
    def empty(self) -> Any:
        """What stands in the column when nothing was filled in."""
        if self.kind == Kind.FLAG:
            return False
        texts = (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.USCC, Kind.CASE_NUMBER)
        return "" if self.kind in texts else None


@dataclass(frozen=True)
class Group:
    """Fields that stand together in form and page."""

    title: str
    fields: tuple[Field, ...]
    help: str = ""


@dataclass(frozen=True)
class FactRow:
    """One thing to be counted. `amount` in 元 or a count, `period` a month's first day."""

    kind: FactKind
    happened_on: date
    amount: Decimal | None = None
    period: date | None = None
    detail: str = ""


@dataclass(frozen=True)
class Ledger:
    """One ledger.

    `natural_key`: the fields that make two entries the same matter (a tuple: the first filled in).
    `rules`: over several fields; `entry_rules`: of the first entry only. `kept`: fields that move by
    steps of their own and not by a correction (`kept_now`: of one record). `facts`: what a reviewed
    record counts for. `content`: its public fields. `public_now`: why it may not stand on the public
    site now, empty when it may. `private_names`: (name, public form) to mask in public texts.
    `title`: composes the title where it is no field. `filed_column`: detail column that takes the
    day of the first submission.
    """

    code: str
    label: str
    description: str
    model: type[models.Model]
    groups: tuple[Group, ...]
    list_columns: tuple[str, ...]
    natural_key: tuple[str | tuple[str, ...], ...]
    rules: tuple[Rule, ...]
    public: PublicLedger
    facts: Callable[[Record], Iterable[FactRow]]
    content: Callable[[Record], dict[str, str | int | None]] | None = None
    public_now: Callable[[Record], str] | None = None
    private_names: Callable[[Record], Iterable[tuple[str, str]]] | None = None
    entry_rules: tuple[Rule, ...] = ()
    kept: tuple[str, ...] = ()
    kept_now: Callable[[Record], tuple[str, ...]] | None = None
    title: Callable[[Values], str] | None = None
    filed_column: str = ""
    self_reported: bool = False
    deadlines: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(f for group in self.groups for f in group.fields)

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {f.name: f for f in self.fields}

    @cached_property
    def by_header(self) -> dict[str, Field]:
        """Sheet header (folded) → field."""
        return {fold_header(header): f for f in self.fields for header in f.headers}

    def kept_by(self, record: Record) -> tuple[str, ...]:
        """The fields that a correction of this record may not touch."""
        return self.kept_now(record) if self.kept_now else self.kept

    @property
    def disclosed(self) -> bool:
        """Whether its records can be on the public site."""
        return self.public.has_records

    def field(self, name: str) -> Field:
        return self.by_name[name]


def fold_header(text: str) -> str:
    """A header without spaces, units in brackets and asterisks, in small letters."""
    bare = text.strip().strip("*＊").lower()
    for opening in "（(":
        bare = bare.split(opening)[0]
    return "".join(bare.split())
