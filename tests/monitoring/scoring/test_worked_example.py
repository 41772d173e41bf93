"""The worked example of the scoring rules, every row of it."""

from decimal import Decimal

from monitoring.scoring.result import score_region
from tests.monitoring.scoring.trees import default_scheme, dimensions, indicators, money, region

MEASURED = ("overdue_payments", "returns", "newly_listed", "cases_removed", "case_plans", "repayment_plans")


def test_dimension_weights_share_the_missing_ten():
    scored = score_region(default_scheme(), region())
    assert [part["effective_weight"] for part in scored["dimensions"]] == [
        "27.778",
        "22.222",
        "22.222",
        "27.778",
        "0.000",
    ]


def test_indicator_weights_within_the_dimensions():
    rows = indicators(score_region(default_scheme(), region()))
    assert {code: rows[code]["effective_weight"] for code in MEASURED} == {
        "overdue_payments": "27.778",
        "returns": "22.222",
        "newly_listed": "22.222",
        "cases_removed": "13.072",
        "case_plans": "4.902",
        "repayment_plans": "9.804",
    }


def test_values_and_points_of_each_row():
    rows = indicators(score_region(default_scheme(), region()))
    assert {code: (rows[code]["value"], rows[code]["points"]) for code in MEASURED} == {
        "overdue_payments": ("0.249530956848", "0.000"),
        "returns": ("0.975000000000", "21.111"),
        "newly_listed": (None, "22.222"),
        "cases_removed": ("0.500000000000", "6.536"),
        "case_plans": ("1.000000000000", "4.902"),
        "repayment_plans": ("0.800000000000", "5.882"),
    }


def test_score_before_and_after_the_arrears_are_paid():
    assert score_region(default_scheme(), region())["score"] == "60.653"
    paid = region(overdue_payments=money("0", "26650000"))
    scored = score_region(default_scheme(), paid)
    assert scored["score"] == "88.431"
    assert indicators(scored)["overdue_payments"]["points"] == "27.778"


def test_dimension_points_are_the_sums():
    scored = score_region(default_scheme(), region())
    assert {code: part["points"] for code, part in dimensions(scored).items()} == {
        "commitment_keeping": "0.000",
        "openness": "21.111",
        "serious_events": "22.222",
        "remediation": "17.320",
        "townships": "0.000",
    }


def test_weights_of_the_default_scheme_sum_to_their_parents():
    scheme = default_scheme()
    assert sum(part.weight for part in scheme.dimensions) == Decimal(100)
    for part in scheme.dimensions:
        assert sum(row.weight for row in part.indicators) == part.weight
