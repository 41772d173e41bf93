"""b3: mean of the share of months in the window with the return on time, and of entries accepted at once.

On time: first filed by the due day of its month, as the rule in force gave it when the inputs were frozen.
Where no entry was submitted in the window, only the first share counts.
"""

from decimal import Decimal
from fractions import Fraction

from monitoring.indicators.base import NOTHING, Figures, IndicatorQuery, Sums
from monitoring.scoring.inputs import Unit
from monitoring.scoring.rounding import VALUE_PLACES, round_half_up

MONTHS = 12

COUNTED = """
SELECT district, record_id, 'return' AS part, (happened_on <= due_day)::int AS share, 1 AS base FROM (
    SELECT DISTINCT ON (k.district, k.period) k.district, k.record_id, k.happened_on, d.due_day
    FROM known AS k
    JOIN unnest(%(periods)s::date[], %(due_days)s::date[]) AS d(period, due_day) ON d.period = k.period
    WHERE k.kind = 'return_filed'
    ORDER BY k.district, k.period, k.happened_on, k.record_id
) AS filed
UNION ALL
SELECT district, record_id, 'entry', max((kind = 'first_accepted')::int), 1 FROM known
WHERE kind IN ('first_submitted', 'first_accepted')
    AND happened_on BETWEEN %(window_start)s AND %(window_end)s
GROUP BY record_id, district
HAVING bool_or(kind = 'first_submitted')
"""


def mean_of_shares(sums: Sums) -> Figures:
    """The mean to twelve decimals, over 1."""
    on_time = Fraction(sums.get("return", NOTHING)[0]) / MONTHS
    accepted, submitted = sums.get("entry", NOTHING)
    mean = (on_time + Fraction(accepted) / Fraction(submitted)) / 2 if submitted else on_time
    return round_half_up(mean, VALUE_PLACES), Decimal(1)


QUERY = IndicatorQuery("returns", Unit.SHARE, COUNTED, mean_of_shares)
