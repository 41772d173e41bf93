"""Working days on the real calendars of 2018 and 2026, with their make-up days."""

from datetime import date, timedelta
from functools import cache

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity_portal.lib.workdays import Calendar


@cache
def calendar(*years):
    exceptions = {}
    for year in years:
        for day in chinese_calendar.get_dates(date(year, 1, 1), date(year, 12, 31)):
            workday = chinese_calendar.is_workday(day)
            if workday != (day.weekday() < 5):
                exceptions[day] = workday
    return Calendar(exceptions, set(years))


ANNOUNCED = calendar(2018, 2019, 2025, 2026)
days = st.dates(date(2017, 6, 1), date(2027, 6, 1))


@pytest.mark.parametrize(
    ("day", "workday"),
    [
        (date(2018, 9, 29), True),  # Saturday, make-up for National Day
        (date(2018, 9, 30), True),  # Sunday, the same
        (date(2018, 10, 1), False),
        (date(2018, 10, 5), False),  # Friday in National Day week
        (date(2018, 12, 29), True),  # Saturday, make-up for New Year
        (date(2018, 12, 31), False),  # Monday
        (date(2026, 1, 4), True),  # Sunday, make-up for New Year
        (date(2026, 2, 14), True),  # Saturday, make-up for Spring Festival
        (date(2026, 2, 16), False),
        (date(2026, 10, 10), True),  # Saturday, make-up for National Day
        (date(2026, 10, 7), False),
        (date(2026, 11, 21), False),  # an ordinary Saturday
    ],
)
def test_real_days(day, workday):
    assert ANNOUNCED.is_workday(day) is workday
    assert ANNOUNCED.is_estimated(day) is False


def test_whole_years_agree_with_the_maintained_library():
    for year in (2018, 2026):
        for day in chinese_calendar.get_dates(date(year, 1, 1), date(year, 12, 31)):
            assert ANNOUNCED.is_workday(day) == chinese_calendar.is_workday(day)


def test_adding_working_days_over_national_day():
    assert ANNOUNCED.add_workdays(date(2018, 9, 28), 3) == date(2018, 10, 8)
    assert ANNOUNCED.add_workdays(date(2018, 10, 8), -3) == date(2018, 9, 28)
    assert ANNOUNCED.add_workdays(date(2018, 10, 1), 0) == date(2018, 10, 8)
    assert ANNOUNCED.add_workdays(date(2018, 9, 29), 0) == date(2018, 9, 29)


def test_the_first_working_days_of_a_month():
    """The monthly return is due on the 3rd, the draft score made on the 5th."""
    assert ANNOUNCED.nth_workday_of_month(2018, 10, 1) == date(2018, 10, 8)
    assert ANNOUNCED.nth_workday_of_month(2018, 10, 3) == date(2018, 10, 10)
    assert ANNOUNCED.nth_workday_of_month(2026, 1, 3) == date(2026, 1, 6)
    assert ANNOUNCED.nth_workday_of_month(2026, 10, 5) == date(2026, 10, 13)


@pytest.mark.parametrize("n", [0, -1, 24])
def test_a_working_day_that_the_month_does_not_have(n):
    with pytest.raises(ValueError):
        ANNOUNCED.nth_workday_of_month(2018, 10, n)


def test_a_year_not_announced_falls_back_to_weekends_and_says_so():
    assert ANNOUNCED.is_estimated(date(2027, 10, 1)) is True
    assert ANNOUNCED.is_workday(date(2027, 10, 1)) is True
    assert ANNOUNCED.is_workday(date(2027, 10, 2)) is False


def test_a_day_entered_ahead_of_the_notice_counts():
    ahead = Calendar({date(2027, 1, 1): False}, {2026})
    assert ahead.is_workday(date(2027, 1, 1)) is False
    assert ahead.is_estimated(date(2027, 1, 1)) is True


@given(days, st.integers(1, 60))
def test_counting_back_what_was_added(day, count):
    due = ANNOUNCED.add_workdays(day, count)
    assert ANNOUNCED.is_workday(due)
    assert ANNOUNCED.workdays_between(day, due) == count
    assert ANNOUNCED.workdays_between(due, day) == -count


@given(days, st.integers(1, 60), st.integers(1, 60))
def test_adding_twice_is_adding_the_sum(day, first, second):
    once = ANNOUNCED.add_workdays(day, first + second)
    assert ANNOUNCED.add_workdays(ANNOUNCED.add_workdays(day, first), second) == once


@given(days)
def test_the_next_working_day_is_the_first_one(day):
    found = ANNOUNCED.next_workday(day)
    assert found >= day
    assert not any(ANNOUNCED.is_workday(day + timedelta(days=at)) for at in range((found - day).days))
