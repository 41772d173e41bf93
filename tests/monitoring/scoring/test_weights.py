"""Shared weights add up, whatever applies."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.scoring.inputs import DimensionSpec, IndicatorSpec, Kind, Measure, RegionInput, SchemeSpec
from monitoring.scoring.result import score_region
from monitoring.scoring.weights import TOTAL, share_among, share_out

WEIGHTS = st.lists(st.decimals(min_value=Decimal("0.001"), max_value=Decimal("100"), places=3), min_size=1, max_size=8)


@given(WEIGHTS, st.integers(min_value=0, max_value=200_000))
def test_parts_add_up_to_the_total_and_stay_within_a_thousandth(weights, thousandths):
    total = Decimal(thousandths) / 1000
    parts = share_out(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / sum(weights)) <= Decimal("0.001")


def test_equal_remainders_are_served_in_scheme_order():
    assert [str(part) for part in share_out(TOTAL, [Decimal(1)] * 3)] == ["33.334", "33.333", "33.333"]
    assert [str(part) for part in share_out(TOTAL, [Decimal(1)] * 6)] == ["16.667"] * 4 + ["16.666"] * 2


def test_what_does_not_apply_gets_nothing():
    parts = share_among(TOTAL, [Decimal(25), Decimal(20), Decimal(10)], [True, True, False])
    assert [str(part) for part in parts] == ["55.556", "44.444", "0.000"]
    assert share_among(TOTAL, [Decimal(25)], [False]) == [Decimal("0.000")]


@pytest.mark.parametrize("weights", [[], [Decimal(0)], [Decimal(1), Decimal(-1)]])
def test_senseless_weights_are_refused(weights):
    with pytest.raises(ValueError, match="weights must be positive"):
        share_out(TOTAL, weights)


@st.composite
def schemes(draw):
    """A scheme of one to five dimensions, with a measure of full marks for each indicator that applies."""
    dimensions, measures = [], {}
    for number in range(draw(st.integers(1, 5))):
        rows = []
        for place, weight in enumerate(draw(st.lists(st.integers(1, 30), min_size=1, max_size=6))):
            code = f"i{number}_{place}"
            kind = draw(st.sampled_from([Kind.RATIO, Kind.DEDUCTION]))
            full, zero = draw(st.sampled_from([("1", "0.6"), ("0", "0.2"), ("0.9", "0.3")]))
            rows.append(
                IndicatorSpec(code, code, kind, Decimal(weight), Decimal(full), Decimal(zero), draw(st.booleans()))
            )
            due = draw(st.sampled_from(["0", "10"]))
            measures[code] = (
                Measure(Decimal(0), None) if kind is Kind.DEDUCTION else Measure(Decimal(full) * 10, Decimal(due))
            )
        total = Decimal(sum(row.weight for row in rows))
        dimensions.append(DimensionSpec(f"d{number}", f"d{number}", total, tuple(rows)))
    always = IndicatorSpec("always", "always", Kind.DEDUCTION, Decimal(10))
    dimensions.append(DimensionSpec("last", "last", Decimal(10), (always,)))
    return SchemeSpec("s", 1, tuple(dimensions)), measures | {"always": Measure(Decimal(0), None)}


@given(schemes())
def test_weights_total_one_hundred_and_full_marks_are_one_hundred(drawn):
    scheme, measures = drawn
    scored = score_region(scheme, RegionInput("1", "一", measures))
    assert sum(Decimal(part["effective_weight"]) for part in scored["dimensions"]) == TOTAL
    for part in scored["dimensions"]:
        inner = sum(Decimal(row["effective_weight"]) for row in part["indicators"])
        assert inner == Decimal(part["effective_weight"])
    assert scored["score"] == "100.000"


@given(schemes(), st.data())
def test_points_never_leave_their_bounds(drawn, data):
    scheme, measures = drawn
    amounts = st.decimals(min_value=0, max_value=100, places=2)
    changed = {
        code: Measure(data.draw(amounts), measure.denominator, reported=data.draw(st.booleans()))
        for code, measure in measures.items()
    }
    scored = score_region(scheme, RegionInput("1", "一", changed))
    for part in scored["dimensions"]:
        for row in part["indicators"]:
            assert Decimal(0) <= Decimal(row["points"]) <= Decimal(row["effective_weight"])
    assert Decimal(scored["score"]) == sum(Decimal(part["points"]) for part in scored["dimensions"])
