"""From facts to measures: runs the indicators' statements and keeps the counted rows in a working table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from integrity_portal.lib.months import Month
from monitoring.indicators import QUERIES
from monitoring.indicators.base import KNOWN, Sums
from monitoring.indicators.reporting import REPORTED, has_reported
from monitoring.scoring.inputs import Measure

# Working table of the transaction; what is kept of it goes to ScoreEvidence in one statement.
WORKING = "counted_now"
CREATE = f"""
DROP TABLE IF EXISTS {WORKING};
CREATE TEMPORARY TABLE {WORKING} (
    indicator text NOT NULL, region text NOT NULL, record_id bigint NOT NULL, part text NOT NULL,
    share numeric NOT NULL, base numeric
) ON COMMIT DROP
"""
COUNT = f"""
WITH {KNOWN},
counted AS MATERIALIZED ({{counted}}),
kept AS (
    INSERT INTO {WORKING} SELECT %(indicator)s, district, record_id, part, share, base FROM counted
)
SELECT district, part, sum(share)::numeric, sum(base)::numeric FROM counted GROUP BY district, part
"""

MeasuresByRegion = dict[str, dict[str, Measure]]


@dataclass(frozen=True)
class Question:
    """What is to be measured: the frozen configuration, for which month, as known when."""

    inputs: dict[str, Any]
    month: Month
    known_at: datetime

    def parameters(self) -> dict[str, Any]:
        """Named parameters of every indicator's statement."""
        pairs = [(code, row["code"]) for row in self.inputs["districts"] for code in row["carries"]]
        due = {Month.parse(text).first_day: date.fromisoformat(day) for text, day in self.inputs["due_days"].items()}
        start, end = self.month.window()
        return {
            "known_at": self.known_at,
            "old_codes": [old for old, _ in pairs],
            "new_codes": [new for _, new in pairs],
            "window_start": start,
            "window_end": end,
            "month_start": self.month.first_day,
            "periods": list(due),
            "due_days": list(due.values()),
        }

    def indicators(self) -> Iterator[dict[str, Any]]:
        """The frozen indicators in use."""
        for part in self.inputs["scheme"]["dimensions"]:
            yield from (row for row in part["indicators"] if row["in_use"])


def measure(question: Question) -> MeasuresByRegion:
    """Measure every indicator in use for every district; the counted rows are left in `WORKING`.

    Runs inside the caller's transaction. Raises KeyError for an indicator in use without a module.
    """
    measures: MeasuresByRegion = {row["code"]: {} for row in question.inputs["districts"]}
    parameters = question.parameters()
    with connection.cursor() as cursor:
        cursor.execute(CREATE)
        cursor.execute(REPORTED, parameters)
        reported = set(cursor.fetchall())
        for row in question.indicators():
            sums = _sums(cursor, row, parameters)
            for district, held in measures.items():
                known = has_reported(reported, district, row["source"], row["ledger"])
                held[row["code"]] = _measure(row["code"], sums.get(district, {}), known)
        cursor.execute(f"ANALYZE {WORKING}")
    return measures


def _sums(cursor: Any, row: dict[str, Any], parameters: dict[str, Any]) -> dict[str, Sums]:
    statement = COUNT.format(counted=QUERIES[row["code"]].counted)
    cursor.execute(statement, parameters | row["params"] | {"indicator": row["code"]})
    found: dict[str, dict[str, tuple[Decimal, Decimal | None]]] = {}
    for district, part, share, base in cursor.fetchall():
        found.setdefault(district, {})[part] = (share, base)
    return dict(found)


def _measure(code: str, sums: Sums, reported: bool) -> Measure:
    query = QUERIES[code]
    numerator, denominator = query.combine(sums)
    return Measure(numerator, denominator, query.unit, reported)
