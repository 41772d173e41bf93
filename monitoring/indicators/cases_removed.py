"""d1: cases deleted by the court in the window, of those on hand at its start or newly listed in it."""

from monitoring.indicators.base import IndicatorQuery
from monitoring.scoring.inputs import Unit

COUNTED = """
SELECT district, record_id, '' AS part, deleted AS share, on_hand + listed AS base FROM (
    SELECT district, record_id,
        count(*) FILTER (WHERE kind = 'court_deleted' AND happened_on >= %(window_start)s) AS deleted,
        count(*) FILTER (WHERE kind = 'listed' AND happened_on >= %(window_start)s) AS listed,
        greatest(0, count(*) FILTER (WHERE kind = 'listed' AND happened_on < %(window_start)s)
            - count(*) FILTER (WHERE kind = 'court_deleted' AND happened_on < %(window_start)s)) AS on_hand
    FROM known
    WHERE kind IN ('listed', 'court_deleted') AND happened_on <= %(window_end)s
    GROUP BY record_id, district
) AS cases
WHERE on_hand + listed > 0
"""

QUERY = IndicatorQuery("cases_removed", Unit.COUNT, COUNTED)
