"""Both sites, a worker and the database, as separate processes under their real roles, for one browser journey."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from integrity_portal.embedded import free_port
from tests import cluster
from tests.conftest import database_name, fresh_database

PASSWORD = "demo-2018-117"


@dataclass
class Portal:
    """Addresses and processes of one running portal."""

    office: str
    public: str
    environment: dict[str, str]
    logs: Path
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def launch(self, name: str, command: list[str], site: str) -> None:
        private = cluster.PRIVATE if site == "public" else ()
        env = {k: v for k, v in self.environment.items() if k not in private} | {"PORTAL_SITE": site}
        with (self.logs / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", *command], cwd=cluster.BASE_DIR, env=env, stdout=log, stderr=log
            )

    def manage(self, *arguments: str) -> str:
        return cluster.office(*arguments, database=database_name(), DEMONSTRATION="1")

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            process.wait(timeout=30)


def wait_for(address: str, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


@contextmanager
def serve(logs: Path, office_port: int, public_port: int, load: tuple[str, ...], *, worker: bool) -> Iterator[Portal]:
    """Both sites (and a worker) on this worker's database, filled by the command `load`; a fresh one afterwards."""
    office, public = f"http://127.0.0.1:{office_port}", f"http://127.0.0.1:{public_port}"
    os.environ |= {"PORTAL_TEST_PUBLIC_URL": public, "PORTAL_TEST_OFFICE_URL": office}
    fresh_database()
    env = {**os.environ, **cluster.environment(database_name()), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    running = Portal(office, public, env | {"DEMONSTRATION": "1"}, logs)
    running.manage(*load)
    gunicorn = ["gunicorn", "integrity_portal.wsgi", "--no-control-socket", "--workers", "2", "--bind"]
    running.launch("office", [*gunicorn, f"127.0.0.1:{office_port}"], "office")
    running.launch("public", [*gunicorn, f"127.0.0.1:{public_port}"], "public")
    if worker:
        running.launch(
            "worker", ["celery", "-A", "integrity_portal.celery:app", "worker", "--concurrency", "1"], "office"
        )
    try:
        for site in (office, public):
            wait_for(f"{site}/readyz")
        yield running
    finally:
        running.stop()
        for name in ("PORTAL_TEST_PUBLIC_URL", "PORTAL_TEST_OFFICE_URL"):
            os.environ.pop(name, None)
        fresh_database()


@pytest.fixture
def portal(django_db_setup: None, tmp_path: Path) -> Iterator[Portal]:
    """A portal with regions, rules, schemes and the demonstration's accounts, and no records."""
    load = ("load_demonstration", "--records", "0")
    with serve(tmp_path, free_port(), free_port(), load, worker=True) as running:
        yield running


@pytest.fixture
def sign_in(browser: Browser, portal: Portal) -> Iterator[Callable[[str], Page]]:
    """A page of its own for each officer, signed in."""
    contexts: list[BrowserContext] = []

    def run(username: str) -> Page:
        context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{portal.office}/login/")
        page.locator("[name=username]").fill(username)
        page.locator("[name=password]").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        return page

    yield run
    for context in contexts:
        context.close()
