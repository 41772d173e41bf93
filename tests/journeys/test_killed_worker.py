"""kill −9 of the worker in the middle of scoring and of the reports: the same result, once.

Each fault is made to hit: a lock of ours holds the worker at a known step, we see it wait there, kill it, let go
and start another one. A run without a fault gives the digest to compare with.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from tests import cluster
from tests.conftest import database_name, fresh_database

pytestmark = [pytest.mark.slow, pytest.mark.database]

MONTH = "2018-10"
SETUP = """
import django; django.setup()
from django.utils import timezone
from accounts.models import Officer
from monitoring.actions.queueing import ask_for_month
from integrity_portal.lib.months import Month
city = Officer.objects.get(username="publisher-210100")
"""
ASK = SETUP + f"print(ask_for_month(month=Month.parse({MONTH!r}), by=city, at=timezone.now()).pk)"
RECORDS = """
import django; django.setup()
from tests.journeys.seed import seed; seed()
"""
SWEEP = """
import django; django.setup()
from accounts.tasks import drain_outbox, requeue_stale_jobs
requeue_stale_jobs(); drain_outbox()
"""


class Worker:
    """A Celery worker of its own process group, so that −9 takes its children too."""

    def __init__(self, log: Path) -> None:
        env = {**os.environ, **cluster.environment(database_name()), "DJANGO_SETTINGS_MODULE": "tests.settings"}
        env["DEMONSTRATION"] = "1"
        command = [sys.executable, "-m", "celery", "-A", "integrity_portal.celery:app", "worker", "--concurrency", "1"]
        with log.open("ab") as stream:
            self.process = subprocess.Popen(
                command, cwd=cluster.BASE_DIR, env=env, stdout=stream, stderr=stream, start_new_session=True
            )

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)


def run(code: str) -> str:
    return cluster.office_python("-c", code, database=database_name(), DEMONSTRATION="1").strip()


@pytest.fixture(scope="module")
def city(django_db_setup: None) -> Iterator[None]:
    """Registers, accounts and some counted records, committed."""
    fresh_database()
    cluster.office("load_demonstration", "--records", "0", database=database_name(), DEMONSTRATION="1")
    run(RECORDS)
    yield
    fresh_database()


@pytest.fixture
def start_worker(city: None, tmp_path: Path) -> Iterator[Callable[[], Worker]]:
    started: list[Worker] = []

    def start() -> Worker:
        started.append(Worker(tmp_path / "worker.log"))
        return started[-1]

    yield start
    for worker in started:
        if worker.process.poll() is None:
            worker.kill()


def wait_for(cursor: Any, question: str, seconds: float = 60) -> Any:
    """The first row of the question once there is one."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        cursor.execute(question)
        row = cursor.fetchone()
        if row is not None and row[0]:
            return row[0]
        time.sleep(0.05)
    raise AssertionError(f"never true: {question}")


WAITING = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'portal_app'
AND wait_event_type = 'Lock' AND cardinality(pg_blocking_pids(pid)) > 0
"""
DONE = "SELECT state = 'done' FROM accounts_job ORDER BY created_at DESC LIMIT 1"
STALE = "UPDATE accounts_job SET touched_at = now() - interval '1 hour' WHERE state = 'running'"
HOLDS = {
    "freezing the inputs": "SELECT pg_advisory_lock(117, 1)",
    "writing the evidence": "BEGIN; LOCK TABLE monitoring_scoreevidence IN ACCESS EXCLUSIVE MODE",
    "writing the run": "BEGIN; LOCK TABLE monitoring_scorerun IN SHARE MODE",
}


RESULT = """
SELECT count(*), md5(string_agg((result::jsonb->'regions')::text, '|')),
       (SELECT count(*) FROM monitoring_scoreevidence) FROM monitoring_scorerun
"""


def outcome(cursor: Any) -> tuple[int, str, int]:
    """How many runs, what they say of the districts, how many evidence rows."""
    cursor.execute(RESULT)
    return cursor.fetchone()


def undisturbed(cursor: Any) -> tuple[int, str, int]:
    """What a run without a fault gives; its rows are taken away again."""
    forget(cursor)
    cluster.office("score_month", MONTH, database=database_name(), DEMONSTRATION="1")
    expected = outcome(cursor)
    forget(cursor)
    return expected


def forget(cursor: Any) -> None:
    """Back to the state before any scoring, jobs and messages included."""
    for table in ("monitoring_scoreevidence", "monitoring_scorerun", "accounts_outboxmessage", "accounts_job"):
        cursor.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("step", HOLDS, ids=lambda step: step.replace(" ", "-"))
def test_a_worker_killed_while_scoring(step: str, start_worker: Callable[[], Worker], owner_cursor: Any) -> None:
    expected = undisturbed(owner_cursor)
    assert expected[0] == 1
    assert expected[2] > 0
    with closing(psycopg2.connect(cluster.superuser_url(database_name()))) as holder:
        holder.autocommit = True
        with holder.cursor() as cursor:
            cursor.execute(HOLDS[step])
        run(ASK)
        worker = start_worker()
        wait_for(owner_cursor, WAITING)
        worker.kill()
        owner_cursor.execute("SELECT state, attempts FROM accounts_job")
        assert owner_cursor.fetchall() == [("running", 1)]
    assert outcome(owner_cursor)[0] == 0
    owner_cursor.execute(STALE)
    start_worker()
    run(SWEEP)
    wait_for(owner_cursor, DONE)
    assert outcome(owner_cursor) == expected
    owner_cursor.execute("SELECT state, attempts FROM accounts_job")
    assert owner_cursor.fetchall() == [("done", 2)]
    cluster.office("verify_audit", database=database_name())
