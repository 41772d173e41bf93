"""What the daily rules look at: defaulters newly listed, and instalments about to fall due."""

from monitoring.indicators.base import KNOWN

# One row per listing: district, number, day.
LISTED = f"""
WITH {KNOWN}
SELECT DISTINCT k.district, r.number, k.happened_on
FROM known AS k JOIN records_record AS r ON r.id = k.record_id
WHERE k.kind = 'listed' AND k.happened_on BETWEEN %(first)s AND %(last)s
ORDER BY k.happened_on, k.district, r.number
"""

# One row per district and due day: district, day, numbers, 元 still missing of what was planned by then.
INSTALMENTS = f"""
WITH {KNOWN},
plans AS (
    SELECT district, record_id, happened_on AS due,
        sum(amount) OVER (PARTITION BY record_id ORDER BY happened_on) AS planned
    FROM known WHERE kind = 'planned' AND happened_on <= %(last)s
),
paid AS (
    SELECT record_id, sum(amount) AS amount FROM known
    WHERE kind = 'paid' AND happened_on <= %(first)s GROUP BY record_id
),
ended AS (
    SELECT record_id FROM known WHERE kind IN ('repaired', 'expired') AND happened_on <= %(first)s
),
missing AS (
    SELECT DISTINCT p.district, p.due, p.record_id, p.planned - coalesce(q.amount, 0) AS amount
    FROM plans AS p LEFT JOIN paid AS q USING (record_id)
    WHERE p.due > %(first)s AND p.planned > coalesce(q.amount, 0)
        AND p.record_id NOT IN (SELECT record_id FROM ended)
)
SELECT m.district, m.due, array_agg(r.number ORDER BY r.number COLLATE "C"), sum(m.amount)
FROM missing AS m JOIN records_record AS r ON r.id = m.record_id
GROUP BY m.district, m.due ORDER BY m.due, m.district
"""
