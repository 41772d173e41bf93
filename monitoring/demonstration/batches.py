"""Most arrears of the demonstration come as files: a district's entries of four weeks are imported together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from integrity_portal.lib.canonical import sha256_hex
from monitoring.demonstration.arrears import ArrearsStory
from monitoring.demonstration.clock import office_hour
from monitoring.demonstration.stories import Desk, Event
from records.actions.bulk_review import approve_records, publish_records
from records.actions.importing import load_rows
from records.ledgers import get_ledger
from records.ledgers.cleaning import clean
from records.models import Record

BY_HAND = 6  # every sixth debt is typed into the form
PERIOD = 28  # days between two files of a district
EPOCH = date(2018, 9, 3)  # a Monday


class Batch:
    """The debts of one file: imported, approved and published together."""

    def __init__(self, desk: Desk, day: date, debts: list[ArrearsStory]) -> None:
        self.desk, self.day, self.debts = desk, day, debts
        self.values = {"period": day.isoformat(), "debts": len(debts)}
        self.chance = debts[0].chance

    def events(self) -> Iterator[Event]:
        for offset, event in ((0, self.load), (2, self.approve), (4, self.publish)):
            yield office_hour(self.chance, self.day + timedelta(days=offset)), event

    def at(self, moment: datetime) -> None:
        self.now = moment

    def load(self) -> None:
        ledger = get_ledger("arrears")
        on = self.now.date()
        rows = [
            clean(ledger, debt.values, complete=True, on=on, directory=self.desk.directory).values
            for debt in self.debts
        ]
        digest = sha256_hex(f"{self.desk.code} {self.day}".encode())
        loaded = load_rows(ledger="arrears", rows=rows, by=self.desk.clerk, at=self.now, file_digest=digest)
        records = Record.objects.unscoped("the demonstration continues its own records").in_bulk(
            list(loaded.numbers), field_name="number"
        )
        for debt, number in zip(self.debts, loaded.numbers, strict=True):
            debt.record = records[number]

    def approve(self) -> None:
        approve_records(records=self.mine(self.debts), by=self.desk.reviewer, at=self.now)

    def publish(self) -> None:
        shown = [debt for debt in self.debts if debt.is_published()]
        publish_records(records=self.mine(shown), by=self.desk.publisher, at=self.now)

    def mine(self, debts: list[ArrearsStory]):  # type: ignore[no-untyped-def]
        numbers = [debt.record.number for debt in debts]
        return Record.objects.for_officer(self.desk.reviewer).filter(number__in=numbers)


def batched(desk: Desk, debts: list[ArrearsStory]) -> list[Batch]:
    """One batch every four weeks; the debts that are typed by hand keep their own entry."""
    imported = [debt for index, debt in enumerate(debts) if index % BY_HAND]
    for debt in imported:
        debt.batched = True

    def friday(debt: ArrearsStory) -> date:
        days = (debt.entered - EPOCH).days
        return EPOCH + timedelta(days=days - days % PERIOD + PERIOD - 3)

    weeks = groupby(sorted(imported, key=friday), key=friday)
    return [Batch(desk, day, list(group)) for day, group in weeks]
