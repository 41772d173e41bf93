"""When things happen in a story: deterministic office hours in Shenyang."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from integrity_portal.lib.months import Month

SHANGHAI = ZoneInfo("Asia/Shanghai")
HISTORY_MONTHS = 26
SCORED_MONTHS = 12


def months_until(today: date) -> list[Month]:
    """The months in which stories begin; the last is the month before `today`'s."""
    last = Month(today.year, today.month) + -1
    return [last + -back for back in reversed(range(HISTORY_MONTHS))]


def office_hour(chance: random.Random, day: date) -> datetime:
    """A moment between nine and half past five of that day."""
    minutes = chance.randrange(9 * 60, 17 * 60 + 30)
    return datetime.combine(day, time(minutes // 60, minutes % 60, chance.randrange(60)), tzinfo=SHANGHAI)


def some_day(chance: random.Random, month: Month) -> date:
    span = (month.last_day - month.first_day).days
    return month.first_day + timedelta(days=chance.randint(0, span))


def later(chance: random.Random, day: date, least: int, most: int) -> date:
    return day + timedelta(days=chance.randint(least, most))
