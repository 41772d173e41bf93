"""Reads the published `result`, earlier results and warnings into the content's own types."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from integrity_portal.lib.months import Month
from monitoring.documents.figures import day_text
from monitoring.documents.model import (
    DimensionScore,
    DistrictScore,
    IndicatorScore,
    RecordReference,
    TrendMonth,
    Warned,
)
from monitoring.documents.terms import FIGURE_LABELS, LEVELS

Json = Mapping[str, Any]
GAP = re.compile(r"(?<=[^!-~]) | (?=[^!-~])")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_districts(result: Json, previous: Json | None) -> tuple[DistrictScore, ...]:
    """All districts by rank, then code, each beside its month before."""
    before = {region["code"]: region for region in previous["regions"]} if previous else {}
    rows = (_district(region, before.get(region["code"])) for region in result["regions"])
    return tuple(sorted(rows, key=lambda row: (row.rank, row.code)))


def read_trend(trend: Sequence[Json]) -> tuple[TrendMonth, ...]:
    """Months oldest first; each item needs `month` and `regions` with code, score and rank."""
    months = (
        TrendMonth(
            Month.parse(one["month"]),
            {region["code"]: Decimal(region["score"]) for region in one["regions"]},
            {region["code"]: region["rank"] for region in one["regions"]},
        )
        for one in trend
    )
    return tuple(sorted(months, key=lambda row: row.month))


def read_warnings(
    warnings: Sequence[Json], districts: Sequence[DistrictScore], records: Mapping[str, Json]
) -> tuple[Warned, ...]:
    """Warnings by level (red first), then by the district's rank, then by rule and title."""
    order = {one.code: place for place, one in enumerate(districts)}
    names = {one.code: one.name for one in districts}
    found = [_warning(one, names, records) for one in warnings]
    levels = list(LEVELS)
    return tuple(sorted(found, key=lambda one: (levels.index(one.level), order[one.region_code], one.rule, one.title)))


def _district(region: Json, before: Json | None) -> DistrictScore:
    return DistrictScore(
        code=region["code"],
        name=region["name"],
        score=Decimal(region["score"]),
        rank=region["rank"],
        previous_score=Decimal(before["score"]) if before else None,
        previous_rank=before["rank"] if before else None,
        dimensions=tuple(_dimension(one) for one in region["dimensions"]),
    )


def _dimension(part: Json) -> DimensionScore:
    return DimensionScore(
        code=part["code"],
        name=part["name"],
        weight=Decimal(part["weight"]),
        effective_weight=Decimal(part["effective_weight"]),
        points=Decimal(part["points"]),
        applicable=part["applicable"],
        indicators=tuple(_indicator(one) for one in part["indicators"]),
    )


def _indicator(part: Json) -> IndicatorScore:
    return IndicatorScore(
        code=part["code"],
        name=part["name"],
        kind=part["kind"],
        weight=Decimal(part["weight"]),
        effective_weight=Decimal(part["effective_weight"]),
        numerator=_number(part["numerator"]),
        denominator=_number(part["denominator"]),
        value=_number(part["value"]),
        points=Decimal(part["points"]),
        applicable=part["applicable"],
        reported=part["reported"],
        small=part["small"],
    )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _warning(item: Json, names: Mapping[str, str], records: Mapping[str, Json]) -> Warned:
    region = item["region"]
    return Warned(
        level=item["level"],
        region_code=region,
        region_name=names[region],
        rule=item["rule"],
        title=_plain_title(item["title"], names[region]),
        figures=tuple(
            (FIGURE_LABELS.get(key, key), _days_in_chinese(str(value))) for key, value in item["figures"].items()
        ),
        records=tuple(_reference(number, records.get(number, {})) for number in sorted(item["records"])),
    )


def _figure(key: str, value: str) -> tuple[str, str]:
    return FIGURE_LABELS.get(key, key), _days_in_chinese(value)


def _plain_title(title: str, name: str) -> str:
    """As a paper writes it: no district in front (it stands beside), no spaces, days in Chinese."""
    plain = GAP.sub("", title.removeprefix(name)).rstrip("。")
    return _days_in_chinese(plain)


def _days_in_chinese(text: str) -> str:
    return ISO_DAY.sub(lambda found: day_text(date.fromisoformat(found[0])), text)


def _reference(number: str, facts: Json) -> RecordReference:
    amount = facts.get("amount")
    return RecordReference(
        number=number,
        ledger=facts.get("ledger", ""),
        occurred_on=facts.get("occurred_on", ""),
        amount=None if amount in (None, "") else Decimal(str(amount)),
    )
