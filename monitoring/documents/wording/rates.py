"""What the paragraphs compare: mean rates and sums of a dimension or an indicator over districts."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from monitoring.documents.figures import mean, percent
from monitoring.documents.model import DimensionScore, DistrictScore, IndicatorScore


@dataclass(frozen=True)
class Rated:
    """A district's rate (points over effective weight) in a dimension or an indicator."""

    name: str
    rate: Decimal


@dataclass(frozen=True)
class Sums:
    """Numerators and denominators added over the districts that apply and reported."""

    numerator: Decimal
    denominator: Decimal
    districts: tuple[str, ...]


def dimension_rates(districts: Sequence[DistrictScore], code: str) -> list[Rated]:
    """Districts in which the dimension applies, best rate first."""
    pairs = ((one.name, dimension_of(one, code).rate) for one in districts)
    return sorted((Rated(name, rate) for name, rate in pairs if rate is not None), key=lambda one: -one.rate)


def indicator_rates(districts: Sequence[DistrictScore], code: str) -> list[Rated]:
    """Districts to which the indicator applies, best rate first."""
    pairs = ((one.name, indicator_of(one, code).rate) for one in districts)
    return sorted((Rated(name, rate) for name, rate in pairs if rate is not None), key=lambda one: -one.rate)


def mean_rate(rows: Sequence[Rated]) -> Decimal | None:
    return mean([one.rate for one in rows])


def dimension_of(district: DistrictScore, code: str) -> DimensionScore:
    return next(one for one in district.dimensions if one.code == code)


def indicator_of(district: DistrictScore, code: str) -> IndicatorScore:
    return next(one for part in district.dimensions for one in part.indicators if one.code == code)


def sums(districts: Sequence[DistrictScore], code: str) -> Sums | None:
    """Totals of an indicator; None where it stands in no district's result or applies nowhere."""
    found = [
        (one.name, part)
        for one in districts
        for dimension in one.dimensions
        for part in dimension.indicators
        if part.code == code and part.applicable and part.reported and part.denominator is not None
    ]
    if not found:
        return None
    return Sums(
        sum((part.numerator or Decimal(0) for _, part in found), Decimal(0)),
        sum((part.denominator or Decimal(0) for _, part in found), Decimal(0)),
        tuple(name for name, part in found if part.numerator),
    )


def share(total: Sums) -> str:
    return percent(total.numerator / total.denominator) if total.denominator else "—"


def with_rates(rows: Sequence[Rated]) -> str:
    return "、".join(f"{one.name}（{percent(one.rate)}）" for one in rows)
