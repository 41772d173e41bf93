"""A private PostgreSQL and Redis for one test session, thrown away afterwards.

`PORTAL_TEST_SUPERUSER_URL` points at another server instead (CI does so with Debian PostgreSQL 15).
Workers of pytest-xdist inherit the environment and use the controller's servers.
"""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import psycopg2

from integrity_portal.embedded import ROLES, Postgres, Valkey, free_port, servers_home
from integrity_portal.roles import create_roles

BASE_DIR = Path(__file__).resolve().parent.parent
TEMPLATE = "portal_template"
READY = "PORTAL_TEST_READY"
FIXED = {
    "SECRET_KEY": "test-only-" + "k" * 50,
    "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
    "PUBLIC_BASE_URL": "http://public.example",
    "OFFICE_BASE_URL": "http://office.example",
    "LOG_LEVEL": "ERROR",
}
OFFICE_ONLY = {
    "LOG_SIGNING_KEY": "11" * 32,
    "FIELD_KEYS": "1:" + "22" * 32,
}
PRIVATE = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", *OFFICE_ONLY)


def worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


def ensure() -> None:
    """Start the servers once and put the addresses of this worker's database into the environment."""
    if READY not in os.environ:
        _start()
    site = os.environ.get("PORTAL_SITE", "office")
    os.environ.update(environment(f"portal_test_{worker()}", site=site))
    if site == "public":
        for name in PRIVATE:
            os.environ.pop(name, None)


def superuser_url(database: str = "postgres") -> str:
    base = os.environ["PORTAL_TEST_SUPERUSER_URL"].rsplit("/", 1)[0]
    return f"{base}/{database}"


def role_url(role: str, database: str) -> str:
    host = superuser_url(database).split("@", 1)[1]
    return f"postgresql://{role}:test-{role}@{host}"


def redis_url(which: int) -> str:
    """Two databases of the session's Redis for each xdist worker: one's tasks are never run by another's worker."""
    number = worker().removeprefix("gw")
    place = (int(number) + 1) % 7 if number.isdigit() else 0
    return f"{os.environ['PORTAL_TEST_REDIS']}/{2 * place + which}"


def addresses() -> dict[str, str]:
    """The sites' addresses when a test really serves them (tests/browser/conftest.py)."""
    served = {"PUBLIC_BASE_URL": "PORTAL_TEST_PUBLIC_URL", "OFFICE_BASE_URL": "PORTAL_TEST_OFFICE_URL"}
    return {name: os.environ[source] for name, source in served.items() if source in os.environ}


def environment(database: str, *, site: str = "office") -> dict[str, str]:
    """The variables a process of that site needs on that test database."""
    values = dict(FIXED | addresses(), PORTAL_SITE=site, DATABASE_PUBLIC_URL=role_url("portal_public", database))
    values["REDIS_PUBLIC_URL"] = redis_url(1)
    if site == "office":
        values |= OFFICE_ONLY
        values["DATABASE_OWNER_URL"] = role_url("portal_owner", database)
        values["DATABASE_URL"] = role_url("portal_app", database)
        values["REDIS_URL"] = redis_url(0)
    return values


def _start() -> None:
    folder = Path(tempfile.mkdtemp(prefix="portal-test-"))
    folder.chmod(0o755)
    atexit.register(_stop, folder, os.getpid())
    if "PORTAL_TEST_SUPERUSER_URL" not in os.environ:
        server = Postgres(servers_home(folder / "servers"), free_port(), secrets.token_hex(8), durable=False)
        server.create()
        server.start()
        atexit.register(_stop_server, server, os.getpid())
        os.environ["PORTAL_TEST_SUPERUSER_URL"] = server.url()
    valkey = Valkey(folder / "valkey", free_port(), durable=False)
    pid = valkey.start()
    atexit.register(_kill, pid, os.getpid())
    os.environ["PORTAL_TEST_REDIS"] = f"redis://127.0.0.1:{valkey.port}"
    with closing(psycopg2.connect(superuser_url())) as connection:
        connection.autocommit = True
        create_roles(connection, {role: f"test-{role}" for role in ROLES})
    create_database(TEMPLATE, source="template0", owner="portal_owner")
    for command in (["migrate", "--verbosity", "0"], ["grant_roles"]):
        office(*command, database=TEMPLATE)
    os.environ[READY] = "1"


def office(*arguments: str, database: str, **extra: str) -> str:
    """Run a management command of the office in a process of its own; returns its output."""
    return office_python("manage.py", *arguments, database=database, **extra)


def office_python(*arguments: str, database: str, **extra: str) -> str:
    """Run Python as an office process, e.g. `office_python("-m", "tests.public.seed", database=…)`."""
    clean = {name: value for name, value in os.environ.items() if name not in VARIABLE_NAMES}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=BASE_DIR,
        env=clean | environment(database) | extra | {"DJANGO_SETTINGS_MODULE": "integrity_portal.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: {done.stdout}{done.stderr}")
    return done.stdout


VARIABLE_NAMES = {"PORTAL_SITE", "DJANGO_SETTINGS_MODULE", *FIXED, *PRIVATE}


def create_database(name: str, *, source: str = TEMPLATE, owner: str = "portal_owner") -> None:
    """(Re)create a database from a template, ending whoever is still connected to it."""
    with closing(psycopg2.connect(superuser_url())) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            locale = " ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'" if source == "template0" else ""
            cursor.execute(f'CREATE DATABASE "{name}" OWNER {owner} TEMPLATE "{source}"{locale}')
            cursor.execute(f'REVOKE CREATE, TEMPORARY ON DATABASE "{name}" FROM PUBLIC')
            cursor.execute(f'GRANT CONNECT ON DATABASE "{name}" TO portal_app, portal_public')
            cursor.execute(f'GRANT TEMPORARY ON DATABASE "{name}" TO portal_app')


def _stop_server(server: Postgres, starter: int) -> None:
    if os.getpid() == starter:
        server.stop()


def _kill(pid: int, starter: int) -> None:
    if os.getpid() == starter:
        os.kill(pid, signal.SIGKILL)


def _stop(folder: Path, starter: int) -> None:
    if os.getpid() == starter:
        shutil.rmtree(folder, ignore_errors=True)
