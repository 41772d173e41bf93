"""d3, window 2017-11 … 2018-10."""

import pytest

from records.enums import FactKind
from tests.monitoring.factories import arrears, fact
from tests.monitoring.indicators.measuring import counted, figures

pytestmark = pytest.mark.usefixtures("configuration")
CODE = "repayment_plans"


def planned(*instalments: tuple[str, str], paid: tuple[tuple[str, str], ...] = ()):
    held = arrears("2030-01-01", "1000")
    for day, amount in instalments:
        fact(held, FactKind.PLANNED, day, amount=amount)
    for day, amount in paid:
        fact(held, FactKind.PAID, day, amount=amount)
    return held


def test_nothing_planned_is_nothing_due():
    planned(("2017-10-31", "100"), ("2018-11-01", "100"), paid=(("2018-05-01", "50"),))
    assert figures(CODE) == ("0", "0")


def test_paid_of_planned():
    held = planned(("2017-11-01", "100"), ("2018-10-31", "200"), paid=(("2018-01-01", "120"),))
    assert figures(CODE) == ("120", "300")
    assert counted(CODE) == [(held.pk, "", "120", "300")]


def test_more_than_the_plan_counts_as_the_plan_and_helps_no_other_record():
    planned(("2018-05-01", "100"), paid=(("2018-05-01", "900"),))
    planned(("2018-05-01", "100"))
    assert figures(CODE) == ("100", "200")


def test_payments_outside_the_window_do_not_count():
    planned(("2018-05-01", "100"), paid=(("2017-10-31", "50"), ("2018-11-01", "50")))
    assert figures(CODE) == ("0", "100")


def test_a_repaired_record_stays_in_the_achievement():
    held = planned(("2018-05-01", "100"), paid=(("2018-05-01", "100"),))
    fact(held, FactKind.REPAIRED, "2018-06-01")
    assert figures(CODE) == ("100", "100")
