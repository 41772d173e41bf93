"""Asking for a month: once, however often asked."""

import pytest

from accounts.actions.jobs import fail_job
from accounts.models import Job, OutboxMessage
from integrity_portal.lib.months import Month
from monitoring.actions.queueing import ask_for_month, ask_when_due
from monitoring.actions.scoring import score_month
from monitoring.exceptions import NotAllowed, NotYetPossible
from monitoring.models import ScoreRun
from monitoring.tasks import score_month_task
from tests.accounts.factories import OfficerFactory
from tests.monitoring.factories import after, city_publisher, supervisor
from tests.records.factories import at

pytestmark = pytest.mark.usefixtures("configuration")
OCTOBER = Month(2018, 10)


def test_asking_twice_while_it_is_under_way_is_one_job():
    by = supervisor()
    first, second = (ask_for_month(month=OCTOBER, by=by, at=after("2018-10")) for _ in range(2))
    assert first.pk == second.pk
    assert OutboxMessage.objects.get().args == {"month": "2018-10", "job_id": str(first.pk)}


def test_asking_again_when_it_is_over_is_a_new_job():
    by = city_publisher()
    first = ask_for_month(month=OCTOBER, by=by, at=after("2018-10"))
    fail_job(job_id=first.pk, message="中断", at=after("2018-10"))
    assert ask_for_month(month=OCTOBER, by=by, at=after("2018-10")).pk != first.pk


def test_who_and_when():
    with pytest.raises(NotAllowed, match="市级发布员或督查员"):
        ask_for_month(month=OCTOBER, by=OfficerFactory(), at=after("2018-10"))
    with pytest.raises(NotYetPossible, match="2018-10 尚未结束"):
        ask_for_month(month=OCTOBER, by=supervisor(), at=at(2018, 10, 31))


def test_the_task_scores_and_ends_the_job():
    job = ask_for_month(month=OCTOBER, by=supervisor(), at=after("2018-10"))
    score_month_task(month="2018-10", job_id=str(job.pk))
    score_month_task(month="2018-10", job_id=str(job.pk))
    run = ScoreRun.objects.get()
    job = Job.objects.unscoped("test").get()
    assert (job.state, job.attempts) == ("done", 1)
    assert job.result == {"run": run.pk, "url": "/monitoring/2018-10/v1/"}


def test_a_month_that_cannot_be_scored_fails_with_the_reason():
    job = ask_for_month(month=Month(2018, 8), by=supervisor(), at=after("2018-10"))
    score_month_task(month="2018-08", job_id=str(job.pk))
    job = Job.objects.unscoped("test").get()
    assert (job.state, job.message) == ("failed", "2018-08 没有施行中的指标体系“district_monthly”。")


def test_the_draft_is_due_on_the_fifth_working_day():
    """November 2018 begins on a Thursday: its fifth working day is Wednesday the 7th."""
    assert ask_when_due(at=at(2018, 11, 6)) is None
    first = ask_when_due(at=at(2018, 11, 7))
    assert first.key == "score:2018-10:due"
    assert ask_when_due(at=at(2018, 11, 7, 10)).pk == first.pk
    assert OutboxMessage.objects.count() == 1


def test_nothing_is_due_when_the_month_is_scored():
    score_month(month=OCTOBER, by=None, at=after("2018-10"))
    assert ask_when_due(at=at(2018, 11, 20)) is None
