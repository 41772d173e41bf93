"""Writing audit events: inside a transaction, sealed at commit, refused means everything refused."""

from datetime import datetime

import psycopg2
import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.actions.audit import append_audit
from accounts.models import AuditEvent, AuditHead, AuditLink, Organisation, Region
from accounts.verification import verify_chain
from tests.accounts.factories import OfficerFactory, OrganisationFactory

AT = datetime.fromisoformat("2026-10-09T09:30:00+08:00")


def write(number: int = 1) -> AuditEvent:
    return append_audit(actor=None, verb="test.done", target=f"test:{number}", detail={"n": number}, at=AT)


@pytest.mark.django_db
def test_an_event_is_hashed_at_insert_and_sealed_later(seal) -> None:
    event = AuditEvent.objects.get(pk=write().pk)
    assert len(event.content_hash) == 64
    assert event.recorded_at is not None
    assert AuditLink.objects.count() == 0
    seal()
    link = AuditLink.objects.get()
    head = AuditHead.objects.get()
    assert (link.seq, link.prev, link.event_id) == (1, "0" * 64, event.pk)
    assert (head.seq, head.hash) == (1, link.hash)


@pytest.mark.django_db
def test_links_follow_each_other(seal) -> None:
    officer = OfficerFactory()
    for number in range(3):
        append_audit(actor=officer, verb="测试", target="t", detail={"键": ["值", number, None, True]}, at=AT)
    seal()
    links = list(AuditLink.objects.order_by("seq"))
    assert [link.prev for link in links[1:]] == [link.hash for link in links[:-1]]
    assert verify_chain(at=timezone.now()).faults == []


@pytest.mark.django_db
def test_python_computes_the_same_hash_for_awkward_texts(seal) -> None:
    for text in ('"', "\\", "\n\r\t\b\f", "\x01\x1f\x7f", "诚信\u2028😀", "/", "</script>"):
        append_audit(actor=None, verb=text, target=text, detail={text: [text, {"a": text}]}, at=AT)
    seal()
    assert verify_chain(at=timezone.now()).faults == []


@pytest.mark.django_db
def test_the_application_cannot_choose_hash_or_recording_time(seal) -> None:
    long_ago = datetime.fromisoformat("2000-01-01T00:00:00+08:00")
    event = AuditEvent.objects.create(
        verb="v", target="t", detail={}, at=AT, content_hash="f" * 64, recorded_at=long_ago
    )
    event.refresh_from_db()
    assert event.content_hash != "f" * 64
    assert event.recorded_at.year >= 2024


@pytest.mark.django_db
@pytest.mark.parametrize("detail", [{"a": 1.5}, {"a": AT}, {1: "a"}])
def test_detail_holds_plain_values_only(detail) -> None:
    with pytest.raises(TypeError):
        append_audit(actor=None, verb="v", target="t", detail=detail, at=AT)


@pytest.mark.django_db
def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        append_audit(actor=None, verb="v", target="t", detail={}, at=datetime(2026, 1, 1))  # noqa: DTZ001


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_there_is_nothing_to_tell_of() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        write()


def organisation_with_event(region: Region) -> None:
    with transaction.atomic():
        OrganisationFactory(name="不应留下", region=region)
        write()


@pytest.mark.django_db(transaction=True)
def test_a_refused_event_refuses_the_business_write(owner_cursor) -> None:
    region = OrganisationFactory().region
    owner_cursor.execute("REVOKE INSERT ON accounts_auditevent FROM portal_app")
    with pytest.raises(DatabaseError, match="permission denied"):
        organisation_with_event(region)
    assert not Organisation.objects.filter(name="不应留下").exists()


@pytest.mark.django_db(transaction=True)
def test_a_seal_that_fails_at_commit_refuses_the_business_write(owner_cursor) -> None:
    region = OrganisationFactory().region
    owner_cursor.execute("REVOKE INSERT ON accounts_auditlink FROM portal_owner")
    with pytest.raises(DatabaseError, match="permission denied"):
        organisation_with_event(region)
    assert not Organisation.objects.filter(name="不应留下").exists()
    assert AuditEvent.objects.count() == 0


FORBIDDEN = (
    "UPDATE accounts_auditevent SET verb = 'x'",
    "DELETE FROM accounts_auditevent",
    "TRUNCATE accounts_auditevent CASCADE",
    "INSERT INTO accounts_auditlink (seq, prev, event_id, hash) SELECT 99, 'a', id, 'b' FROM accounts_auditevent",
    "UPDATE accounts_auditlink SET hash = 'x'",
    "DELETE FROM accounts_auditlink",
    "UPDATE accounts_audithead SET seq = seq + 1",
    "DELETE FROM accounts_audithead",
    "ALTER TABLE accounts_auditevent DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
)
GUARDED = [
    f"{command} {table}{rest}"
    for table, column in (("auditevent", "verb"), ("auditlink", "hash"), ("audithead", "hash"))
    for command, table, rest in (
        ("UPDATE", f"accounts_{table}", f" SET {column} = {column}"),
        ("DELETE FROM", f"accounts_{table}", ""),
        ("TRUNCATE", f"accounts_{table}", " CASCADE"),
    )
]


@pytest.mark.django_db(transaction=True)
def test_the_application_role_may_only_add_events() -> None:
    with transaction.atomic():
        write()
    for statement in FORBIDDEN:
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute(statement)
    assert verify_chain(at=timezone.now()).faults == []


@pytest.mark.django_db(transaction=True)
def test_triggers_stop_the_owner_too(owner_cursor) -> None:
    with transaction.atomic():
        write()
    for statement in GUARDED:
        with pytest.raises(psycopg2.Error, match="audit_append_only"):
            owner_cursor.execute(statement)
