"""Warnings at publication and every day."""

from datetime import date

import pytest

from accounts.actions.publishing import publish_registers
from integrity_portal.lib.months import Month
from monitoring.actions.scoring import publish_month, score_month
from monitoring.actions.warnings import raise_event_warnings
from monitoring.models import Warning, WarningRule
from records.enums import FactKind, Status
from tests.monitoring.factories import after, arrears, case, city_publisher, fact, year_of_returns
from tests.records.factories import at, make_case

pytestmark = pytest.mark.usefixtures("configuration")
OCTOBER = Month(2018, 10)


def publish(month: Month = OCTOBER):
    publish_registers(at=month.end)
    run = score_month(month=month, by=None, at=after(str(month)))
    return publish_month(run=run, by=city_publisher(), at=after(str(month)))


def of_huanggu(run):
    return [
        (warning.level, warning.rule, warning.records)
        for warning in Warning.objects.filter(run=run, region="210105").gravest_first()
    ]


def test_a_newly_listed_defaulter_is_red_and_named_only_when_public():
    public = make_case(Status.PUBLISHED, when=at(2018, 10, 10), listed_on="2018-10-08")
    private = make_case(Status.APPROVED, when=at(2018, 10, 10), listed_on="2018-10-09")
    year_of_returns("2018-10")
    run = publish()
    red = Warning.objects.filter(run=run, rule="red_listed").order_by("about")
    assert {(one.title, tuple(one.records), tuple(one.shown)) for one in red} == {
        ("皇姑区新增失信被执行人 1 件（2018-10-08 列入）", (public.number,), (public.number,)),
        ("皇姑区新增失信被执行人 1 件（2018-10-09 列入）", (private.number,), ()),
    }


def test_a_low_score_names_the_records_that_cost_points():
    year_of_returns("2018-10")
    old, large = arrears("2013-09-01", "100"), arrears("2013-09-02", "900")
    run = publish()
    assert of_huanggu(run) == [
        ("orange", "orange_score", [large.number, old.number]),
        ("yellow", "yellow_dimension", [large.number, old.number]),
    ]


def test_a_fall_against_the_published_month_before():
    year_of_returns("2018-09")
    year_of_returns("2018-10")
    publish(Month(2018, 9))
    case("2018-10-20", plan="2018-10-25")
    run = publish()
    assert ("orange", "orange_fall") in [(level, rule) for level, rule, _ in of_huanggu(run)]
    fall = Warning.objects.get(run=run, rule="orange_fall", region="210105")
    assert fall.figures["before"] == "100.000"


def test_a_rule_is_the_one_in_force_in_the_month():
    WarningRule.objects.filter(code__in=["red_score", "orange_score", "yellow_score"]).delete()
    rule = {"code": "low", "level": "red", "kind": "score_below", "threshold": "99", "basis": "试"}
    WarningRule.objects.create(valid_from="2018-10-01", **rule)
    WarningRule.objects.create(valid_from="2018-11-01", active=False, **rule)
    year_of_returns("2018-10")
    year_of_returns("2018-11")
    assert Warning.objects.filter(run=publish(), rule="low").count() == 12
    assert Warning.objects.filter(run=publish(Month(2018, 11)), rule="low").count() == 0


def test_an_instalment_within_ten_working_days_is_blue():
    """From Friday 2018-10-19 the tenth working day is Friday 2018-11-02."""
    held = arrears("2030-01-01", "1000")
    fact(held, FactKind.PLANNED, "2018-11-02", amount="400")
    fact(held, FactKind.PLANNED, "2018-11-05", amount="600")
    fact(held, FactKind.PAID, "2018-09-01", amount="150")
    assert raise_event_warnings(day=date(2018, 10, 19), at=at(2018, 10, 19)) == 1
    warning = Warning.objects.get()
    assert (warning.level, warning.rule, warning.records) == ("blue", "blue_clock", [held.number])
    assert warning.figures == {"due_on": "2018-11-02", "count": "1", "missing": "250.00"}
    assert raise_event_warnings(day=date(2018, 10, 20), at=at(2018, 10, 20)) == 0
    assert raise_event_warnings(day=date(2018, 10, 22), at=at(2018, 10, 22)) == 1


def test_a_paid_or_repaired_plan_has_no_clock():
    paid, repaired = arrears("2030-01-01", "1000"), arrears("2030-01-01", "1000")
    for one in (paid, repaired):
        fact(one, FactKind.PLANNED, "2018-11-01", amount="400")
    fact(paid, FactKind.PAID, "2018-09-01", amount="400")
    fact(repaired, FactKind.REPAIRED, "2018-09-01")
    assert raise_event_warnings(day=date(2018, 10, 19), at=at(2018, 10, 19)) == 0


def test_the_daily_rule_raises_a_listing_once_and_publication_takes_it_over():
    case("2018-10-20")
    year_of_returns("2018-10")
    assert raise_event_warnings(day=date(2018, 10, 22), at=at(2018, 10, 22)) == 1
    assert raise_event_warnings(day=date(2018, 10, 23), at=at(2018, 10, 23)) == 0
    run = publish()
    assert [warning.run_id for warning in Warning.objects.filter(rule="red_listed")] == [run.pk]
    assert raise_event_warnings(day=date(2018, 11, 9), at=at(2018, 11, 9)) == 0
