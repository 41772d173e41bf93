"""Late facts: a published version stays, the next one is drafted with a note of who moved and why."""

import pytest

from accounts.actions.publishing import publish_registers
from disclosure.publication import published_month_version
from integrity_portal.lib.months import Month
from monitoring.actions.queueing import look_for_restatements
from monitoring.actions.scoring import publish_month, score_month, verify_month
from monitoring.enums import RunStatus
from monitoring.models import ScoreRun
from records.models import Fact
from tests.monitoring.factories import after, case, city_publisher, year_of_returns

pytestmark = pytest.mark.usefixtures("configuration")
OCTOBER = Month(2018, 10)


@pytest.fixture
def version_one() -> ScoreRun:
    """和平区, 沈河区 and 皇姑区 report and share the first rank; nobody else does."""
    publish_registers(at=after("2018-10"))
    for code in ("210102", "210103", "210105"):
        year_of_returns("2018-10", code)
    run = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    return publish_month(run=run, by=city_publisher(), at=after("2018-10"))


def test_a_correction_after_closing_moves_two_ranks(version_one):
    ranks = {region["code"]: region["rank"] for region in version_one.result["regions"]}
    assert (ranks["210102"], ranks["210103"], ranks["210105"], ranks["210104"]) == (1, 1, 1, 4)
    case("2018-10-20", district="210102")
    second = score_month(month=OCTOBER, by=None, at=after("2018-11"))
    assert (second.version, second.status) == (2, RunStatus.DRAFT)
    moved = {region["code"]: region["rank"] for region in second.result["regions"]}
    assert (moved["210102"], moved["210103"], moved["210105"]) == (3, 1, 1)
    assert second.note.startswith("和平区得分由 100.000 变为 ")
    assert "名次由第 1 变为第 3" in second.note
    assert "新增失信被执行人 50.000 变为 15.385" in second.note


def test_both_versions_stay_and_verify(version_one):
    case("2018-10-20", district="210102")
    second = score_month(month=OCTOBER, by=None, at=after("2018-11"))
    second = publish_month(run=second, by=city_publisher(), at=after("2018-11"))
    first = ScoreRun.objects.get(version=1)
    assert first.result == version_one.result
    assert [verify_month(run=run).difference for run in (first, second)] == [None, None]
    assert published_month_version("2018-10") == 2
    assert score_month(month=OCTOBER, by=None, at=after("2018-12")).pk == second.pk


def test_a_late_fact_that_moves_nobody_makes_no_version(version_one):
    case("2018-11-20", district="210102")
    assert score_month(month=OCTOBER, by=None, at=after("2018-11")).pk == version_one.pk
    assert ScoreRun.objects.count() == 1


def test_a_restatement_that_is_no_longer_needed_is_dropped(version_one):
    late = case("2018-10-20", district="210102")
    assert score_month(month=OCTOBER, by=None, at=after("2018-11")).version == 2
    Fact.objects.filter(record=late).update(retracted_at=after("2018-11"))
    assert score_month(month=OCTOBER, by=None, at=after("2018-11")).pk == version_one.pk
    assert ScoreRun.objects.count() == 1


def test_the_daily_look_drafts_what_late_facts_move(version_one):
    assert look_for_restatements(at=after("2018-11")) == []
    case("2018-10-20", district="210102")
    assert [run.version for run in look_for_restatements(at=after("2018-11"))] == [2]


def test_a_changed_configuration_restates_nothing(version_one):
    version_one.scheme.dimensions.get(code="openness").indicators.filter(code="returns").update(in_use=False)
    assert score_month(month=OCTOBER, by=None, at=after("2018-11")).pk == version_one.pk
    assert verify_month(run=version_one).agrees
