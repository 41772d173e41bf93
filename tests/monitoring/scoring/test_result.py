"""The shape of `result`, and the further cases worked out by hand."""

import json
from decimal import Decimal

import pytest

from monitoring.scoring.inputs import Counted, DimensionSpec, IndicatorSpec, Kind, RegionInput, SchemeSpec
from monitoring.scoring.result import build_result, score_region, with_counted
from tests.monitoring.scoring.trees import (
    count,
    default_scheme,
    dimensions,
    full_marks,
    indicators,
    money,
    region,
)


def result_of(*regions: RegionInput):
    return build_result(
        month="2018-10",
        version=1,
        cutoff="2018-10-31T23:59:59+08:00",
        known_at="2018-11-07T09:00:00.000000+08:00",
        scheme=default_scheme(),
        regions=regions,
    )


def test_shape_is_exactly_the_published_one():
    counted = {"210105": {"newly_listed": Counted(public=2, private=1, digest="ab")}}
    result = with_counted(result_of(region()), counted)
    assert list(result) == ["month", "version", "cutoff", "known_at", "scheme", "regions"]
    assert result["scheme"] == {"code": "district_monthly", "version": 1}
    scored = result["regions"][0]
    assert list(scored) == ["code", "name", "score", "rank", "dimensions"]
    part = dimensions(scored)["serious_events"]
    assert {key: part[key] for key in list(part) if key != "indicators"} == {
        "code": "serious_events",
        "name": "严重失信事件及政府反馈",
        "weight": "20.000",
        "effective_weight": "22.222",
        "points": "22.222",
        "applicable": True,
    }
    assert part["indicators"][0] == {
        "code": "newly_listed",
        "name": "新增失信被执行人",
        "kind": "deduction",
        "weight": "10.000",
        "effective_weight": "22.222",
        "numerator": "0",
        "denominator": None,
        "value": None,
        "points": "22.222",
        "applicable": True,
        "reported": True,
        "small": False,
        "counted": {"public": 2, "private": 1, "digest": "ab"},
    }
    json.dumps(result)


def test_figures_are_written_by_their_unit():
    rows = indicators(score_region(default_scheme(), region(cases_removed=count("1.00", "2.00"))))
    assert (rows["overdue_payments"]["numerator"], rows["overdue_payments"]["denominator"]) == (
        "6650000.00",
        "26650000.00",
    )
    assert (rows["cases_removed"]["numerator"], rows["cases_removed"]["denominator"]) == ("1", "2")
    assert rows["returns"]["numerator"] == "0.975000000000"


def test_what_is_not_in_use_does_not_apply():
    row = indicators(score_region(default_scheme(), region()))["commitments_kept"]
    assert row["applicable"] is False
    assert (row["points"], row["effective_weight"], row["value"]) == ("0.000", "0.000", None)
    assert (row["numerator"], row["denominator"], row["reported"]) == (None, None, True)


def test_nothing_due_costs_nothing():
    """No plan due and no case on hand: only cases_removed is left in 专项治理 and takes all of its weight."""
    scored = score_region(default_scheme(), region(case_plans=count("0", "0"), repayment_plans=money("0", "0")))
    rows = indicators(scored)
    assert rows["case_plans"]["applicable"] is False
    assert rows["cases_removed"]["effective_weight"] == "27.778"
    assert rows["cases_removed"]["points"] == "13.889"
    assert scored["score"] == "57.222"


def test_an_empty_dimension_gives_its_weight_to_the_others():
    """专项治理 empty: 25 : 20 : 20 share 100.

    25/65 = 38.46153…, 20/65 = 30.76923… (twice): the floors sum to 99.999 and the first, with the largest
    remainder, gets the missing thousandth.
    b3: 30.769 × 0.95 = 29.23055 → 29.231. Score 0 + 29.231 + 30.769.
    """
    nothing = {"cases_removed": count("0", "0"), "case_plans": count("0", "0")}
    scored = score_region(default_scheme(), region(**nothing, repayment_plans=money("0", "0")))
    parts = dimensions(scored)
    assert [part["effective_weight"] for part in scored["dimensions"]] == [
        "38.462",
        "30.769",
        "30.769",
        "0.000",
        "0.000",
    ]
    assert parts["remediation"]["applicable"] is False
    assert parts["openness"]["points"] == "29.231"
    assert scored["score"] == "60.000"


