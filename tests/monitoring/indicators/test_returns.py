"""b3, window 2017-11 … 2018-10. October's return was due on 2018-11-05 (Monday, the third working day)."""

import pytest

from records.enums import FactKind
from tests.monitoring.factories import fact, monthly_return, record, submissions, year_of_returns
from tests.monitoring.indicators.measuring import counted, figures

pytestmark = pytest.mark.usefixtures("configuration")
CODE = "returns"


def test_no_return_at_all():
    assert figures(CODE) == ("0", "1")


@pytest.mark.parametrize(("filed", "share"), [("2018-11-05", "0.083333333333"), ("2018-11-06", "0")])
def test_the_third_working_day_is_the_last_in_time(filed, share):
    monthly_return("2018-10", filed=filed)
    assert figures(CODE) == (share, "1")


def test_a_month_outside_the_window_does_not_count():
    monthly_return("2017-10")
    assert figures(CODE) == ("0", "1")


def test_mean_of_returns_and_accepted_entries():
    year_of_returns("2018-10")
    submissions(100, 95, "2018-04-10")
    assert figures(CODE) == ("0.975", "1")
    assert len(counted(CODE)) == 112


def test_thirds_are_kept_to_twelve_decimals():
    """(12/12 + 2/3) / 2 = 0.8333…"""
    year_of_returns("2018-10")
    submissions(3, 2, "2017-11-01")
    assert figures(CODE) == ("0.833333333333", "1")


def test_entries_submitted_outside_the_window_do_not_count():
    submissions(2, 0, "2017-10-31")
    submissions(2, 0, "2018-11-01")
    assert figures(CODE) == ("0", "1")
    assert counted(CODE) == []


def test_a_return_corrected_later_was_filed_when_it_was_first_filed():
    held = monthly_return("2018-10", filed="2018-11-20")
    fact(held, FactKind.RETURN_FILED, "2018-11-01", period="2018-10")
    assert figures(CODE) == ("0.083333333333", "1")


def test_an_entry_not_yet_approved_counts_as_submitted():
    fact(record(), FactKind.FIRST_SUBMITTED, "2018-05-01")
    year_of_returns("2018-10")
    assert figures(CODE) == ("0.5", "1")
