"""What was written once stays: triggers refuse it to the application and to the owner of the tables."""

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.enums import Role
from records.actions.court_removals import record_court_deletion
from records.actions.handling import move_case
from records.actions.payments import add_payment, retract_payment
from records.actions.settlements import add_settlement
from records.enums import Status
from records.models import Fact, Payment
from tests.records.factories import NOW, make_arrears, make_case, officer

pytestmark = pytest.mark.django_db
REFUSED = "append_only|permission denied"


def refused(sql, *values):
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.fixture
def filled():
    """A row in every append-only table."""
    clerk = officer(Role.CLERK)
    case, debt = make_case(Status.APPROVED), make_arrears(Status.APPROVED)
    add_payment(record=debt, paid_on="2018-10-01", amount="1万", document="凭证1", by=clerk, at=NOW)
    add_settlement(record=case, agreed_on="2018-06-01", amount="100万", document="协议", terms="两期", by=clerk, at=NOW)
    move_case(record=case, state="settling", happened_on="2018-06-01", by=clerk, at=NOW)
    record_court_deletion(record=case, deleted_on="2018-10-08", document="决定书", by=clerk, at=NOW)


@pytest.mark.parametrize(
    "table",
    ["fact", "transition", "handlingstep", "payment", "settlement", "courtremoval"],
)
def test_rows_are_neither_deleted_nor_truncated(table, filled):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) > 0 FROM records_{table}")
        assert cursor.fetchone() == (True,)
    refused(f"DELETE FROM records_{table}")
    refused(f"TRUNCATE records_{table} CASCADE")


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("fact", "amount", "1"),
        ("fact", "happened_on", "2018-01-01"),
        ("fact", "recorded_at", "2018-01-01"),
        ("transition", "reason", "x"),
        ("handlingstep", "note", "x"),
        ("payment", "amount", "1"),
        ("settlement", "terms", "x"),
        ("courtremoval", "deleted_on", "2018-01-01"),
    ],
)
def test_rows_are_not_changed(table, column, value, filled):
    refused(f"UPDATE records_{table} SET {column} = %s", value)


def test_a_fact_is_retracted_once_and_with_the_clock_of_the_database():
    make_case(Status.APPROVED)
    fact = Fact.objects.first()
    Fact.objects.filter(pk=fact.pk).update(retracted_at=NOW)
    fact.refresh_from_db()
    assert fact.retracted_at >= fact.recorded_at > NOW
    refused("UPDATE records_fact SET retracted_at = NULL WHERE id = %s", fact.pk)
    refused("UPDATE records_fact SET retracted_at = now() WHERE id = %s", fact.pk)


def test_nobody_sets_the_moment_of_recording():
    record = make_case(Status.DRAFT)
    fact = Fact.objects.create(
        record=record,
        ledger=record.ledger,
        region=record.region,
        district="210105",
        kind="listed",
        happened_on="2018-05-02",
        recorded_at=NOW,
        retracted_at=NOW,
    )
    fact.refresh_from_db()
    assert fact.recorded_at > NOW
    assert fact.retracted_at is None


def test_a_payment_is_retracted_with_a_reason_and_stays():
    clerk, debt = officer(Role.CLERK), make_arrears(Status.APPROVED)
    payment = add_payment(record=debt, paid_on="2018-10-01", amount="1万", document="凭证", by=clerk, at=NOW)
    retract_payment(payment=payment, reason="录入重复", by=clerk, at=NOW)
    row = Payment.objects.get(pk=payment.pk)
    assert (row.retracted_by, row.retracted_at, row.retracted_reason) == (clerk, NOW, "录入重复")
    refused("UPDATE records_payment SET retracted_at = NULL WHERE id = %s", payment.pk)


@pytest.mark.django_db(transaction=True)
def test_the_owner_of_the_tables_is_refused_too(owner_cursor):
    make_case(Status.APPROVED)
    for sql in ("DELETE FROM records_fact", "UPDATE records_transition SET reason = 'x'", "TRUNCATE records_fact"):
        with pytest.raises(Exception, match="append_only"):
            owner_cursor.execute(sql)