def test_a_district_without_a_return_earns_nothing_there():
    """a3, d2, d3 unreported although nothing is overdue: they keep their weight and give no points.

    b3 11 of 12 on time, 95 of 100 → (11/12 + 0.95)/2 = 0.933333333333, (v − 0.5)/0.5 = 0.866666666666,
    × 22.222 = 19.2590666… → 19.259. Score 19.259 + 22.222 + 6.536.
    """
    held = region(
        overdue_payments=money("0", "0", reported=False),
        returns=count("0.933333333333", "1"),
        case_plans=count("1", "1", reported=False),
        repayment_plans=money("2400000", "3000000", reported=False),
    )
    scored = score_region(default_scheme(), held)
    row = indicators(scored)["overdue_payments"]
    assert (row["applicable"], row["reported"], row["points"]) == (True, False, "0.000")
    assert (row["effective_weight"], row["value"], row["small"]) == ("27.778", None, False)
    assert indicators(scored)["returns"]["points"] == "19.259"
    assert scored["score"] == "48.017"


@pytest.mark.parametrize(("deducted", "points"), [("0", "22.222"), ("5", "11.111"), ("10", "0.000"), ("15", "0.000")])
def test_deduction_stops_at_nothing(deducted, points):
    row = indicators(score_region(default_scheme(), region(newly_listed=count(deducted, None))))
    assert row["newly_listed"]["points"] == points
    assert row["newly_listed"]["numerator"] == deducted


def test_small_denominators_of_counts_are_marked():
    rows = indicators(score_region(default_scheme(), region(cases_removed=count("3", "5"))))
    assert rows["cases_removed"]["small"] is False
    assert rows["case_plans"]["small"] is True
    assert rows["repayment_plans"]["small"] is False
    assert rows["returns"]["small"] is False


def test_a_tie_to_the_third_decimal_shares_the_rank():
    """2,000,001 and 2,000,002 of 3,000,000 paid on plans differ in v, not in the third decimal of points."""
    first = region("210102", "和平区", repayment_plans=money("2000001", "3000000"))
    second = region("210103", "沈河区", repayment_plans=money("2000002", "3000000"))
    best = region("210104", "大东区", repayment_plans=money("3000000", "3000000"))
    last = region("210106", "铁西区", repayment_plans=money("0", "3000000"))
    result = result_of(last, second, first, best)
    rows = [(one["code"], one["rank"], one["score"]) for one in result["regions"]]
    assert rows == [
        ("210104", 1, "64.575"),
        ("210102", 2, "58.039"),
        ("210103", 2, "58.039"),
        ("210106", 4, "54.771"),
    ]
    values = {indicators(one)["repayment_plans"]["value"] for one in result["regions"] if one["rank"] == 2}
    assert values == {"0.666667000000", "0.666667333333"}


def test_full_marks_everywhere_are_exactly_one_hundred():
    assert score_region(default_scheme(), region(**full_marks()))["score"] == "100.000"


def test_nothing_at_all_applies():
    row = IndicatorSpec("only", "唯一", Kind.RATIO, Decimal(100), Decimal(1), Decimal(0))
    scheme = SchemeSpec("s", 1, (DimensionSpec("d", "维度", Decimal(100), (row,)),))
    with pytest.raises(ValueError, match="no indicator applies to region 210105"):
        score_region(scheme, RegionInput("210105", "皇姑区", {"only": count("0", "0")}))


def test_an_indicator_in_use_must_be_measured():
    measures = {code: one for code, one in region().measures.items() if code != "newly_listed"}
    held = RegionInput("210105", "皇姑区", measures)
    with pytest.raises(ValueError, match="newly_listed is in use but was not measured"):
        score_region(default_scheme(), held)
