"""Asking for a month to be scored: by an officer, or because it is due."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from accounts import queries as accounts_queries
from accounts.actions.jobs import create_job
from accounts.models import Job, Officer
from integrity_portal.lib.months import SHANGHAI, Month
from monitoring import queries
from monitoring.actions.scoring import score_month
from monitoring.enums import RunStatus
from monitoring.exceptions import NotAllowed, NotYetPossible
from monitoring.models import ScoreRun
from monitoring.permissions import may_score_month

SCORE_TASK = "monitoring.tasks.score_month_task"
SCORE_DRAFT = "score_draft"
KIND = "score_month"

# Facts of the month or before it that were written or retracted after its inputs were frozen.
LATE = """
SELECT EXISTS (
    SELECT 1 FROM records_fact WHERE (recorded_at > %(known_at)s OR retracted_at > %(known_at)s)
    AND (happened_on <= %(last_day)s OR period <= %(first_day)s)
)
"""


def ask_for_month(*, month: Month, by: Officer, at: datetime) -> Job:
    """A job that scores `month`; while one is under way, that one. Raises NotAllowed, NotYetPossible."""
    if not may_score_month(by):
        raise NotAllowed("月度评分由市级发布员或督查员发起。")
    if at < month.end:
        raise NotYetPossible(f"{month} 尚未结束，不能评分。")
    with transaction.atomic():
        mark = f"{by.username}:"
        jobs = list(Job.objects.for_officer(by).filter(key__startswith=f"score:{month}:{mark}"))
        under_way = next((job for job in jobs if not job.is_over), None)
        return under_way or _job(month, f"{mark}{len(jobs) + 1}", by, at)


def ask_when_due(*, at: datetime) -> Job | None:
    """The job for the month before, from the day its draft is due on; None earlier or when it is scored.

    Asked any number of times a day, by any number of beats, it is one job.
    """
    today = timezone.localtime(at, SHANGHAI).date()
    month = Month.of(today) - 1
    due = accounts_queries.due_date(SCORE_DRAFT, month.last_day)
    if today < due or ScoreRun.objects.of(queries.DEFAULT_SCHEME, month).exists():
        return None
    return _job(month, "due", None, at)


def look_for_restatements(*, at: datetime) -> list[ScoreRun]:
    """Draft version n + 1 of every published month whose scores late facts move; the drafts."""
    latest = ScoreRun.objects.latest_versions(queries.DEFAULT_SCHEME)
    late = [run.period for run in latest if _has_late_facts(run)]
    drafted = [score_month(month=month, by=None, at=at) for month in late]
    return [run for run in drafted if run.status == RunStatus.DRAFT]


def _job(month: Month, mark: str, by: Officer | None, at: datetime) -> Job:
    return create_job(
        kind=KIND,
        key=f"score:{month}:{mark}",
        by=by,
        at=at,
        title=f"{month} 月度评分",
        task=SCORE_TASK,
        args={"month": str(month)},
    )


def _has_late_facts(run: ScoreRun) -> bool:
    month = run.period
    with connection.cursor() as cursor:
        cursor.execute(LATE, {"known_at": run.known_at, "last_day": month.last_day, "first_day": month.first_day})
        return bool(cursor.fetchone()[0])
