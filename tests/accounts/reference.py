"""The reference data that comes with the project, loaded for a test."""

from pathlib import Path

from django.utils import timezone

from accounts.actions.calendars import load_calendar
from accounts.actions.regions import Loaded, load_regions
from accounts.actions.rules import load_rules
from accounts.importing.deadlines import read_deadlines
from accounts.importing.holidays import known_holidays
from accounts.importing.regions import read_regions

DATA = Path(__file__).resolve().parents[2] / "accounts" / "data"


def load_shenyang() -> Loaded:
    return load_regions(rows=read_regions(DATA / "regions_shenyang.csv"), by=None, at=timezone.now())


def load_working_days() -> int:
    return load_calendar(rows=known_holidays(), by=None, at=timezone.now())


def load_deadlines() -> int:
    return load_rules(rows=read_deadlines(DATA / "deadlines.csv"), by=None, at=timezone.now())
