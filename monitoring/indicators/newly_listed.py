"""c1: defaulters listed in the window and still on the court's list at the cut-off, `each` points.

A repaired or expired record stops counting from the month after.
"""

from monitoring.indicators.base import IndicatorQuery, deducted
from monitoring.scoring.inputs import Unit

COUNTED = """
SELECT district, record_id, '' AS part, %(each)s::numeric AS share, NULL::numeric AS base
FROM known
WHERE kind IN ('listed', 'court_deleted', 'repaired', 'expired') AND happened_on <= %(window_end)s
GROUP BY record_id, district
HAVING bool_or(kind = 'listed' AND happened_on >= %(window_start)s)
    AND count(*) FILTER (WHERE kind = 'listed') > count(*) FILTER (WHERE kind = 'court_deleted')
    AND NOT bool_or(kind IN ('repaired', 'expired') AND happened_on < %(month_start)s)
"""

QUERY = IndicatorQuery("newly_listed", Unit.COUNT, COUNTED, deducted)
