"""From one measure to points."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from monitoring.scoring import rounding
from monitoring.scoring.inputs import IndicatorSpec, Kind, Measure, Unit

ZERO = rounding.thousandths(0)
SMALL_BELOW = 5


@dataclass(frozen=True)
class Judged:
    """A measure with what follows from it before any weight is known."""

    spec: IndicatorSpec
    measure: Measure | None
    applicable: bool
    value: Decimal | None

    @property
    def reported(self) -> bool:
        """False where points are withheld because the region did not report."""
        return self.measure is None or self.measure.reported

    @property
    def small(self) -> bool:
        """A ratio over fewer than five counted items: to be read with care."""
        measure = self.measure
        if measure is None or measure.denominator is None or not (self.applicable and self.reported):
            return False
        return measure.unit is Unit.COUNT and measure.denominator < SMALL_BELOW


def judge(spec: IndicatorSpec, measure: Measure | None) -> Judged:
    """Decide whether the indicator applies, and its value.

    Not in use: does not apply. Not reported: applies and earns nothing. Nothing due (denominator 0): does
    not apply. A deduction always applies. Raises ValueError where an indicator in use was not measured.
    """
    if not spec.in_use:
        return Judged(spec, None, applicable=False, value=None)
    if measure is None:
        raise ValueError(f"indicator {spec.code} is in use but was not measured")
    if spec.kind is Kind.DEDUCTION or not measure.reported:
        return Judged(spec, measure, applicable=True, value=None)
    if not measure.denominator:
        return Judged(spec, measure, applicable=False, value=None)
    value = rounding.ratio(measure.numerator, measure.denominator)
    return Judged(spec, measure, applicable=True, value=value)


def points_of(judged: Judged, effective_weight: Decimal) -> Decimal:
    """Points earned, three decimals, between 0.000 and `effective_weight`."""
    if not judged.applicable or judged.measure is None or not judged.reported:
        return ZERO
    return rounding.points(Fraction(effective_weight) * _part_earned(judged, judged.measure))


def _part_earned(judged: Judged, measure: Measure) -> Fraction:
    spec = judged.spec
    if spec.kind is Kind.DEDUCTION:
        return max(Fraction(0), 1 - Fraction(measure.numerator) / Fraction(spec.weight))
    if judged.value is None or spec.full is None or spec.zero is None:
        raise ValueError(f"indicator {spec.code} needs its full and zero marks")
    along = (Fraction(judged.value) - Fraction(spec.zero)) / (Fraction(spec.full) - Fraction(spec.zero))
    return min(Fraction(1), max(Fraction(0), along))
