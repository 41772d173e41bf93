"""Scoring and verifying months over many facts, beside the same sums in one raw statement."""

from __future__ import annotations

import os
from datetime import datetime
from zoneinfo import ZoneInfo

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from accounts.enums import Role  # noqa: E402
from accounts.models import Organisation  # noqa: E402
from benchmarks import facts  # noqa: E402
from benchmarks.officers import officer  # noqa: E402
from benchmarks.output import print_figures  # noqa: E402
from benchmarks.timing import Case  # noqa: E402
from integrity_portal.lib.months import Month  # noqa: E402
from monitoring.actions.scoring import publish_month, score_month, verify_month  # noqa: E402
from monitoring.models import ScoreRun  # noqa: E402

SIZE = int(os.environ["BENCH_SIZE"])
AT = datetime(2026, 1, 5, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
FIRST_MONTH = Month.parse("2018-11")
RAW = """
SELECT district, kind, count(*), sum(amount) FROM records_fact
WHERE happened_on <= %s AND recorded_at <= %s AND (retracted_at IS NULL OR retracted_at > %s)
GROUP BY district, kind
"""


def month_of(turn: int) -> Month:
    return FIRST_MONTH + (turn - 1) % 24


def raw_sums(turn: int) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(RAW, [month_of(turn).last_day, AT, AT])
        return list(cursor.fetchall())


def score(turn: int) -> ScoreRun:
    """Another month each turn, none of them scored before; evidence rows are written."""
    return score_month(month=month_of(turn), by=None, at=AT)


def main() -> None:
    call_command("load_rules", verbosity=0)
    call_command("load_calendar", verbosity=0)
    bodies = {body.region_id: str(body.pk) for body in Organisation.objects.exclude(region_id="210100")}
    clerk, reviewer = officer(Role.CLERK), officer(Role.REVIEWER)
    facts.fill(SIZE, clerk=clerk.pk, reviewer=reviewer.pk, bodies=bodies)
    scoring = Case(
        name="score a month, 13 districts, evidence written",
        ours=score,
        reference=raw_sums,
        reference_name="sums by district and kind, one SQL",
        reach=0.12,
        aim=0.33,
        calls=1,
        rounds=9,
        warm_up=1,
        unit="months/s",
        note="goal at 1,000,000 facts: at most 1 s where the raw statement takes 0.12 s",
    )
    figures = [scoring.measure(SIZE)]
    run = publish_month(run=score_month(month=month_of(1), by=None, at=AT), by=officer(Role.PUBLISHER), at=AT)
    verifying = Case(
        name="verify a published month",
        ours=lambda turn: agreed(run),
        reference=raw_sums,
        reference_name=scoring.reference_name,
        calls=1,
        rounds=7,
        warm_up=1,
        unit="months/s",
    )
    figures.append(verifying.measure(SIZE))
    print_figures([figure.as_json() for figure in figures])


def agreed(run: ScoreRun) -> None:
    verdict = verify_month(run=run)
    if not verdict.agrees:
        raise SystemExit(f"the month does not verify: {verdict.difference}")


if __name__ == "__main__":
    main()
