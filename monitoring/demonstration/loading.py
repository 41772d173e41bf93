"""Loads the demonstration into an empty database: registers, accounts, stories, twelve scored months with reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from accounts.actions.publishing import publish_registers
from accounts.models import Officer, Organisation
from monitoring.demonstration.accounts import districts, make_officers, make_organisations
from monitoring.demonstration.clock import SCORED_MONTHS, months_until
from monitoring.demonstration.plan import stories
from monitoring.demonstration.player import play
from monitoring.demonstration.stories import Desk
from monitoring.demonstration.work_in_hand import leave_work
from records.ledgers.directory import Directory

Say = Callable[[str], None]
REGIONS = settings.BASE_DIR / "accounts" / "data" / "regions_shenyang.csv"


class NotHere(Exception):
    """The database is no demonstration, or holds officers already."""


def check_place() -> None:
    if not settings.DEMONSTRATION:
        raise NotHere("DEMONSTRATION is not 1: demonstration data is never mixed with real data.")
    if Officer.objects.exists():
        raise NotHere("this database already has officers. Run `make demo-clean` for a fresh start.")


def load(*, records: int, at: datetime, say: Say, months: int = SCORED_MONTHS) -> None:
    """Everything, in order; the last `months` complete months are scored and published.

    `records` 0 gives registers, rules, schemes and accounts only.

    Raises NotHere when the database is not an empty demonstration.
    """
    check_place()
    call_command("load_regions", str(REGIONS), stdout=_Silent())
    for command in ("load_calendar", "load_rules", "load_schemes"):
        call_command(command, stdout=_Silent())
    with transaction.atomic():
        bodies = make_organisations()
        officers = make_officers(at=at)
        publish_registers(at=at)
    say(f"    {len(officers)} accounts, {Organisation.objects.count()} fictitious organisations")
    if not records:
        return
    today = at.date()
    told = _Milestones(say)
    desks = _desks(bodies, officers)
    events = play(stories(desks, records, today), at, told.progress)
    leave_work(desks, at)
    say(f"    {events} events played")
    score_and_publish(officers["publisher-210100"], today, months, say)


def _desks(bodies: dict[str, list[Organisation]], officers: dict[str, Officer]) -> list[Desk]:
    directory = Directory()
    return [
        Desk(
            code=region.code,
            name=region.name,
            clerk=officers[f"clerk-{region.code}"],
            reviewer=officers[f"reviewer-{region.code}"],
            publisher=officers[f"publisher-{region.code}"],
            bodies=bodies[region.code],
            directory=directory,
        )
        for region in districts()
    ]


def score_and_publish(publisher: Officer, today: date, months: int, say: Say) -> None:
    """The last complete months, one after the other, each with its warnings and reports."""
    for month in months_until(today)[-months:]:
        call_command("score_month", str(month), publish=True, name=publisher.username, stdout=_Silent())
        say(f"    {month} scored and published")


class _Silent:
    def write(self, text: str) -> None:
        """Commands report to nobody here; the loader reports itself."""

    def flush(self) -> None:
        """Nothing is buffered."""


class _Milestones:
    """Says where the stories are, once a quarter of a year of their time."""

    def __init__(self, say: Say) -> None:
        self.say, self.told = say, (0, 0)

    def progress(self, events: int, day: date) -> None:
        quarter = (day.year, (day.month - 1) // 3)
        if quarter != self.told:
            self.told = quarter
            self.say(f"    {day:%Y-%m} ({events} events)")
