"""Interleaved timing: who is called when, and what the ratio means."""

import time

import pytest

from benchmarks.timing import Case, Figure


def test_turns_change_the_order_and_never_repeat() -> None:
    calls: list[tuple[str, int]] = []
    case = Case(
        name="x",
        ours=lambda turn: calls.append(("ours", turn)),
        reference=lambda turn: calls.append(("reference", turn)),
        reference_name="y",
        calls=2,
        rounds=2,
        warm_up=1,
    )
    case.measure(10)
    assert [who for who, _ in calls] == ["ours", "reference"] + ["reference"] * 2 + ["ours"] * 4 + ["reference"] * 2
    turns = [turn for _, turn in calls]
    assert len(set(turns)) == len(turns)


def test_ratio_above_one_is_faster_than_the_reference() -> None:
    case = Case(
        name="x",
        ours=lambda turn: time.sleep(0.002),
        reference=lambda turn: time.sleep(0.02),
        reference_name="y",
        reach=1,
        aim=2,
        calls=2,
        rounds=3,
        units=10,
    )
    figure = case.measure(10)
    assert figure.ratio > 1  # how much more depends on how busy the machine is
    assert figure.ratio_low <= figure.ratio <= figure.ratio_high
    assert figure.ours <= 5000  # ten units in two milliseconds at best


def test_preparation_is_not_timed() -> None:
    def work(turn: int) -> None:
        """Costs nothing."""

    case = Case(
        name="x",
        ours=work,
        reference=lambda turn: None,
        reference_name="y",
        calls=1,
        rounds=2,
        prepare={work: lambda turn: time.sleep(0.05)},
    )
    assert case.measure(10).p99_ms < 20


@pytest.mark.parametrize(("ratio", "met"), [(0.4, "no"), (0.5, "yes"), (0.8, "aim")])
def test_met(ratio: float, met: str) -> None:
    shared = {"name": "x", "unit": "/s", "ours": 1, "reference": 1, "reference_name": "y", "p50_ms": 1, "p99_ms": 1}
    figure = Figure(**shared, ratio=ratio, ratio_low=ratio, ratio_high=ratio, reach=0.5, aim=0.8)
    assert figure.met == met
    assert figure.as_json()["met"] == met


def test_without_a_goal_nothing_is_met() -> None:
    shared = {"name": "x", "unit": "/s", "ours": 1, "reference": 1, "reference_name": "y", "p50_ms": 1, "p99_ms": 1}
    assert Figure(**shared, ratio=9, ratio_low=9, ratio_high=9, reach=None, aim=None).met == "-"
