"""What an indicator module says, and how all of them are measured: one statement each, for all districts.

`COUNTED` of a module is a SELECT over `known` (the facts that stood at `known_at`, under the code of the
district that carries them on) giving `district, record_id, part, share, base`: one row per counted record,
with its parts of numerator and denominator. The totals are the sums of exactly these rows.
Parameters: `window_start`, `window_end` (the cut-off day), `month_start`, `periods` and `due_days` of the
returns, and the indicator's own `params`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from monitoring.scoring.inputs import Unit

Sums = Mapping[str, tuple[Decimal, Decimal | None]]
Figures = tuple[Decimal, Decimal | None]
NOTHING: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))

KNOWN = """
carried AS (
    SELECT code, district FROM unnest(%(old_codes)s::text[], %(new_codes)s::text[]) AS t(code, district)
),
known AS NOT MATERIALIZED (
    SELECT f.record_id, c.district, f.kind, f.happened_on, f.period, f.amount, f.detail
    FROM records_fact AS f JOIN carried AS c ON c.code = f.district
    WHERE f.recorded_at <= %(known_at)s AND (f.retracted_at IS NULL OR f.retracted_at > %(known_at)s)
)
"""


def summed(sums: Sums) -> Figures:
    """Numerator and denominator are the plain sums; nothing counted is 0 of 0."""
    share, base = sums.get("", NOTHING)
    return share, base or Decimal(0)


def deducted(sums: Sums) -> Figures:
    """A deduction has no denominator."""
    return sums.get("", NOTHING)[0], None


@dataclass(frozen=True)
class IndicatorQuery:
    """One indicator: its `code` in the scheme, the unit of its figures, its SELECT, and how `parts` combine.

    `combine` gets {part: (sum of share, sum of base)} and returns (numerator, denominator).
    """

    code: str
    unit: Unit
    counted: str
    combine: Callable[[Sums], Figures] = summed
