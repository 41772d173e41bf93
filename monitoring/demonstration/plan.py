"""How many stories of which kind a district has, from the wanted number of records."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from accounts.queries import calendar
from integrity_portal.lib.months import Month
from monitoring.demonstration.arrears import ArrearsStory, seeded
from monitoring.demonstration.batches import batched
from monitoring.demonstration.cases import CaseStory
from monitoring.demonstration.clock import SCORED_MONTHS, months_until, some_day
from monitoring.demonstration.names import SEED
from monitoring.demonstration.profiles import PROFILES, Profile
from monitoring.demonstration.returns import ReturnStory, filing_day
from monitoring.demonstration.stories import Desk, Playable

CASE_SHARE = Decimal("0.16")
TARGET_SHARE = (Decimal("0.012"), Decimal("0.15"))  # unpaid / owed of the most and the least diligent district


def stories(desks: Iterable[Desk], records: int, today: date) -> list[Playable]:
    """About `records` stories over all desks; the same for the same number and day."""
    desks = list(desks)
    months = months_until(today)
    share = max(1, (records // len(desks)) - len(months)) if records else 0
    made: list[Playable] = []
    for index, desk in enumerate(desks):
        chance = random.Random(SEED * 100 + index)  # noqa: S311 (demonstration data, not a secret)
        if records:
            made += _of_district(desk, PROFILES[desk.code], share, months, today, chance)
    return made


def _of_district(
    desk: Desk, profile: Profile, share: int, months: list[Month], today: date, chance: random.Random
) -> list[Playable]:
    cases = max(2, int(share * CASE_SHARE))
    arrears = [_arrears(desk, profile, months, today, chance) for _ in range(max(1, share - cases))]
    return [
        *_cases(desk, profile, cases, months, today, chance),
        *batched(desk, arrears),
        *arrears,
        *_returns(desk, profile, months, arrears, chance),
    ]


def _diligence(profile: Profile, months: list[Month], day: date) -> float:
    last = months[-1]
    back = (last.year - day.year) * 12 + last.month - day.month
    return profile.diligence(min(12, max(0, back)))


def _entry_day(months: list[Month], today: date, chance: random.Random) -> date:
    """A day of the history, a little more often in the current month (so that work is waiting)."""
    if chance.random() < 0.03:
        return today - timedelta(days=chance.randint(0, 6))
    return some_day(chance, chance.choice(months))


def _arrears(desk: Desk, profile: Profile, months: list[Month], today: date, chance: random.Random) -> ArrearsStory:
    day = _entry_day(months, today, chance)
    return ArrearsStory(desk, seeded(chance), day, _diligence(profile, months, day))


def _cases(
    desk: Desk, profile: Profile, count: int, months: list[Month], today: date, chance: random.Random
) -> Iterable[CaseStory]:
    """Newly listed ones by the profile; half before the listing; the rest stock, partly deleted in the year."""
    for back in profile.listings:
        listed = some_day(chance, months[-1] + -back)
        entered = listed - timedelta(days=chance.randint(20, 60))
        yield _case(desk, profile, months, entered, chance, listed_on=listed)
    for _ in range(count // 2):
        day = _entry_day(months, today, chance)
        yield _case(desk, profile, months, day, chance)
    for _ in range(count - count // 2):
        listed = months[0].first_day - timedelta(days=chance.randint(30, 900))
        diligence = _diligence(profile, months, months[-1].first_day)
        deleted = None
        if chance.random() < 0.3 + 0.6 * diligence:
            deleted = some_day(chance, months[-1 - chance.randrange(0, SCORED_MONTHS)])
        entered = some_day(chance, months[chance.randrange(0, 4)])
        yield _case(desk, profile, months, entered, chance, listed_on=listed, deleted_on=deleted)


def _case(
    desk: Desk,
    profile: Profile,
    months: list[Month],
    entered: date,
    chance: random.Random,
    listed_on: date | None = None,
    deleted_on: date | None = None,
) -> CaseStory:
    diligence = _diligence(profile, months, entered)
    return CaseStory(desk, seeded(chance), entered, diligence, listed_on=listed_on, deleted_on=deleted_on)


def _returns(
    desk: Desk, profile: Profile, months: list[Month], arrears: list[ArrearsStory], chance: random.Random
) -> Iterable[ReturnStory]:
    days = calendar()
    due = falling_due(arrears, profile)
    for month in months:
        diligence = _diligence(profile, months, month.last_day)
        filed = filing_day(chance, days, month, diligence)
        wobble = Decimal(chance.randint(80, 120)) / 100
        yield ReturnStory(desk, seeded(chance), month, filed, diligence, (due * wobble).quantize(Decimal("0.01")))


def falling_due(arrears: list[ArrearsStory], profile: Profile) -> Decimal:
    """元 a month falling due, so that the unpaid share of the year's debts suits the district's diligence.

    About two fifths of the entered principal is unpaid at a time; see indicator a3 (`overdue_payments`).
    """
    unpaid = sum((story.amount for story in arrears), Decimal(0)) * Decimal("0.4")
    best, worst = TARGET_SHARE
    share = worst - (worst - best) * Decimal(str(profile.level))
    yearly = unpaid * (1 / share - 1)
    return (yearly / 12).quantize(Decimal(1), rounding=ROUND_HALF_UP)
