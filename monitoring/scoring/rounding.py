"""Exact rounding: every intermediate number is a fraction, every kept number a decimal, half up."""

from decimal import Decimal
from fractions import Fraction
from math import floor

VALUE_PLACES = 12
POINT_PLACES = 3


def round_half_up(value: Fraction, places: int) -> Decimal:
    """Round `value` to `places` decimals, halves away from zero; exact, whatever the decimal context."""
    scale = 10**places
    units = floor(abs(value) * scale + Fraction(1, 2))
    return _from_units(units if value >= 0 else -units, places)


def points(value: Fraction) -> Decimal:
    """Points: three decimals, half up."""
    return round_half_up(value, POINT_PLACES)


def ratio(numerator: Decimal, denominator: Decimal) -> Decimal:
    """numerator / denominator to twelve decimals, half up; ZeroDivisionError for a zero denominator."""
    return round_half_up(Fraction(numerator) / Fraction(denominator), VALUE_PLACES)


def thousandths(units: int) -> Decimal:
    """A whole number of thousandths as a decimal with three decimals."""
    return _from_units(units, POINT_PLACES)


def _from_units(units: int, places: int) -> Decimal:
    digits = tuple(int(digit) for digit in str(abs(units)))
    return Decimal((1 if units < 0 else 0, digits, -places))
