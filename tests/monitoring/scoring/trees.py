"""The default scheme as a tree, read from the same file that `load_schemes` reads, and short measures."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from monitoring.scoring.frozen import scheme_of
from monitoring.scoring.inputs import Measure, RegionInput, SchemeSpec, Unit

FILE = Path(__file__).parents[3] / "monitoring" / "data" / "district_monthly_1.json"


def default_scheme() -> SchemeSpec:
    return scheme_of(json.loads(FILE.read_text(encoding="utf-8")))


def count(numerator: str, denominator: str | None, *, reported: bool = True) -> Measure:
    held = None if denominator is None else Decimal(denominator)
    return Measure(Decimal(numerator), held, Unit.COUNT, reported)


def money(numerator: str, denominator: str, *, reported: bool = True) -> Measure:
    return Measure(Decimal(numerator), Decimal(denominator), Unit.MONEY, reported)


def worked_example(**changes: Measure) -> dict[str, Measure]:
    """皇姑区, 2018-10, as scoring.md lists it."""
    return {
        "overdue_payments": money("6650000", "26650000"),
        "returns": Measure(Decimal("0.975"), Decimal(1), Unit.SHARE),
        "newly_listed": count("0", None),
        "cases_removed": count("1", "2"),
        "case_plans": count("1", "1"),
        "repayment_plans": money("2400000", "3000000"),
    } | changes


def full_marks() -> dict[str, Measure]:
    return worked_example(
        overdue_payments=money("0", "20000000"),
        returns=Measure(Decimal(1), Decimal(1), Unit.SHARE),
        cases_removed=count("2", "2"),
        repayment_plans=money("3000000", "3000000"),
    )


def region(code: str = "210105", name: str = "皇姑区", **changes: Measure) -> RegionInput:
    return RegionInput(code, name, worked_example(**changes))


def indicators(scored: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["code"]: row for part in scored["dimensions"] for row in part["indicators"]}


def dimensions(scored: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {part["code"]: part for part in scored["dimensions"]}
