"""Scoring a month from facts, on the real engine."""

import pytest

from integrity_portal.lib.months import Month
from monitoring.actions.scoring import score_month
from monitoring.enums import RunStatus
from monitoring.models import ScoreRun
from records.enums import FactKind
from tests.monitoring.factories import (
    after,
    arrears,
    case,
    fact,
    monthly_return,
    submissions,
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
