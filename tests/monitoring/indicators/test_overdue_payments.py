"""a3, window 2017-11 … 2018-10."""

import pytest

from records.enums import FactKind
from tests.monitoring.factories import arrears, fact, monthly_return
from tests.monitoring.indicators.measuring import counted, figures

pytestmark = pytest.mark.usefixtures("configuration")
CODE = "overdue_payments"


def test_nothing_overdue_and_nothing_falling_due():
    assert figures(CODE) == ("0", "0")


def test_old_arrears_count_below_and_above_the_line():
    held = arrears("2013-09-01", "1000")
    assert figures(CODE) == ("1000", "1000")
    assert counted(CODE) == [(held.pk, "", "1000", "1000")]


def test_what_fell_due_in_the_window_is_added_by_the_returns():
    arrears("2018-05-01", "300")
    first, last = monthly_return("2017-11", falling_due="1000"), monthly_return("2018-10", falling_due="500")
    monthly_return("2017-10", falling_due="7")
    assert figures(CODE) == ("300", "1500")
    assert [row[0] for row in counted(CODE)][1:] == [first.pk, last.pk]


def test_the_denominator_is_at_least_the_numerator():
    arrears("2018-05-01", "300")
    monthly_return("2018-10", falling_due="100")
    assert figures(CODE) == ("300", "300")


def test_payments_count_by_their_own_day():
    held = arrears("2013-09-01", "1000")
    fact(held, FactKind.PAID, "2017-10-31", amount="100")
    fact(held, FactKind.PAID, "2018-10-31", amount="200")
    fact(held, FactKind.PAID, "2018-11-01", amount="400")
    assert figures(CODE) == ("700", "900")


def test_paid_more_than_owed_is_nothing_owed():
    held = arrears("2018-05-01", "1000")
    fact(held, FactKind.PAID, "2018-06-01", amount="1500")
    other = arrears("2018-05-01", "10")
    assert figures(CODE) == ("10", "10")
    assert [row[0] for row in counted(CODE)] == [other.pk]


def test_due_on_the_last_day_of_the_month_is_overdue_at_its_end():
    arrears("2018-10-31", "5")
    arrears("2018-11-01", "7")
    assert figures(CODE) == ("5", "5")


@pytest.mark.parametrize("kind", [FactKind.REPAIRED, FactKind.EXPIRED])
def test_a_repaired_or_expired_record_leaves_the_stock_from_the_month_after(kind):
    held = arrears("2013-09-01", "1000")
    fact(held, kind, "2018-10-01")
    assert figures(CODE, "2018-10") == ("1000", "1000")
    assert figures(CODE, "2018-11") == ("0", "1000")
