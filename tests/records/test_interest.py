from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from records.interest import interest

DUE = date(2018, 1, 1)
MONEY = st.decimals(min_value=0, max_value=10**9, places=2)
DAYS = st.integers(min_value=0, max_value=4000)


def owed(principal, days, payments=(), rate=None):
    return interest(
        principal=Decimal(principal),
        due_date=DUE,
        payments=[(DUE + timedelta(days=day), Decimal(amount)) for day, amount in payments],
        on=DUE + timedelta(days=days),
        daily_rate=rate,
    )


def test_half_a_permille_a_day_unless_agreed():
    assert owed(1_000_000, 10) == Decimal("5000.00")
    assert owed(1_000_000, 10, rate=Decimal("0.02")) == Decimal("2000.00")
    assert owed(1_000_000, 10, rate=Decimal(0)) == Decimal("0.00")


def test_nothing_on_the_due_day_or_before():
    assert owed(1_000_000, 0) == 0
    assert owed(1_000_000, -5) == 0


def test_a_payment_stops_interest_on_its_part_from_the_next_day():
    assert owed(1_000_000, 10, [(4, 400_000)]) == Decimal("2000.00") + Decimal("1800.00")


def test_a_payment_before_the_due_day_and_one_after_the_question():
    assert owed(1_000_000, 10, [(-3, 400_000)]) == Decimal("3000.00")
    assert owed(1_000_000, 10, [(11, 400_000)]) == Decimal("5000.00")


def test_the_lighting_works_of_huanggu():
    """6,650,000 元, due at the end of 2013, paid on 2018-11-01: 1,766 days at 0.05 %."""
    total = interest(
        principal=Decimal(6_650_000),
        due_date=date(2013, 12, 31),
        payments=[(date(2018, 11, 1), Decimal(6_650_000))],
        on=date(2018, 12, 31),
    )
    assert (date(2018, 11, 1) - date(2013, 12, 31)).days == 1766
    assert total == Decimal("5871950.00")


@given(MONEY, DAYS, DAYS)
def test_it_never_falls_with_time(principal, first, more):
    assert 0 <= owed(principal, first) <= owed(principal, first + more)


@given(MONEY, DAYS, st.lists(st.tuples(DAYS, MONEY), max_size=5))
def test_paying_never_costs(principal, days, payments):
    assert owed(principal, days, payments) <= owed(principal, days)
