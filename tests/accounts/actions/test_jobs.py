"""The life of a job: once by key, again after a crash, at most so often."""

from datetime import datetime, timedelta

import pytest

from accounts.actions.jobs import (
    GIVEN_UP,
    MOST_ATTEMPTS,
    STALE_AFTER,
    advance_job,
    create_job,
    fail_job,
    finish_job,
    requeue_stale_jobs,
    start_job,
)
from accounts.enums import JobState
from accounts.exceptions import JobStateError
from accounts.models import Job, OutboxMessage
from tests.accounts.factories import OfficerFactory

pytestmark = pytest.mark.django_db

AT = datetime.fromisoformat("2026-10-09T09:30:00+08:00")
LATER = AT + timedelta(minutes=1)


def make(**values: object) -> Job:
    return create_job(**{"kind": "test", "key": "k", "by": None, "at": AT, "total": 10, **values})


def stored(job: Job) -> Job:
    return Job.objects.unscoped("test").get(pk=job.pk)


def test_asking_twice_is_one_job_and_one_message() -> None:
    officer = OfficerFactory()
    first = make(by=officer, task="a.b", args={"n": 1})
    second = make(by=OfficerFactory(), task="a.b", args={"n": 1})
    assert first.pk == second.pk
    assert stored(first).created_by == officer
    message = OutboxMessage.objects.get()
    assert (message.task, message.args) == ("a.b", {"n": 1, "job_id": str(first.pk)})


def test_from_queued_to_done() -> None:
    job = make()
    assert (job.state, job.percent) == (JobState.QUEUED, 0)
    start_job(job_id=job.pk, at=AT)
    advance_job(job_id=job.pk, done=4, message="处理中", at=AT)
    assert (stored(job).state, stored(job).percent, stored(job).message) == (JobState.RUNNING, 40, "处理中")
    finish_job(job_id=job.pk, result={"rows": 10}, at=LATER)
    done = stored(job)
    assert (done.state, done.done, done.percent) == (JobState.DONE, 10, 100)
    assert (done.result, done.finished_at) == ({"rows": 10}, LATER)


def test_a_second_run_of_a_finished_job_does_nothing() -> None:
    job = make()
    start_job(job_id=job.pk, at=AT)
    finish_job(job_id=job.pk, result={"n": 1}, at=AT)
    assert start_job(job_id=job.pk, at=LATER) is None
    finish_job(job_id=job.pk, result={"n": 2}, at=LATER)
    assert stored(job).result == {"n": 1}


def test_a_job_that_kills_its_worker_stops_after_some_attempts() -> None:
    job = make()
    for _ in range(MOST_ATTEMPTS):
        assert start_job(job_id=job.pk, at=AT) is not None
    assert start_job(job_id=job.pk, at=LATER) is None
    failed = stored(job)
    assert (failed.state, failed.message, failed.attempts) == (JobState.FAILED, GIVEN_UP, MOST_ATTEMPTS)


def test_a_failed_job_cannot_be_done_nor_a_done_one_fail() -> None:
    failed, done = make(key="a"), make(key="b")
    for job in (failed, done):
        start_job(job_id=job.pk, at=AT)
    fail_job(job_id=failed.pk, message="文件无法读取。", at=AT)
    finish_job(job_id=done.pk, result={}, at=AT)
    with pytest.raises(JobStateError):
        finish_job(job_id=failed.pk, result={}, at=AT)
    with pytest.raises(JobStateError):
        fail_job(job_id=done.pk, message="x", at=AT)
    with pytest.raises(JobStateError):
        advance_job(job_id=done.pk, done=1, at=AT)


def test_the_sweeper_asks_again_for_jobs_nobody_touches() -> None:
    job = make(task="a.b", args={"n": 1})
    quiet = make(key="no task")
    OutboxMessage.objects.all().delete()
    assert requeue_stale_jobs(at=AT + STALE_AFTER) == 0
    assert requeue_stale_jobs(at=AT + STALE_AFTER + timedelta(seconds=1)) == 1
    assert OutboxMessage.objects.get().args == {"n": 1, "job_id": str(job.pk)}
    assert requeue_stale_jobs(at=AT + STALE_AFTER + timedelta(seconds=2)) == 0
    assert stored(quiet).state == JobState.QUEUED
