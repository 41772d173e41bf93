"""Warning rules that follow from a scored month: pure, from result and rules to alerts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

SCORE_BELOW, SCORE_FALL, DIMENSION_BELOW = "score_below", "score_fall", "dimension_below"

Region = Mapping[str, Any]


@dataclass(frozen=True)
class RuleSpec:
    """A rule in force; of two kinds `score_below` and `score_fall` a region gets only the gravest.

    `gravity` 0 is the gravest. `threshold`: points, or a ratio for `dimension_below`.
    """

    code: str
    level: str
    gravity: int
    kind: str
    threshold: Decimal


@dataclass(frozen=True)
class Alert:
    """One rule that a region meets; `about` are the codes of the indicators whose records explain it."""

    rule: RuleSpec
    region: str
    title: str
    figures: dict[str, str]
    about: tuple[str, ...]
    mark: str = ""


def monthly_alerts(
    result: Mapping[str, Any], previous: Mapping[str, Any] | None, rules: Sequence[RuleSpec]
) -> list[Alert]:
    """Alerts of all regions, by region code, the gravest first.

    `previous` is the result of the month before, None where there is none: then nothing falls.
    """
    before = {region["code"]: region for region in previous["regions"]} if previous else {}
    ordered = sorted(rules, key=lambda rule: (rule.gravity, rule.code))
    alerts: list[Alert] = []
    for region in sorted(result["regions"], key=lambda one: str(one["code"])):
        alerts.extend(_of_region(region, before.get(region["code"]), ordered))
    return alerts


def _of_region(region: Region, before: Region | None, rules: Sequence[RuleSpec]) -> Iterator[Alert]:
    settled: set[str] = set()
    for rule in rules:
        if rule.kind == DIMENSION_BELOW:
            yield from _weak_dimensions(region, rule)
        elif rule.kind not in settled and (alert := _of_score(region, before, rule)):
            settled.add(rule.kind)
            yield alert


def _of_score(region: Region, before: Region | None, rule: RuleSpec) -> Alert | None:
    score = Decimal(region["score"])
    if rule.kind == SCORE_BELOW and score < rule.threshold:
        figures = {"score": region["score"], "threshold": _plain(rule.threshold)}
        title = f"{region['name']}综合得分 {score} 分，低于 {figures['threshold']} 分"
        return Alert(rule, region["code"], title, figures, tuple(_codes(region)))
    if rule.kind == SCORE_FALL and before is not None:
        fall = Decimal(before["score"]) - score
        if fall >= rule.threshold:
            figures = {"score": region["score"], "before": before["score"], "fall": str(fall)}
            figures["threshold"] = _plain(rule.threshold)
            title = f"{region['name']}综合得分比上月下降 {fall} 分（{before['score']} 至 {score}）"
            return Alert(rule, region["code"], title, figures, tuple(_fallen(region, before)))
    return None


def _weak_dimensions(region: Region, rule: RuleSpec) -> Iterator[Alert]:
    for part in region["dimensions"]:
        effective = Decimal(part["effective_weight"])
        if not part["applicable"] or Decimal(part["points"]) >= effective * rule.threshold:
            continue
        share = _plain(rule.threshold * 100)
        figures = {"points": part["points"], "effective_weight": part["effective_weight"], "percent": share}
        title = f"{region['name']}“{part['name']}”得 {part['points']} 分，不足分值 {effective} 分的 {share}%"
        about = tuple(row["code"] for row in part["indicators"] if row["applicable"])
        yield Alert(rule, region["code"], title, figures, about, mark=part["code"])


def _rows(region: Region) -> dict[str, Mapping[str, Any]]:
    return {row["code"]: row for part in region["dimensions"] for row in part["indicators"]}


def _codes(region: Region) -> Iterator[str]:
    """Indicators that did not earn all their points."""
    for code, row in _rows(region).items():
        if row["applicable"] and Decimal(row["points"]) < Decimal(row["effective_weight"]):
            yield code


def _fallen(region: Region, before: Region) -> Iterator[str]:
    """Indicators that earn a smaller part of their weight than the month before."""
    old = _rows(before)
    for code, row in _rows(region).items():
        if code in old and row["applicable"] and _earned(row) < _earned(old[code]):
            yield code


def _earned(row: Mapping[str, Any]) -> Decimal:
    weight = Decimal(row["effective_weight"])
    return Decimal(row["points"]) / weight if weight else Decimal(1)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
