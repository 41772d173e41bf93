from decimal import Decimal
from fractions import Fraction

import pytest

from monitoring.scoring.rounding import points, ratio, round_half_up


@pytest.mark.parametrize(
    ("exact", "kept"),
    [
        (Fraction(5, 10000), "0.001"),
        (Fraction(4999, 10_000_000), "0.000"),
        (Fraction(-5, 10000), "-0.001"),
        (Fraction(2, 3), "0.667"),
        (Fraction(0), "0.000"),
        (Fraction(12345), "12345.000"),
    ],
)
def test_points_are_rounded_half_up(exact, kept):
    assert str(points(exact)) == kept


def test_a_ratio_is_rounded_once_from_the_exact_fraction():
    assert format(ratio(Decimal(2), Decimal(3)), "f") == "0.666666666667"
    assert format(ratio(Decimal("6650000"), Decimal("26650000")), "f") == "0.249530956848"
    assert ratio(Decimal(1), Decimal(2 * 10**12)) == Decimal("0.000000000001")


def test_a_value_beyond_the_decimal_context_stays_exact():
    huge = Fraction(10**40) + Fraction(1, 3)
    assert str(round_half_up(huge, 3)) == "1" + "0" * 40 + ".333"
