"""Fixtures of every test: this worker's database, the owner's cursor, sealing of deferred triggers, the browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import psycopg2
import pytest
from django.db import connection, connections
from django.test import TransactionTestCase

from tests import cluster

PUBLIC_SESSION = os.environ.get("PORTAL_SITE") == "public"
collect_ignore = [] if PUBLIC_SESSION else ["public"]
if PUBLIC_SESSION:
    collect_ignore_glob = [
        "accounts/*",
        "records/*",
        "monitoring/*",
        "disclosure/*",
        "browser/*",
        "journeys/*",
    ]


DATABASE_NEAR = (
    "models/",
    "actions/",
    "indicators/",
    "test_audit_",
    "test_publication",
    "test_verify_log",
    "_door",
    "test_concurrency",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of models, actions, indicators and the door are near the database wherever they stand."""
    for item in items:
        place = item.path.relative_to(cluster.BASE_DIR / "tests").as_posix()
        if any(part in place for part in DATABASE_NEAR):
            item.add_marker(pytest.mark.database)


def database_name() -> str:
    return f"portal_test_{cluster.worker()}"


def fresh_database() -> None:
    """This worker's database as the template has it. Our own connection goes first: it would be ended too."""
    connections.close_all()
    cluster.create_database(database_name())


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> None:
    """This worker's database, copied from the migrated template."""
    with django_db_blocker.unblock():
        cluster.create_database(database_name())


def _restore(self: TransactionTestCase) -> None:
    """Append-only tables refuse TRUNCATE: a test that commits gets a fresh copy of the template instead."""
    fresh_database()


TransactionTestCase._fixture_teardown = _restore  # type: ignore[method-assign]


@pytest.fixture
def seal(db: None) -> Callable[[], None]:
    """Run deferred triggers and constraints now, inside the test's transaction."""

    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    return run


@pytest.fixture
def owner_cursor() -> Iterator[Any]:
    """A committed superuser cursor on this worker's database, for tests that tamper."""
    link = psycopg2.connect(cluster.superuser_url(database_name()))
    link.autocommit = True
    with link.cursor() as cursor:
        yield cursor
    link.close()


@pytest.fixture
def office_command() -> Callable[..., str]:
    """Run a management command of the office in a process of its own on this worker's database."""

    def run(*arguments: str, **extra: str) -> str:
        return cluster.office(*arguments, database=database_name(), **extra)

    return run


@pytest.fixture(scope="session")
def office_python(django_db_setup: None) -> Callable[..., str]:
    """Run Python as an office process on this worker's database (the public session seeds itself with it)."""

    def run(*arguments: str, **extra: str) -> str:
        return cluster.office_python(*arguments, database=database_name(), **extra)

    return run


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium; Playwright's own builds are never downloaded."""
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing: install Debian's package `chromium`.")
        pytest.importorskip("chromium_is_not_installed", reason="Chromium is not installed on this machine")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    arguments += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    return {**browser_type_launch_args, "executable_path": path, "args": arguments}


@pytest.fixture(autouse=True, scope="session")
def _async_unsafe() -> None:
    """Playwright runs an event loop in the test's thread; Django's ORM there is used by one thread only."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
