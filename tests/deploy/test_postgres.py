"""The container's first start: the roles and limits that deploy/postgres makes, on a fresh private cluster."""

import os
import secrets
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from integrity_portal.embedded import Postgres, free_port
from integrity_portal.roles import LIMITS
from tests.deploy.images import PROJECT

FOLDER = PROJECT / "deploy" / "postgres"


@pytest.fixture(scope="module")
def server(open_folder: Callable[[], Path]) -> Iterator[Postgres]:
    """A cluster on which 10-roles.sh ran as it does in the container."""
    one = Postgres(open_folder() / "pg", free_port(), "super", durable=False)
    one.create()
    one.start()
    environment = {
        "PATH": f"{one.binaries}:{os.environ['PATH']}",
        "PGHOST": "127.0.0.1",
        "PGPORT": str(one.port),
        "PGPASSWORD": "super",
        "PGDATA": str(one.data),
        "POSTGRES_USER": "postgres",
        "ROLES_SQL": str(FOLDER / "sql"),
        "DATABASE_OWNER_URL": "postgresql://portal_owner:own3r@postgres:5432/portal",
        "DATABASE_URL": "postgresql://portal_app:app1@postgres:5432/portal",
        "DATABASE_PUBLIC_URL": "postgresql://portal_public:pub1ic@postgres:5432/portal?sslmode=prefer",
        "REPLICATION_PASSWORD": secrets.token_hex(8),
    }
    done = subprocess.run(
        ["bash", str(FOLDER / "10-roles.sh")], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    yield one
    one.stop()


def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def test_roles_have_the_limits_of_the_project_and_no_power(server: Postgres) -> None:
    query = (
        "SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication, rolconnlimit, "
        "rolconfig FROM pg_roles WHERE rolname IN ('portal_owner', 'portal_app', 'portal_public')"
    )
    found = {str(name): (power, limit, config) for name, power, limit, config in rows(server.url(), query)}
    assert {name: power for name, (power, _, _) in found.items()} == dict.fromkeys(LIMITS, False)
    assert {name: limit for name, (_, limit, _) in found.items()} == {
        "portal_owner": 10,
        "portal_app": 80,
        "portal_public": 60,
    }
    extra = {"portal_public": {"default_transaction_read_only": "on"}}
    for name, limits in LIMITS.items():
        config = dict(setting.split("=", 1) for setting in found[name][2] or [])
        assert config == limits | extra.get(name, {})


def test_database_is_utf8_and_closed_to_everyone_else(server: Postgres) -> None:
    query = "SELECT pg_encoding_to_char(encoding), datctype FROM pg_database WHERE datname = 'portal'"
    assert rows(server.url(), query) == [("UTF8", "C.UTF-8")]
    query = (
        "SELECT has_database_privilege('public', 'portal', 'CONNECT'), "
        "has_database_privilege('portal_public', 'portal', 'TEMP'), "
        "has_schema_privilege('portal_app', 'public', 'CREATE')"
    )
    assert rows(server.url(database="portal"), query) == [(False, False, False)]


@pytest.mark.slow
def test_public_role_signs_in_with_the_password_of_its_address_and_cannot_write(server: Postgres) -> None:
    url = server.url("portal_public", "portal", "pub1ic")
    assert rows(url, "SELECT current_user") == [("portal_public",)]
    with pytest.raises(psycopg2.errors.ReadOnlySqlTransaction):
        rows(url, "CREATE TABLE mine (id int)")
    with pytest.raises(psycopg2.errors.QueryCanceled):
        rows(url, "SELECT pg_sleep(30)")


def test_public_role_writes_only_in_a_transaction_that_asks_for_it(server: Postgres) -> None:
    url = server.url("portal_public", "portal", "pub1ic")
    assert rows(url, "SHOW transaction_read_only") == [("on",)]
    assert rows(url, "SET TRANSACTION READ WRITE; SHOW transaction_read_only") == [("off",)]


def test_replica_may_connect_from_the_same_network(server: Postgres) -> None:
    rules = Path(server.data / "pg_hba.conf").read_text().splitlines()
    assert rules[-1] == "host replication portal_replica samenet scram-sha-256"
    query = "SELECT rolreplication, rolsuper FROM pg_roles WHERE rolname = 'portal_replica'"
    assert rows(server.url(), query) == [(True, False)]
