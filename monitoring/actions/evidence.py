"""The counted records of a run: kept, compared, made public or private, and put into published shape."""

from typing import Any

from django.db import connection

from integrity_portal.lib.canonical import digest
from monitoring.actions.measuring import WORKING
from monitoring.models import ScoreRun
from monitoring.scoring.inputs import Counted
from records.enums import ON_PUBLIC_SITE

SHOWN = [status.value for status in ON_PUBLIC_SITE]
COLUMNS = "indicator, region, record_id, part, share, base"
STORED = "(SELECT {columns} FROM monitoring_scoreevidence WHERE run_id = %(run)s)"

# Who is public by the log: the newest entry of a number before the place `log_size`.
PUBLIC_BY_LOG = """
SELECT r.id FROM (
    SELECT DISTINCT ON (number) number, action FROM disclosure_logentry
    WHERE kind = 'record' AND index < %(log_size)s ORDER BY number, index DESC
) AS latest JOIN records_record AS r ON r.number = latest.number
WHERE latest.action NOT IN ('withdrawn', 'repaired', 'expired')
"""

Evidence = dict[str, dict[str, dict[str, Any]]]


def keep_working_rows(run: ScoreRun) -> int:
    """Replace the evidence of a run that is not published by the rows just counted; their number."""
    forget(run)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO monitoring_scoreevidence (run_id, {COLUMNS}) SELECT %s, {COLUMNS} FROM {WORKING}"
            " ORDER BY indicator, record_id, part",
            [run.pk],
        )
        return int(cursor.rowcount)


def forget(run: ScoreRun) -> None:
    """Remove the evidence of a run that is not published."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM monitoring_scoreevidence WHERE run_id = %s", [run.pk])


def same_as_working_rows(run: ScoreRun) -> bool:
    """Whether the run's evidence is exactly what was counted just now."""
    stored = STORED.format(columns=COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT (SELECT count(*) FROM {stored} AS s) = (SELECT count(*) FROM {WORKING}) AND NOT EXISTS"
            f" (SELECT {COLUMNS} FROM {WORKING} EXCEPT SELECT {COLUMNS} FROM {stored} AS t)",
            {"run": run.pk},
        )
        return bool(cursor.fetchone()[0])


def fix_publicness(run: ScoreRun, *, log_size: int) -> None:
    """Mark the counted records that are public, as the transparency log stands before `log_size`."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH shown AS MATERIALIZED ({PUBLIC_BY_LOG}) UPDATE monitoring_scoreevidence AS e"
            " SET public = TRUE FROM shown WHERE shown.id = e.record_id AND e.run_id = %(run)s",
            {"run": run.pk, "log_size": log_size},
        )


def published_evidence(run: ScoreRun) -> Evidence:
    """{region: {indicator: {"numbers", "private"}}} of a run whose publicness is fixed."""
    return _shaped(
        "SELECT region, indicator, record_id, public FROM monitoring_scoreevidence WHERE run_id = %(run)s",
        {"run": run.pk},
        run.inputs,
    )


def recomputed_evidence(inputs: dict[str, Any], *, log_size: int) -> Evidence:
    """The same, of the rows just counted, with publicness read from the log."""
    return _shaped(
        f"SELECT region, indicator, record_id, record_id IN ({PUBLIC_BY_LOG}) AS public FROM {WORKING}",
        {"log_size": log_size},
        inputs,
    )


def provisional_counts() -> dict[str, dict[str, Counted]]:
    """{region: {indicator: counts}} of the rows just counted by what is public now; no digests yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT w.region, w.indicator, count(*) FILTER (WHERE r.status = ANY(%s)),"
            " count(*) FILTER (WHERE NOT r.status = ANY(%s))"
            f" FROM (SELECT DISTINCT region, indicator, record_id FROM {WORKING}) AS w"
            " JOIN records_record AS r ON r.id = w.record_id GROUP BY w.region, w.indicator",
            [SHOWN, SHOWN],
        )
        found: dict[str, dict[str, Counted]] = {}
        for region, indicator, public, private in cursor.fetchall():
            found.setdefault(region, {})[indicator] = Counted(public, private, "")
    return found


def counted_of(evidence: Evidence) -> dict[str, dict[str, Counted]]:
    """Counts and digests of published evidence, as they stand in `result`."""
    return {
        region: {
            indicator: Counted(
                public=len(found["numbers"]),
                private=sum(item["count"] for item in found["private"]),
                digest=digest(found),
            )
            for indicator, found in indicators.items()
        }
        for region, indicators in evidence.items()
    }


def _shaped(rows: str, parameters: dict[str, Any], inputs: dict[str, Any]) -> Evidence:
    """Every district and every indicator of the scheme is in it, counted or not."""
    codes = [row["code"] for part in inputs["scheme"]["dimensions"] for row in part["indicators"]]
    evidence: Evidence = {
        district["code"]: {code: {"numbers": [], "private": []} for code in codes} for district in inputs["districts"]
    }
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT t.region, t.indicator, r.ledger, array_agg(r.number ORDER BY r.number COLLATE "C")'
            f" FILTER (WHERE t.public), count(*) FILTER (WHERE NOT t.public)"
            f" FROM (SELECT DISTINCT region, indicator, record_id, public FROM ({rows}) AS q) AS t"
            " JOIN records_record AS r ON r.id = t.record_id GROUP BY t.region, t.indicator, r.ledger"
            ' ORDER BY t.region, t.indicator, r.ledger COLLATE "C"',
            parameters,
        )
        for region, indicator, ledger, numbers, private in cursor.fetchall():
            found = evidence[region][indicator]
            found["numbers"] = sorted(found["numbers"] + (numbers or []))
            if private:
                found["private"].append({"ledger": ledger, "count": private})
    return evidence
