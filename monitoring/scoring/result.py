"""Builds `result`, the published object whose digest stands in the transparency log (interface.md)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from monitoring.scoring import points, rounding, weights
from monitoring.scoring.inputs import Counted, DimensionSpec, Measure, RegionInput, SchemeSpec, Unit
from monitoring.scoring.ranking import rank_scores

NOTHING_COUNTED = Counted(public=0, private=0, digest="")


def build_result(
    *,
    month: str,
    version: int,
    cutoff: str,
    known_at: str,
    scheme: SchemeSpec,
    regions: Sequence[RegionInput],
) -> dict[str, Any]:
    """Score and rank all regions; strings for every number that is no count, rank or version.

    `cutoff` and `known_at` are ISO 8601 with offset. Regions stand by rank, then code. Raises ValueError
    where nothing applies to a region: a total of 100 cannot be shared among nothing.
    """
    scored = [score_region(scheme, region) for region in regions]
    ranks = rank_scores({region["code"]: Decimal(region["score"]) for region in scored})
    for region in scored:
        region["rank"] = ranks[region["code"]]
    return {
        "month": month,
        "version": version,
        "cutoff": cutoff,
        "known_at": known_at,
        "scheme": {"code": scheme.code, "version": scheme.version},
        "regions": sorted(scored, key=lambda region: (region["rank"], region["code"])),
    }


def with_counted(result: Mapping[str, Any], counted: Mapping[str, Mapping[str, Counted]]) -> dict[str, Any]:
    """`result` with the counts {region: {indicator: Counted}} in place; what is not named counted nothing."""
    regions = []
    for region in result["regions"]:
        held = counted.get(region["code"], {})
        dimensions = [part | {"indicators": _recounted(part, held)} for part in region["dimensions"]]
        regions.append(region | {"dimensions": dimensions})
    return {**result, "regions": regions}


def score_region(scheme: SchemeSpec, region: RegionInput) -> dict[str, Any]:
    """One region's part of `result`, still without its rank."""
    judged = [_judge_dimension(dimension, region) for dimension in scheme.dimensions]
    applies = [any(one.applicable for one in row) for row in judged]
    if not any(applies):
        raise ValueError(f"no indicator applies to region {region.code}")
    shares = weights.share_among(weights.TOTAL, [part.weight for part in scheme.dimensions], applies)
    dimensions = [
        _dimension(spec, share, row) for spec, share, row in zip(scheme.dimensions, shares, judged, strict=True)
    ]
    score = sum((Decimal(part["points"]) for part in dimensions), points.ZERO)
    return {
        "code": region.code,
        "name": region.name,
        "score": str(score),
        "rank": 0,
        "dimensions": dimensions,
    }


def _judge_dimension(dimension: DimensionSpec, region: RegionInput) -> list[points.Judged]:
    return [points.judge(spec, region.measures.get(spec.code)) for spec in dimension.indicators]


def _dimension(spec: DimensionSpec, effective: Decimal, row: Sequence[points.Judged]) -> dict[str, Any]:
    applies = [one.applicable for one in row]
    shares = weights.share_among(effective, [one.spec.weight for one in row], applies)
    indicators = [_indicator(one, share) for one, share in zip(row, shares, strict=True)]
    earned = sum((Decimal(one["points"]) for one in indicators), points.ZERO)
    return {
        "code": spec.code,
        "name": spec.name,
        "weight": _weight(spec.weight),
        "effective_weight": str(effective),
        "points": str(earned),
        "applicable": any(applies),
        "indicators": indicators,
    }


def _indicator(judged: points.Judged, effective: Decimal) -> dict[str, Any]:
    spec, measure = judged.spec, judged.measure
    return {
        "code": spec.code,
        "name": spec.name,
        "kind": spec.kind.value,
        "weight": _weight(spec.weight),
        "effective_weight": str(effective),
        "numerator": _figure(measure.unit, measure.numerator) if measure else None,
        "denominator": _denominator(measure) if measure else None,
        "value": None if judged.value is None else format(judged.value, "f"),
        "points": str(points.points_of(judged, effective)),
        "applicable": judged.applicable,
        "reported": judged.reported,
        "small": judged.small,
        "counted": _counted(NOTHING_COUNTED),
    }


def _recounted(part: Mapping[str, Any], held: Mapping[str, Counted]) -> list[dict[str, Any]]:
    return [row | {"counted": _counted(held.get(row["code"], NOTHING_COUNTED))} for row in part["indicators"]]


def _counted(counted: Counted) -> dict[str, Any]:
    return {"public": counted.public, "private": counted.private, "digest": counted.digest}


def _weight(weight: Decimal) -> str:
    return format(weight.quantize(points.ZERO), "f")


def _denominator(measure: Measure) -> str | None:
    """A share is one of a plain 1."""
    unit = Unit.COUNT if measure.unit is Unit.SHARE else measure.unit
    return None if measure.denominator is None else _figure(unit, measure.denominator)


def _figure(unit: Unit, value: Decimal) -> str:
    """Money with two decimals, shares with twelve, counts without needless zeros."""
    if unit is Unit.MONEY:
        return format(value.quantize(Decimal("0.01")), "f")
    if unit is Unit.SHARE:
        return format(value.quantize(Decimal(1).scaleb(-rounding.VALUE_PLACES)), "f")
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
