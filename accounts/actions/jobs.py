"""The life of a background job: queued → running → done or failed."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from accounts.actions.outbox import enqueue
from accounts.enums import JobState
from accounts.exceptions import JobStateError
from accounts.models import Job, Officer

MOST_ATTEMPTS = 5
STALE_AFTER = timedelta(minutes=5)
GIVEN_UP = "任务多次中断，已停止重试，请联系系统管理员。"


def create_job(
    *,
    kind: str,
    key: str,
    by: Officer | None,
    at: datetime,
    title: str = "",
    total: int = 0,
    task: str = "",
    args: dict[str, Any] | None = None,
) -> Job:
    """The job with that `key`, made now if there is none; asking twice is asking once.

    With `task`, a new job is put into the outbox with `args` and its `job_id`; the task is asked for
    again by the sweeper as long as the job is not over.
    """
    with transaction.atomic():
        job, made = Job.objects.unscoped("the key decides").get_or_create(
            key=key,
            defaults={"kind": kind, "title": title, "total": total, "created_by": by, "created_at": at},
        )
        if made and task:
            Job.objects.unscoped("the row just made").filter(pk=job.pk).update(
                task=task, args=args or {}, touched_at=at
            )
            job.task, job.args, job.touched_at = task, args or {}, at
            enqueue(task=task, args={**job.args, "job_id": str(job.pk)})
    return job


def start_job(*, job_id: UUID | str, at: datetime) -> Job | None:
    """Begin (or begin again) the work; None when the job is over, so that a second run does nothing.

    After MOST_ATTEMPTS beginnings without an end the job fails: it is the job that kills its worker.
    """
    with transaction.atomic():
        job = _locked(job_id)
        if job.is_over:
            return None
        if job.attempts >= MOST_ATTEMPTS:
            _end(job, JobState.FAILED, at, message=GIVEN_UP)
            return None
        job.attempts += 1
        job.state = JobState.RUNNING
        job.started_at = job.started_at or at
        job.touched_at = at
        job.save(update_fields=["attempts", "state", "started_at", "touched_at"])
    return job


def advance_job(
    *, job_id: UUID | str, done: int, at: datetime, total: int | None = None, message: str | None = None
) -> None:
    """Say how far the work is. Inside a transaction others see it only after its commit."""
    values: dict[str, Any] = {"done": done, "touched_at": at}
    if total is not None:
        values["total"] = total
    if message is not None:
        values["message"] = message
    rows = Job.objects.unscoped("progress of the worker's own job").filter(pk=job_id, state=JobState.RUNNING)
    if not rows.update(**values):
        raise JobStateError("任务不在进行中。")


def finish_job(*, job_id: UUID | str, result: dict[str, Any], at: datetime, message: str = "") -> Job:
    """The work is done; `result` is what the page and the caller read. Raises JobStateError if it failed."""
    with transaction.atomic():
        job = _locked(job_id)
        if job.state == JobState.FAILED:
            raise JobStateError("任务已经停止。")
        if job.state != JobState.DONE:
            job.result = result
            _end(job, JobState.DONE, at, message=message)
    return job


def fail_job(*, job_id: UUID | str, message: str, at: datetime) -> Job:
    """The work cannot be done; `message` tells the officer why, in Chinese."""
    with transaction.atomic():
        job = _locked(job_id)
        if job.state == JobState.DONE:
            raise JobStateError("任务已经完成。")
        if job.state != JobState.FAILED:
            _end(job, JobState.FAILED, at, message=message)
    return job


def requeue_stale_jobs(*, at: datetime) -> int:
    """Ask again for jobs that nobody touched for STALE_AFTER: their message or their worker was lost."""
    rows = Job.objects.unscoped("sweeper").filter(
        state__in=[JobState.QUEUED, JobState.RUNNING], touched_at__lt=at - STALE_AFTER
    )
    with transaction.atomic():
        stale = list(rows.exclude(task="").select_for_update(skip_locked=True))
        for job in stale:
            enqueue(task=job.task, args={**job.args, "job_id": str(job.pk)})
        Job.objects.unscoped("sweeper").filter(pk__in=[job.pk for job in stale]).update(touched_at=at)
    return len(stale)


def _locked(job_id: UUID | str) -> Job:
    return Job.objects.unscoped("the worker's own job").select_for_update().get(pk=job_id)


def _end(job: Job, state: JobState, at: datetime, *, message: str) -> None:
    job.state, job.finished_at, job.touched_at, job.message = state, at, at, message
    if state == JobState.DONE and job.total:
        job.done = F("total")
    job.save(update_fields=["state", "finished_at", "touched_at", "message", "result", "done"])
    job.refresh_from_db(fields=["done"])
