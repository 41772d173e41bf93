"""The progress page: its creator's only, works without script, stops asking at the end."""

import pytest
from django.utils import timezone

from accounts.actions.jobs import advance_job, create_job, fail_job, finish_job, start_job
from accounts.enums import Role
from accounts.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(signed_in):
    return signed_in(Role.CLERK)


@pytest.fixture
def job(client) -> Job:
    return create_job(kind="import", key="k", title="导入拖欠账款", by=client.officer, at=timezone.now(), total=200)


def page(client, job: Job, part: str = "") -> str:
    response = client.get(f"/jobs/{job.pk}/{part}")
    assert response.status_code == 200
    return response.content.decode()


def test_a_running_job_is_asked_for_again(client, job: Job) -> None:
    start_job(job_id=job.pk, at=timezone.now())
    advance_job(job_id=job.pk, done=50, message="正在核对第 50 行", at=timezone.now())
    text = page(client, job)
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in text
    assert f'hx-get="/jobs/{job.pk}/progress/"' in text
    assert '<progress value="50" max="200"' in text
    assert "正在核对第 50 行" in page(client, job, "progress/")


def test_a_finished_job_shows_its_result_and_asks_no_more(client, job: Job) -> None:
    start_job(job_id=job.pk, at=timezone.now())
    finish_job(job_id=job.pk, result={"url": "/imports/1/"}, message="共 200 行", at=timezone.now())
    text = page(client, job)
    assert 'href="/imports/1/"' in text
    assert "hx-get" not in text
    assert 'http-equiv="refresh"' not in text


@pytest.mark.parametrize("url", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", 5])
def test_a_result_never_leads_outside(client, job: Job, url: object) -> None:
    start_job(job_id=job.pk, at=timezone.now())
    finish_job(job_id=job.pk, result={"url": url}, at=timezone.now())
    assert "查看结果" not in page(client, job)


def test_a_failed_job_says_why(client, job: Job) -> None:
    start_job(job_id=job.pk, at=timezone.now())
    fail_job(job_id=job.pk, message="文件无法读取。", at=timezone.now())
    assert "文件无法读取。" in page(client, job, "progress/")


def test_others_do_not_find_it(signed_in, job: Job) -> None:
    assert signed_in(Role.CLERK).get(f"/jobs/{job.pk}/").status_code == 404
