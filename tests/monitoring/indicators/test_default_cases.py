"""c1, d1 and d2 over the same facts, window 2017-11 … 2018-10."""

import pytest

from records.enums import FactKind
from tests.monitoring.factories import case, fact, record
from tests.monitoring.indicators.measuring import counted, figures

pytestmark = pytest.mark.usefixtures("configuration")


def test_no_cases():
    assert figures("newly_listed") == ("0", None)
    assert figures("cases_removed") == ("0", "0")
    assert figures("case_plans") == ("0", "0")


def test_listed_in_the_window():
    held = [case(day) for day in ("2017-11-01", "2018-10-31")]
    assert figures("newly_listed") == ("10", None)
    assert counted("newly_listed") == [(one.pk, "", "5", None) for one in held]
    assert figures("cases_removed") == ("0", "2")
    assert figures("case_plans") == ("0", "2")


def test_listed_before_the_window_is_stock():
    case("2017-10-31")
    assert figures("newly_listed") == ("0", None)
    assert figures("cases_removed") == ("0", "1")
    assert figures("case_plans") == ("0", "1")


def test_listed_after_the_cut_off_does_not_exist_yet():
    case("2018-11-01", plan="2018-10-15")
    assert figures("newly_listed") == ("0", None)
    assert figures("cases_removed") == ("0", "0")
    assert figures("case_plans") == ("0", "0")


def test_deleted_in_the_window():
    case("2018-01-10", deleted="2018-10-31")
    assert figures("newly_listed") == ("0", None)
    assert figures("cases_removed") == ("1", "1")
    assert figures("case_plans") == ("0", "0")


def test_deleted_after_the_cut_off_counts_the_month_after():
    case("2018-01-10", deleted="2018-11-01")
    assert figures("newly_listed") == ("5", None)
    assert figures("cases_removed") == ("0", "1")
    assert figures("cases_removed", "2018-11") == ("1", "1")


def test_deleted_before_the_window_is_gone():
    case("2016-01-10", deleted="2017-10-31")
    assert figures("cases_removed") == ("0", "0")


def test_listed_again():
    """Deleted and listed again in the window: one removal of two listings, and on the list at the end."""
    held = case("2016-01-10", deleted="2018-02-01")
    fact(held, FactKind.LISTED, "2018-06-01")
    assert figures("newly_listed") == ("5", None)
    assert figures("cases_removed") == ("1", "2")
    assert figures("case_plans") == ("0", "1")


def test_a_complete_plan():
    held = case("2018-01-10", plan="2018-10-31")
    case("2018-01-11", plan="2018-11-01")
    assert figures("case_plans") == ("1", "2")
    assert counted("case_plans")[0] == (held.pk, "", "1", "1")


def test_a_plan_without_a_listing_is_no_case():
    fact(record("default_case"), FactKind.PLAN_COMPLETE, "2018-01-01")
    assert figures("case_plans") == ("0", "0")


def test_a_repaired_case_stops_costing_points_from_the_month_after():
    held = case("2018-08-10")
    fact(held, FactKind.REPAIRED, "2018-10-15")
    assert figures("newly_listed", "2018-10") == ("5", None)
    assert figures("newly_listed", "2018-11") == ("0", None)
    assert figures("cases_removed", "2018-11") == ("0", "1")
