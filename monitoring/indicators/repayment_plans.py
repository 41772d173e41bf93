"""d3: paid in the window on repayment plans, 元, of what the plans foresaw for it; per record at most the plan."""

from monitoring.indicators.base import IndicatorQuery
from monitoring.scoring.inputs import Unit

COUNTED = """
SELECT district, record_id, '' AS part,
    least(coalesce(sum(amount) FILTER (WHERE kind = 'paid'), 0),
        sum(amount) FILTER (WHERE kind = 'planned')) AS share,
    sum(amount) FILTER (WHERE kind = 'planned') AS base
FROM known
WHERE kind IN ('planned', 'paid') AND happened_on BETWEEN %(window_start)s AND %(window_end)s
GROUP BY record_id, district
HAVING sum(amount) FILTER (WHERE kind = 'planned') > 0
"""

QUERY = IndicatorQuery("repayment_plans", Unit.MONEY, COUNTED)
