"""What the workers of monitoring do. Ids in, one action; safe to run twice and to be killed anywhere."""

from celery import shared_task
from django.urls import reverse
from django.utils import timezone

from accounts.actions.jobs import fail_job, finish_job, start_job
from accounts.models import Officer
from integrity_portal.lib.months import SHANGHAI, Month
from monitoring.actions import queueing, reports, scoring, warnings
from monitoring.exceptions import AlreadyScoring, MonitoringError
from monitoring.models import ScoreRun


@shared_task(name=queueing.SCORE_TASK)
def score_month_task(month: str, job_id: str) -> None:
    """Score one month for a job; while another process computes it, the sweeper asks again later."""
    job = start_job(job_id=job_id, at=timezone.now())
    if job is None:
        return
    try:
        run = scoring.score_month(month=Month.parse(month), by=job.created_by, at=timezone.now())
    except AlreadyScoring:
        return
    except MonitoringError as error:
        fail_job(job_id=job_id, message=str(error), at=timezone.now())
        return
    url = reverse("monitoring:run", kwargs={"month": month, "version": run.version})
    finish_job(job_id=job_id, result={"run": run.pk, "url": url}, at=timezone.now())


@shared_task(name="monitoring.tasks.build_reports_task")
def build_reports_task(run_id: int, officer_id: int) -> None:
    """Build and publish what is missing of a run's reports."""
    run, officer = ScoreRun.objects.get(pk=run_id), Officer.objects.get(pk=officer_id)
    reports.build_reports(run=run, by=officer, at=timezone.now())


@shared_task(name="monitoring.tasks.score_when_due")
def score_when_due() -> None:
    """From the fifth working day on: the draft of the month before, once."""
    queueing.ask_when_due(at=timezone.now())


@shared_task(name="monitoring.tasks.raise_event_warnings")
def raise_event_warnings() -> int:
    """The daily warnings of events and clocks."""
    now = timezone.now()
    return warnings.raise_event_warnings(day=timezone.localtime(now, SHANGHAI).date(), at=now)


@shared_task(name="monitoring.tasks.check_restatements")
def check_restatements() -> int:
    """Draft restatements where late facts move a published score."""
    return len(queueing.look_for_restatements(at=timezone.now()))
