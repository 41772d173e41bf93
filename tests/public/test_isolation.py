"""The public process can neither import nor read anything private."""

from __future__ import annotations

import importlib
import os
from uuid import uuid4

import psycopg2
import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from disclosure.enums import RequestKind
from disclosure.inbox import received_requests, submit_request
from disclosure.models import InboxRequest
from tests.disclosure.seeds import AT, number_of

pytestmark = pytest.mark.usefixtures("public")
INBOX = "disclosure_inboxrequest"
SECRETS = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "FIELD_KEYS", "LOG_SIGNING_KEY")


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace "
            "AND c.relkind IN ('r', 'v', 'm', 'p')"
        )
        return sorted(name for (name,) in cursor.fetchall())


def refused(sql: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError as error:
        if isinstance(error.__cause__, psycopg2.errors.InsufficientPrivilege):
            return True
        raise
    return False


def test_the_session_is_the_public_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("portal_public",)


def test_every_private_table_refuses_and_every_public_one_answers() -> None:
    found = tables()
    assert len([name for name in found if not name.startswith("disclosure_")]) > 10
    readable = {name for name in found if not refused(f'SELECT 1 FROM "{name}" LIMIT 1')}
    assert readable == {name for name in found if name.startswith("disclosure_") and name != INBOX}


@pytest.mark.parametrize(
    "verb", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}", "INSERT INTO {} DEFAULT VALUES"]
)
def test_nothing_can_be_changed(verb: str) -> None:
    for model in apps.get_app_config("disclosure").get_models():
        table = model._meta.db_table
        column = model._meta.concrete_fields[-1].column
        if table == INBOX and verb.startswith("INSERT"):
            continue
        assert refused(verb.format(f'"{table}"', f'"{column}"', f'"{column}"')), table


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE mine (a int)",
        "CREATE TEMP TABLE mine (a int)",
        "SELECT pg_read_file('/etc/hostname')",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "CREATE ROLE friend",
    ],
)
def test_the_role_can_do_nothing_else(sql: str) -> None:
    assert refused(sql)


def test_no_function_lends_it_the_owners_rights() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef "
            "AND has_function_privilege('portal_public', p.oid, 'EXECUTE')"
        )
        lent = [name for (name,) in cursor.fetchall() if not name.startswith("pgtrigger_")]
    assert lent == []


def test_the_inbox_takes_a_request_and_shows_none() -> None:
    receipt = submit_request(
        kind=RequestKind.REPAIR, number=number_of(1), statement="已经履行", contact="某单位", at=AT
    )
    assert len(receipt.number) == 14
    with pytest.raises(DatabaseError), transaction.atomic():
        list(received_requests())
    with pytest.raises(DatabaseError), transaction.atomic():
        InboxRequest.objects.filter(id=uuid4()).exists()


@pytest.mark.parametrize("name", ["accounts", "records", "monitoring", "records.models", "accounts.queries"])
def test_private_code_cannot_be_imported(name: str) -> None:
    with pytest.raises(ImportError, match="is private and cannot be imported by the public site"):
        importlib.import_module(name)


def test_only_public_apps_are_installed() -> None:
    labels = {config.label for config in apps.get_app_configs()}
    assert labels.isdisjoint({"accounts", "records", "monitoring", "auth", "sessions", "contenttypes", "axes"})
    assert {config.label for config in apps.get_app_configs() if list(config.get_models())} == {"disclosure"}


def test_the_process_holds_no_private_secret() -> None:
    assert [name for name in SECRETS if os.environ.get(name)] == []
    assert settings.LOG_SIGNING_KEY == ""
