"""The real arrears of 皇姑区, from the clerk's entry to the published months: 6,650,000 元 of lighting works for the
2013 games, reported in April 2018, settled on 2018-11-01."""

import pytest

from accounts.actions.publishing import publish_registers
from accounts.enums import Role
from integrity_portal.lib.months import Month
from monitoring.actions.scoring import publish_month, score_month, verify_month
from monitoring.models import ScoreEvidence, ScoreRun
from records.actions.payments import add_payment
from records.actions.publishing import end_due_disclosures
from records.enums import Status
from tests.monitoring.factories import after, city_publisher
from tests.monitoring.scoring.trees import indicators
from tests.records.factories import at, make_arrears, make_return, officer

pytestmark = pytest.mark.usefixtures("configuration")


def published(month: str) -> ScoreRun:
    run = score_month(month=Month.parse(month), by=None, at=after(month))
    return publish_month(run=run, by=city_publisher(), at=after(month))


def overdue(run: ScoreRun):
    region = next(one for one in run.result["regions"] if one["code"] == "210105")
    return indicators(region)["overdue_payments"]


def filed(month: str, falling_due: str):
    moment = Month.parse(month).end.replace(hour=9)
    return make_return(month, when=moment, arrears_statement="entries", principal_falling_due=falling_due)


def test_it_counts_for_october_and_no_longer_for_december():
    publish_registers(at=at(2018, 4, 1))
    arrears = make_arrears(
        Status.PUBLISHED,
        when=at(2018, 4, 20),
        title="全运会亮化工程款未结清",
        project="2013年全运会亮化工程",
        overdue_principal="665万元",
        due_date="2013-12-31",
        occurred_on="2013-09-01",
    )
    filed("2018-10", "2000万")
    october = published("2018-10")
    row = overdue(october)
    assert (row["numerator"], row["denominator"], row["points"]) == ("6650000.00", "26650000.00", "0.000")
    assert (row["counted"]["public"], row["counted"]["private"]) == (1, 1)

    clerk = officer(Role.CLERK)
    add_payment(
        record=arrears, paid_on="2018-11-01", amount="665万", document="示例转账凭证", by=clerk, at=at(2018, 11, 2)
    )
    end_due_disclosures(on=at(2018, 11, 30).date(), at=at(2018, 11, 30))
    filed("2018-12", "0")
    december = published("2018-12")
    row = overdue(december)
    assert (row["numerator"], row["denominator"]) == ("0.00", "26650000.00")
    assert row["points"] == row["effective_weight"] != "0.000"

    assert [verify_month(run=run).difference for run in (october, december)] == [None, None]
    rows = ScoreEvidence.objects.filter(indicator="overdue_payments", record=arrears).order_by("run_id")
    assert [(f"{one.share:f}", one.public) for one in rows] == [("6650000.00", True), ("0.00", False)]
