"""What the arithmetic is given: the scheme as a tree, and per region what was measured and counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """How an indicator's measure becomes points."""

    RATIO = "ratio"
    DEDUCTION = "deduction"
    COMPOSITE = "composite"


class Unit(StrEnum):
    """What numerator and denominator are made of, which fixes how they are written."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"


@dataclass(frozen=True)
class IndicatorSpec:
    """One indicator of a scheme version. `full` and `zero` are None for a deduction."""

    code: str
    name: str
    kind: Kind
    weight: Decimal
    full: Decimal | None = None
    zero: Decimal | None = None
    in_use: bool = True


@dataclass(frozen=True)
class DimensionSpec:
    """One dimension with its indicators in scheme order."""

    code: str
    name: str
    weight: Decimal
    indicators: tuple[IndicatorSpec, ...]


@dataclass(frozen=True)
class SchemeSpec:
    """A scheme version: code, version and its dimensions in order."""

    code: str
    version: int
    dimensions: tuple[DimensionSpec, ...]


@dataclass(frozen=True)
class Measure:
    """One indicator measured for one region.

    For a deduction `numerator` is the points deducted and `denominator` is None. `reported` is False where
    the region owed a report and made none: it then gets no points, whatever else is known.
    """

    numerator: Decimal
    denominator: Decimal | None
    unit: Unit = Unit.COUNT
    reported: bool = True


@dataclass(frozen=True)
class Counted:
    """How many records stand behind a measure, and the SHA-256 of the canonical JSON naming them."""

    public: int
    private: int
    digest: str


@dataclass(frozen=True)
class RegionInput:
    """All measures of one region by indicator code."""

    code: str
    name: str
    measures: Mapping[str, Measure]
