"""Results as the pages show them: ranking, indicators, differences. Reads `result`, asks no database."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.urls import reverse

from integrity_portal.lib.money import format_money
from integrity_portal.templatetags.formats import rounded
from monitoring.enums import IndicatorKind
from monitoring.indicators import QUERIES
from monitoring.models import ScoreRun
from monitoring.scoring.inputs import Unit

Json = Mapping[str, Any]
Row = dict[str, Any]


def ranking_rows(run: ScoreRun, previous: Json | None) -> list[Row]:
    """Districts by rank with score, movement and dimensions; three decimals where two look tied."""
    before = {region["code"]: region for region in previous["regions"]} if previous else {}
    return [_ranked(run, region, before.get(region["code"]), _places(run)) for region in run.result["regions"]]


def _ranked(run: ScoreRun, region: Json, before: Json | None, places: Mapping[str, int]) -> Row:
    score = Decimal(region["score"])
    return {
        "code": region["code"],
        "name": region["name"],
        "label": region["name"],
        "rank": region["rank"],
        "score": score,
        "value": score,
        "places": places[region["code"]],
        "moved": score - Decimal(before["score"]) if before else None,
        "dimensions": [part for part in region["dimensions"] if part["applicable"]],
        "unreported": any(not row["reported"] for part in region["dimensions"] for row in part["indicators"]),
        "url": district_url(run, region["code"]),
    }


def district_url(run: ScoreRun, region: str) -> str:
    """The office page of one district in one run."""
    kwargs = {"month": run.period, "version": run.version, "region": region}
    return reverse("monitoring:district", kwargs=kwargs)


def indicator_rows(run: ScoreRun, region: Json) -> Iterator[Row]:
    """The dimensions of a district with their indicators as shown; what is not in use is left out."""
    used = {row["code"] for part in run.inputs["scheme"]["dimensions"] for row in part["indicators"] if row["in_use"]}
    for part in region["dimensions"]:
        rows = [_indicator(run, region["code"], row) for row in part["indicators"] if row["code"] in used]
        yield {**part, "label": part["name"], "weight": part["effective_weight"], "indicators": rows}


def _indicator(run: ScoreRun, region: str, row: Json) -> Row:
    kwargs = {"month": run.period, "version": run.version, "region": region, "indicator": row["code"]}
    counted = row["counted"]
    return {
        **row,
        "kind_label": IndicatorKind(row["kind"]).label,
        "shown_numerator": shown_figure(row["code"], row["numerator"]),
        "shown_denominator": shown_figure(row["code"], row["denominator"]),
        "shown_value": None if row["value"] is None else f"{Decimal(row['value']):.4f}",
        "total": counted["public"] + counted["private"],
        "url": reverse("monitoring:evidence", kwargs=kwargs),
    }


def shown_figure(code: str, figure: str | None) -> str | None:
    """A numerator or denominator for reading: money with separators, shares with four decimals."""
    query = QUERIES.get(code)
    if figure is None or query is None:
        return figure
    if query.unit is Unit.MONEY:
        return f"{format_money(Decimal(figure))} 元"
    return f"{Decimal(figure):.4f}" if query.unit is Unit.SHARE else figure


def changed_rows(before: Json, after: Json) -> list[Row]:
    """Districts whose score or rank differs between two versions, with the indicators behind it."""
    old = {region["code"]: region for region in before["regions"]}
    rows = []
    for region in after["regions"]:
        was = old.get(region["code"])
        if was and (was["score"], was["rank"]) != (region["score"], region["rank"]):
            rows.append({"name": region["name"], "before": was, "after": region, "causes": list(_causes(was, region))})
    return rows


def _causes(before: Json, after: Json) -> Iterator[Row]:
    old = {row["code"]: row for part in before["dimensions"] for row in part["indicators"]}
    for part in after["dimensions"]:
        for row in part["indicators"]:
            was = old.get(row["code"])
            if was and was["points"] != row["points"]:
                yield {"label": row["name"], "before": was["points"], "after": row["points"]}


def _places(run: ScoreRun) -> dict[str, int]:
    """Two decimals; three where another score would look the same without being it (scoring: rank)."""
    scores = {region["code"]: Decimal(region["score"]) for region in run.result["regions"]}
    shown, exact = Counter(rounded(score, 2) for score in scores.values()), Counter(scores.values())
    return {code: 3 if shown[rounded(score, 2)] > exact[score] else 2 for code, score in scores.items()}
