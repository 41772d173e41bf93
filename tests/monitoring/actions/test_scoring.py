"""Scoring a month from facts, on the real engine."""

from datetime import timedelta

import pytest

from accounts.models import AuditEvent, Region
from integrity_portal.lib.months import Month
from monitoring.actions.scoring import finalise_month, score_month
from monitoring.enums import RunStatus
from monitoring.exceptions import NoSuchScheme, NotYetPossible
from monitoring.models import ScoreEvidence, ScoreRun
from records.enums import FactKind
from tests.monitoring.factories import (
    after,
    arrears,
    case,
    fact,
    monthly_return,
    submissions,
    year_of_returns,
)
from tests.monitoring.scoring.trees import indicators

pytestmark = pytest.mark.usefixtures("configuration")
OCTOBER = Month(2018, 10)


def worked_example_facts() -> None:
    """The facts of the worked example, as the ledgers would write them."""
    arrears("2013-09-01", "6650000")
    for month in Month(2018, 12).last_months(14):
        monthly_return(str(month), falling_due="20000000" if str(month) == "2018-03" else "")
    submissions(100, 95, "2018-04-10")
    case("2016-05-01", deleted="2018-06-01")
    case("2016-05-02", plan="2018-01-15")
    planned = arrears("2030-01-01", "3000000")
    fact(planned, FactKind.PLANNED, "2018-05-31", amount="3000000")
    fact(planned, FactKind.PAID, "2018-06-30", amount="2400000")


def huanggu(run: ScoreRun):
    return next(region for region in run.result["regions"] if region["code"] == "210105")


def test_the_worked_example_from_facts():
    worked_example_facts()
    run = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    scored = huanggu(run)
    rows = indicators(scored)
    assert {
        code: (row["numerator"], row["denominator"], row["points"]) for code, row in rows.items() if row["applicable"]
    } == {
        "overdue_payments": ("6650000.00", "26650000.00", "0.000"),
        "returns": ("0.975000000000", "1", "21.111"),
        "newly_listed": ("0", None, "22.222"),
        "cases_removed": ("1", "2", "6.536"),
        "case_plans": ("1", "1", "4.902"),
        "repayment_plans": ("2400000.00", "3000000.00", "5.882"),
    }
    assert scored["score"] == "60.653"
    assert (run.status, run.version, len(run.result["regions"])) == (RunStatus.DRAFT, 1, 13)


def test_scoring_twice_changes_nothing():
    worked_example_facts()
    first = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    second = score_month(month=OCTOBER, by=None, at=after("2018-10", 9))
    assert (second.pk, second.known_at, second.drafted_at) == (first.pk, first.known_at, first.drafted_at)
    assert ScoreRun.objects.count() == 1
    assert AuditEvent.objects.filter(verb="month.scored").count() == 1


def test_a_changed_fact_replaces_the_draft_in_place():
    worked_example_facts()
    first = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    case("2018-10-20")
    second = score_month(month=OCTOBER, by=None, at=after("2018-10", 9))
    assert (second.pk, second.version) == (first.pk, 1)
    assert second.known_at > first.known_at
    assert indicators(huanggu(second))["newly_listed"]["numerator"] == "5"
    assert ScoreEvidence.objects.filter(run=second, indicator="newly_listed").count() == 1


def test_facts_frozen_earlier_never_replace_those_frozen_later():
    """Two processes: the one that froze first comes to its turn last."""
    worked_example_facts()
    run = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    ScoreRun.objects.update(known_at=run.known_at + timedelta(hours=1))
    case("2018-10-20")
    assert score_month(month=OCTOBER, by=None, at=after("2018-10", 9)).digest == run.digest
    assert ScoreRun.objects.get().result == run.result


def test_a_final_run_whose_facts_changed_is_a_draft_again():
    worked_example_facts()
    run = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    finalise_month(run=run, by=None, at=after("2018-10", 9))
    assert score_month(month=OCTOBER, by=None, at=after("2018-10", 10)).status == RunStatus.FINAL
    case("2018-10-20")
    assert score_month(month=OCTOBER, by=None, at=after("2018-10", 10)).status == RunStatus.DRAFT


def test_a_month_that_is_not_over_is_refused():
    with pytest.raises(NotYetPossible, match="2018-10 尚未结束"):
        score_month(month=OCTOBER, by=None, at=OCTOBER.cutoff)


def test_a_month_before_the_scheme_is_refused():
    with pytest.raises(NoSuchScheme, match="2018-08 没有施行中的指标体系"):
        score_month(month=Month(2018, 8), by=None, at=after("2018-10"))


def test_the_arrears_of_huanggu_count_until_they_are_paid():
    """The real case: 6,650,000 元 of 2013, reported 2018-04, settled on 2018-11-01."""
    held = arrears("2013-09-01", "6650000")
    for month in Month(2018, 12).last_months(14):
        monthly_return(str(month), falling_due="20000000" if str(month) == "2018-03" else "")
    october = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    row = indicators(huanggu(october))["overdue_payments"]
    assert (row["numerator"], row["denominator"], row["points"]) == ("6650000.00", "26650000.00", "0.000")
    fact(held, FactKind.PAID, "2018-11-01", amount="6650000")
    fact(held, FactKind.REPAIRED, "2018-11-06")
    december = score_month(month=Month(2018, 12), by=None, at=after("2018-12"))
    row = indicators(huanggu(december))["overdue_payments"]
    assert (row["numerator"], row["denominator"]) == ("0.00", "26650000.00")
    assert row["points"] == row["effective_weight"]
    again = score_month(month=OCTOBER, by=None, at=after("2018-12"))
    assert again.pk == october.pk
    assert again.known_at == october.known_at


def test_a_district_without_a_return_earns_nothing_for_what_it_reports_itself():
    worked_example_facts()
    run = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    silent = next(region for region in run.result["regions"] if region["code"] == "210102")
    rows = indicators(silent)
    assert [(rows[code]["reported"], rows[code]["points"]) for code in ("overdue_payments", "case_plans")] == [
        (False, "0.000"),
        (False, "0.000"),
    ]
    assert (rows["newly_listed"]["reported"], rows["newly_listed"]["points"]) == (True, "22.222")
    assert rows["cases_removed"]["applicable"] is False
    assert silent["score"] == "22.222"


def test_a_ledger_left_out_of_the_return_is_not_reported():
    year_of_returns("2018-09")
    monthly_return("2018-10", reported=("arrears",))
    rows = indicators(huanggu(score_month(month=OCTOBER, by=None, at=after("2018-10"))))
    assert rows["case_plans"]["reported"] is False
    assert rows["overdue_payments"]["reported"] is True


def test_a_merged_district_is_scored_with_its_successor():
    """From 2018-10-01 on 大东区 is part of 皇姑区: its facts count there, and it is scored no more."""
    case("2018-09-01", district="210104")
    Region.objects.filter(code="210104").update(valid_to="2018-09-30", successor="210105")
    october = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    assert "210104" not in [region["code"] for region in october.result["regions"]]
    assert indicators(huanggu(october))["newly_listed"]["numerator"] == "5"
    september = score_month(month=Month(2018, 9), by=None, at=after("2018-10"))
    assert indicators(huanggu(september))["newly_listed"]["numerator"] == "0"
    assert len(september.result["regions"]) == 13
