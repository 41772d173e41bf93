"""The private servers of a run and the processes that measure on them.

The servers are those of the tests: a fresh cluster without durability, thrown away afterwards. Ours and the
reference meet the same server with the same settings, so the ratio does not depend on them.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests import cluster

PROJECT = Path(__file__).resolve().parent.parent


class PartFailed(Exception):
    """A measuring process ended with an error; its own message is on the screen."""


def start() -> None:
    """Start PostgreSQL and Redis, migrate the template database and collect the static files, once."""
    cluster.ensure()
    static = tempfile.mkdtemp(prefix="portal-bench-static-")
    atexit.register(shutil.rmtree, static, ignore_errors=True)
    os.environ["BENCH_STATIC"] = static
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(command, cwd=PROJECT, env=environment("postgres", "office", 0), check=True)


def fresh_database(size: int) -> str:
    """An empty, migrated database for one size."""
    name = f"portal_bench_{size}"
    cluster.create_database(name)
    return name


def analyse(database: str) -> None:
    """Give the planner the statistics that autovacuum would have given it by tomorrow."""
    import psycopg2

    connection = psycopg2.connect(cluster.superuser_url(database))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    connection.close()


def run(module: str, *, site: str, database: str, size: int, **extra: str) -> list[dict[str, Any]]:
    """Run one measuring module in a process of its own site; returns the figures it printed as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}"],
        cwd=PROJECT,
        env=environment(database, site, size) | extra,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise PartFailed(f"benchmarks.{module} at {size:,}: status {done.returncode}")
    lines = [line for line in done.stdout.splitlines() if line.startswith("[")]
    return list(json.loads(lines[-1])) if lines else []


def environment(database: str, site: str, size: int) -> dict[str, str]:
    """What a measuring process of that site is given; the public one gets no private secret."""
    private = {*cluster.VARIABLE_NAMES, "REDIS_PUBLIC_URL", "DATABASE_PUBLIC_URL"}
    clean = {name: value for name, value in os.environ.items() if name not in private}
    values = clean | cluster.environment(database, site=site)
    values |= {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", "BENCH_SIZE": str(size)}
    if site == "office":
        values["BENCH_SUPERUSER_URL"] = cluster.superuser_url(database)
    return values
