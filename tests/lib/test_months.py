"""Months: parsing, order, arithmetic, and the instants of Asia/Shanghai."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity_portal.lib.months import SHANGHAI, Month

months = st.builds(Month, st.integers(1950, 2200), st.integers(1, 12))


def test_parse_and_text():
    assert Month.parse("2018-10") == Month(2018, 10)
    assert str(Month(2018, 9)) == "2018-09"


@pytest.mark.parametrize("text", ["2018-13", "2018-00", "2018-1", "2018/10", "201810", "", "２０１８-10", "2018-10-01"])
def test_parse_takes_nothing_else(text):
    with pytest.raises(ValueError):
        Month.parse(text)


def test_days_and_instants():
    month = Month(2018, 12)
    assert (month.first_day, month.last_day) == (date(2018, 12, 1), date(2018, 12, 31))
    assert month.start.isoformat() == "2018-12-01T00:00:00+08:00"
    assert month.cutoff.isoformat() == "2018-12-31T23:59:59.999999+08:00"
    assert month.end.isoformat() == "2019-01-01T00:00:00+08:00"
    assert Month(2024, 2).last_day == date(2024, 2, 29)


def test_window_of_twelve_months():
    assert Month(2018, 10).window() == (date(2017, 11, 1), date(2018, 10, 31))
    assert Month(2018, 10).window(1) == (date(2018, 10, 1), date(2018, 10, 31))
    assert Month(2018, 2).last_months(3) == [Month(2017, 12), Month(2018, 1), Month(2018, 2)]
    with pytest.raises(ValueError):
        Month(2018, 10).window(0)


def test_month_of_a_moment_is_that_of_shanghai():
    assert Month.of(datetime(2018, 9, 30, 16, 0, tzinfo=UTC)) == Month(2018, 10)
    assert Month.of(datetime(2018, 9, 30, 15, 59, 59, tzinfo=UTC)) == Month(2018, 9)
    assert Month.of(date(2018, 9, 30)) == Month(2018, 9)
    with pytest.raises(ValueError):
        Month.of(datetime(2018, 9, 30))  # noqa: DTZ001 - a naive time is the case


def test_months_are_ordered_and_usable_as_keys():
    assert sorted([Month(2019, 1), Month(2018, 2), Month(2018, 12)])[0] == Month(2018, 2)
    assert {Month(2018, 2): 1}[Month.parse("2018-02")] == 1


@given(months, st.integers(-500, 500))
def test_arithmetic_goes_there_and_back(month, step):
    assert (month + step) - step == month
    assert (month + step).months_since(month) == step
    assert ((month + step) > month) == (step > 0)


@given(months)
def test_a_month_ends_where_the_next_begins(month):
    assert month.end == (month + 1).start
    assert month.last_day + timedelta(days=1) == (month + 1).first_day
    assert Month.of(month.cutoff) == Month.of(month.start) == month
    assert Month.of(month.end) == month + 1
    assert Month.parse(str(month)) == month
    assert month.cutoff.tzinfo is SHANGHAI
