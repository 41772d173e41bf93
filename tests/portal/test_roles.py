"""The database's grants are exactly the committed allow-list, and the public role reads nothing private."""

import psycopg2
import pytest
from django.db import ProgrammingError, connection

from integrity_portal.roles import table_grants
from tests import cluster
from tests.conftest import database_name

pytestmark = [pytest.mark.django_db, pytest.mark.database]

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
GRANTED = """
    SELECT c.relname, array_agg(r) FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN unnest(%s) r
    WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND n.nspname NOT LIKE 'pg\\_%%'
      AND n.nspname <> 'information_schema' AND has_table_privilege(%s, c.oid, r)
    GROUP BY 1
"""


def granted(role: str) -> dict[str, set[str]]:
    with connection.cursor() as cursor:
        cursor.execute(GRANTED, [list(RIGHTS), role])
        return {table: set(rights) for table, rights in cursor.fetchall()}


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return sorted(row[0] for row in cursor.fetchall())


@pytest.mark.parametrize("role", ["portal_app", "portal_public"])
def test_grants_equal_the_allow_list(role):
    expected = {table: table_grants(table)[role] for table in tables() if table_grants(table)[role]}
    assert granted(role) == expected


@pytest.mark.parametrize(
    "table", ["accounts_officer", "accounts_organisation", "records_record", "records_amendment", "records_fact"]
)
def test_the_application_cannot_delete_what_has_a_history(table):
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")


def test_the_public_role_reads_only_the_public_copy():
    readable = {table for table, rights in granted("portal_public").items() if "SELECT" in rights}
    assert {table for table in readable if not table.startswith("disclosure_")} == set()
    assert "disclosure_inboxrequest" not in readable


def test_no_application_role_is_mighty():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname FROM pg_roles WHERE rolname IN ('portal_owner', 'portal_app', 'portal_public') "
            "AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"
        )
        assert cursor.fetchall() == []


def as_public(statement: str) -> str:
    """The error code PostgreSQL answers the public role with, or 'allowed'."""
    link = psycopg2.connect(cluster.role_url("portal_public", database_name()))
    try:
        with link.cursor() as cursor:
            cursor.execute(statement)
        return "allowed"
    except psycopg2.Error as error:
        return str(error.pgcode)
    finally:
        link.close()


def test_every_private_table_refuses_the_public_role():
    private = [table for table in tables() if not table.startswith("disclosure_")]
    assert len(private) > 10
    assert {as_public(f'SELECT 1 FROM "{table}"') for table in private} == {"42501"}


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM disclosure_inboxrequest",
        "CREATE TABLE mine (a int)",
        "CREATE TEMP TABLE mine (a int)",
        "SELECT pg_read_file('/etc/hostname')",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "DELETE FROM disclosure_record",
        "INSERT INTO disclosure_tombstone DEFAULT VALUES",
        "TRUNCATE disclosure_logentry",
    ],
)
def test_the_public_role_is_refused(statement):
    assert as_public(statement) == "42501"


def test_the_public_role_may_read_the_public_copy():
    assert as_public("SELECT count(*) FROM disclosure_record") == "allowed"


def test_the_public_role_cannot_run_for_long():
    assert as_public("SELECT pg_sleep(60)") == "57014"
