"""d2: cases on hand at the cut-off that have a complete case plan (一案一策)."""

from monitoring.indicators.base import IndicatorQuery
from monitoring.scoring.inputs import Unit

COUNTED = """
SELECT district, record_id, '' AS part, max((kind = 'plan_complete')::int) AS share, 1 AS base
FROM known
WHERE kind IN ('listed', 'court_deleted', 'plan_complete') AND happened_on <= %(window_end)s
GROUP BY record_id, district
HAVING count(*) FILTER (WHERE kind = 'listed') > count(*) FILTER (WHERE kind = 'court_deleted')
"""

QUERY = IndicatorQuery("case_plans", Unit.COUNT, COUNTED)
