"""Effective weights: what does not apply gives its weight to its neighbours; rounding loses nothing."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from monitoring.scoring.rounding import thousandths

TOTAL = Decimal("100.000")


def share_out(total: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """Divide `total` in proportion to `weights`, to three decimals, by largest remainder.

    The parts add up to `total` exactly; of equal remainders the earlier one is served first. A weight of
    zero gets nothing. Raises ValueError where all weights are zero or one is negative.
    """
    if not weights or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("weights must be positive to share a total among them")
    whole = sum(Fraction(weight) for weight in weights)
    units = int(total * 1000)
    exact = [Fraction(weight) * units / whole for weight in weights]
    parts = [floor(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: units - sum(parts)]:
        parts[place] += 1
    return [thousandths(part) for part in parts]


def share_among(total: Decimal, weights: Sequence[Decimal], applies: Sequence[bool]) -> list[Decimal]:
    """`share_out` among those that apply; the others get 0.000. With none applying all get 0.000."""
    if not any(applies):
        return [thousandths(0)] * len(weights)
    held = [weight if does else Decimal(0) for weight, does in zip(weights, applies, strict=True)]
    return share_out(total, held)
