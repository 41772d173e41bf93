"""Score rules over results made by hand."""

from decimal import Decimal

import pytest

from monitoring.scoring.alerts import RuleSpec, monthly_alerts

RULES = [
    RuleSpec("red_score", "red", 0, "score_below", Decimal(60)),
    RuleSpec("orange_score", "orange", 1, "score_below", Decimal(70)),
    RuleSpec("yellow_score", "yellow", 2, "score_below", Decimal(80)),
    RuleSpec("orange_fall", "orange", 1, "score_fall", Decimal(10)),
    RuleSpec("yellow_fall", "yellow", 2, "score_fall", Decimal(5)),
    RuleSpec("blue_fall", "blue", 3, "score_fall", Decimal(3)),
    RuleSpec("yellow_dimension", "yellow", 2, "dimension_below", Decimal("0.6")),
]


def result(score: str, points: str = "50.000", code: str = "210105"):
    row = {"code": "returns", "applicable": True, "points": points, "effective_weight": "50.000"}
    part = row | {"code": "openness", "name": "政务公开", "indicators": [row]}
    return {"regions": [{"code": code, "name": "皇姑区", "score": score, "dimensions": [part]}]}


def codes(now, before=None):
    return [alert.rule.code for alert in monthly_alerts(now, before, RULES)]


@pytest.mark.parametrize(
    ("score", "raised"),
    [
        ("59.999", ["red_score"]),
        ("60.000", ["orange_score"]),
        ("69.999", ["orange_score"]),
        ("70.000", ["yellow_score"]),
        ("79.999", ["yellow_score"]),
        ("80.000", []),
    ],
)
def test_a_low_score_raises_only_the_gravest(score, raised):
    assert codes(result(score)) == raised


@pytest.mark.parametrize(
    ("before", "raised"),
    [
        ("100.000", ["orange_fall"]),
        ("99.999", ["yellow_fall"]),
        ("95.000", ["yellow_fall"]),
        ("93.000", ["blue_fall"]),
        ("92.999", []),
        ("80.000", []),
    ],
)
def test_a_fall_against_the_month_before(before, raised):
    assert codes(result("90.000"), result(before)) == raised


def test_a_region_without_a_month_before_cannot_fall():
    assert codes(result("90.000"), result("100.000", code="210106")) == []


@pytest.mark.parametrize(("points", "raised"), [("29.999", ["yellow_dimension"]), ("30.000", [])])
def test_a_dimension_under_sixty_percent(points, raised):
    assert codes(result("90.000", points)) == raised


def test_an_alert_names_rule_figures_and_what_it_is_about():
    alert = monthly_alerts(result("85.000", "40.000"), result("95.000", "50.000"), RULES)[0]
    assert alert.title == "皇姑区综合得分比上月下降 10.000 分（95.000 至 85.000）"
    assert alert.figures == {"score": "85.000", "before": "95.000", "fall": "10.000", "threshold": "10"}
    assert alert.about == ("returns",)


def test_an_alert_of_a_dimension_says_its_limit():
    alert = monthly_alerts(result("90.000", "10.000"), None, RULES)[0]
    assert alert.title == "皇姑区“政务公开”得 10.000 分，不足分值 50.000 分的 60%"
    assert alert.figures == {"points": "10.000", "effective_weight": "50.000", "percent": "60"}
    assert alert.mark == "openness"
