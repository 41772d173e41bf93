"""What happens to one record of the demonstration, as dated events that call the ordinary actions."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Protocol

from accounts.models import Officer, Organisation
from monitoring.demonstration.clock import later, office_hour
from monitoring.demonstration.names import person
from records.actions.drafting import create_record, save_record
from records.actions.publishing import amend_publication, publish_record
from records.actions.workflow import approve_record, return_record, submit_record
from records.ledgers.directory import Directory
from records.models import Record

Event = tuple[datetime, Callable[[], object]]
RETURN_REASONS = ("请补充证明材料的文号。", "金额与台账附件不一致，请核对。", "责任人职务填写不完整。")


@dataclass
class Desk:
    """Who works on the records of one district."""

    code: str
    name: str
    clerk: Officer
    reviewer: Officer
    publisher: Officer
    bodies: list[Organisation]
    directory: Directory


class Playable(Protocol):
    """Something with dated events: a record's story, or the file that brings many."""

    values: dict[str, Any]

    def events(self) -> Iterator[Event]: ...

    def at(self, moment: datetime) -> None: ...


class Story:
    """One record from its entry on. Subclasses give `ledger`, `data()` and what follows."""

    ledger = ""

    def __init__(self, desk: Desk, chance: random.Random, entered: date, diligence: float) -> None:
        self.desk, self.chance, self.entered, self.diligence = desk, chance, entered, diligence
        self.body = chance.choice(desk.bodies)
        self.record: Record
        self.returned = chance.random() > 0.72 + 0.26 * diligence
        self.values = self.data()

    def data(self) -> dict[str, Any]:
        raise TypeError("a story needs the fields of its ledger")

    def events(self) -> Iterator[Event]:
        """Entry, review, publication, then the ledger's own events."""
        at = office_hour(self.chance, self.entered)
        yield at, self.create
        at += timedelta(minutes=self.chance.randint(5, 90))
        yield at, self.submit
        day = later(self.chance, self.entered, 1, 4)
        if self.returned:
            yield office_hour(self.chance, day), self.send_back
            day = later(self.chance, day, 1, 5)
            yield office_hour(self.chance, day), self.correct
            day = later(self.chance, day, 1, 3)
        yield office_hour(self.chance, day), self.approve
        day = later(self.chance, day, 1, 4)
        if self.is_published():
            yield office_hour(self.chance, day), self.publish
        yield from self.later_events(day)

    def later_events(self, day: date) -> Iterator[Event]:
        return iter(())

    def is_published(self) -> bool:
        return True

    def create(self) -> None:
        self.record = create_record(
            ledger=self.ledger, data=self.values, by=self.desk.clerk, at=self.now, directory=self.desk.directory
        )

    def submit(self) -> None:
        self.record = submit_record(record=self.record, by=self.desk.clerk, at=self.now)

    def send_back(self) -> None:
        reason = self.chance.choice(RETURN_REASONS)
        field = "handler_post" if "职务" in reason else "source"
        self.record = return_record(
            record=self.record, by=self.desk.reviewer, at=self.now, reason=reason, field_reasons={field: reason}
        )

    def correct(self) -> None:
        self.values |= {"handler_post": "科长", "source": f"{self.values.get('source') or '台账'}（已补充文号）"}
        self.record = save_record(
            record=self.record,
            data=self.values,
            by=self.desk.clerk,
            at=self.now,
            expected_version=self.record.version,
            directory=self.desk.directory,
        )
        self.submit()

    def approve(self) -> None:
        self.record = approve_record(record=self.record, by=self.desk.reviewer, at=self.now)

    def publish(self) -> None:
        self.record = publish_record(record=self.record, by=self.desk.publisher, at=self.now)

    def refresh_publication(self) -> None:
        self.record.refresh_from_db()
        if self.record.stale_since is not None and self.record.revision:
            self.record = amend_publication(record=self.record, by=self.desk.publisher, at=self.now)

    @property
    def now(self) -> datetime:
        """The moment of the event that is being played (set by the player)."""
        return self._now

    def at(self, moment: datetime) -> None:
        self._now = moment

    def spine(self, title: str, occurred: date, source: str) -> dict[str, Any]:
        return {
            "organisation": self.body,
            "region": self.desk.code,
            "title": title,
            "occurred_on": occurred,
            "found_on": min(self.entered, later(self.chance, occurred, 5, 60)),
            "source": source,
            "handler_name": person(self.chance),
            "handler_post": self.chance.choice(("科长", "副科长", "主任科员")),
        }


def yuan(chance: random.Random, least: int, most: int) -> Decimal:
    """An amount in 元, more often small than large, rounded to hundreds."""
    spread = chance.random() ** 2
    return Decimal(int((least + (most - least) * spread) // 100 * 100))
