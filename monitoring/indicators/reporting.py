"""Who reported: districts with the month's return filed, and the ledgers it speaks of.

A ledger without entries and without 零报告 is not reported: missing data never earns marks.
"""

from monitoring.indicators.base import KNOWN

REPORTED = f"""
WITH {KNOWN}
SELECT DISTINCT district, CASE WHEN kind = 'return_filed' THEN 'monthly_return' ELSE detail END
FROM known
WHERE kind IN ('return_filed', 'ledger_reported') AND period = %(month_start)s
"""

RETURN = "monthly_return"


def has_reported(reported: set[tuple[str, str]], district: str, source: str, ledger: str) -> bool:
    """Whether the district gave what an indicator of this source over this ledger owes."""
    if not set(source) & {"L", "R"}:
        return True
    return (district, RETURN) in reported and (ledger == RETURN or (district, ledger) in reported)
