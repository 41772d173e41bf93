"""The frozen configuration of a run, as stored (strings), read back into a scheme tree."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from monitoring.scoring.inputs import DimensionSpec, IndicatorSpec, Kind, SchemeSpec


def scheme_of(frozen: Mapping[str, Any]) -> SchemeSpec:
    """The scheme tree of `{"code", "version", "dimensions": [{…, "indicators": […]}]}`."""
    return SchemeSpec(frozen["code"], frozen["version"], tuple(map(_dimension, frozen["dimensions"])))


def _dimension(part: Mapping[str, Any]) -> DimensionSpec:
    rows = tuple(map(_indicator, part["indicators"]))
    return DimensionSpec(part["code"], part["name"], Decimal(part["weight"]), rows)


def _indicator(row: Mapping[str, Any]) -> IndicatorSpec:
    return IndicatorSpec(
        code=row["code"],
        name=row["name"],
        kind=Kind(row["kind"]),
        weight=Decimal(row["weight"]),
        full=_decimal(row["full"]),
        zero=_decimal(row["zero"]),
        in_use=row["in_use"],
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
