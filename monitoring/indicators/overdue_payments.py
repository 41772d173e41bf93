"""a3: unpaid overdue principal at the cut-off, 元, against what was overdue or fell due in the window.

Denominator: overdue at the start of the window plus the principal falling due in it (monthly returns), at
least the numerator. A repaired or expired record leaves the stock from the month after; its start stays.
"""

from monitoring.indicators.base import NOTHING, Figures, IndicatorQuery, Sums
from monitoring.scoring.inputs import Unit

COUNTED = """
SELECT district, record_id, '' AS part, share, base FROM (
    SELECT district, record_id,
        CASE WHEN bool_or(kind IN ('repaired', 'expired') AND happened_on < %(month_start)s) THEN 0
        ELSE greatest(0, coalesce(sum(amount) FILTER (WHERE kind = 'principal_due'), 0)
            - coalesce(sum(amount) FILTER (WHERE kind = 'paid'), 0)) END AS share,
        greatest(0,
            coalesce(sum(amount) FILTER (
                WHERE kind = 'principal_due' AND happened_on < %(window_start)s), 0)
            - coalesce(sum(amount) FILTER (
                WHERE kind = 'paid' AND happened_on < %(window_start)s), 0)) AS base
    FROM known
    WHERE kind IN ('principal_due', 'paid', 'repaired', 'expired') AND happened_on <= %(window_end)s
    GROUP BY record_id, district
    HAVING bool_or(kind = 'principal_due')
    UNION ALL
    SELECT district, record_id, 0, sum(amount) FROM known
    WHERE kind = 'principal_falling_due' AND period BETWEEN %(window_start)s AND %(month_start)s
    GROUP BY record_id, district
) AS stock
WHERE share > 0 OR base > 0
"""


def at_least_numerator(sums: Sums) -> Figures:
    """What is unpaid now can be more than was ever foreseen: the ratio is 1 at most."""
    share, base = sums.get("", NOTHING)
    return share, max(base or share, share)


QUERY = IndicatorQuery("overdue_payments", Unit.MONEY, COUNTED, at_least_numerator)
