"""The audit list and its verification."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.actions.audit import append_audit
from accounts.enums import Role
from accounts.models import AuditEvent
from tests.accounts.factories import OfficerFactory

pytestmark = pytest.mark.django_db

AT = datetime.fromisoformat("2026-10-09T09:30:00+08:00")


@pytest.fixture
def client(signed_in):
    return signed_in(Role.AUDIT_ADMIN)


def write(number: int, verb: str = "regions.loaded", actor=None) -> None:
    append_audit(actor=actor, verb=verb, target=f"test:{number}", detail={"n": number}, at=AT)


def targets(response) -> list[str]:
    return [entry["event"].target for entry in response.context["entries"]]


def test_newest_first_in_the_order_of_the_chain(client, seal) -> None:
    for number in range(3):
        write(number)
    seal()
    response = client.get("/audit/")
    assert targets(response) == ["test:2", "test:1", "test:0"]
    assert [entry["seq"] for entry in response.context["entries"]] == [3, 2, 1]
    assert "载入行政区划" in response.content.decode()


def test_as_many_queries_for_three_rows_as_for_one(client, seal, django_assert_num_queries) -> None:
    write(0, actor=OfficerFactory())
    seal()
    client.get("/audit/")
    with django_assert_num_queries(7) as first:
        client.get("/audit/")
    for number in (1, 2):
        write(number, actor=OfficerFactory())
    seal()
    with django_assert_num_queries(len(first)):
        assert len(targets(client.get("/audit/"))) == 3


def test_filters(client, seal) -> None:
    officer = OfficerFactory(username="clerk-1")
    write(1, actor=officer)
    write(2, verb="session.begun")
    seal()
    today = timezone.localdate()
    assert targets(client.get("/audit/", {"actor": "clerk-1"})) == ["test:1"]
    assert targets(client.get("/audit/", {"verb": "session."})) == ["test:2"]
    assert targets(client.get("/audit/", {"target": "t:2"})) == ["test:2"]
    assert targets(client.get("/audit/", {"since": today, "until": today})) == ["test:2", "test:1"]
    assert targets(client.get("/audit/", {"since": today + timedelta(days=1)})) == []


def test_a_senseless_day_is_told_and_finds_nothing(client, seal) -> None:
    write(1)
    seal()
    response = client.get("/audit/", {"since": "2026-02-30"})
    assert targets(response) == []
    assert response.context["form"].errors["since"] == ["输入一个有效的日期。"]


def test_pages(client, seal) -> None:
    for number in range(51):
        write(number)
    seal()
    assert targets(client.get("/audit/", {"page": 2})) == ["test:0"]


def test_an_empty_list_says_so(client) -> None:
    assert "还没有审计记录" in client.get("/audit/").content.decode()


def test_verification_is_shown_and_recorded(client, seal) -> None:
    write(1)
    seal()
    response = client.post("/audit/verify/")
    assert response.context["found"].is_clean
    assert "审计链完整" in response.content.decode()
    event = AuditEvent.objects.get(verb="audit.verified")
    assert (event.actor, event.detail) == (client.officer, {"head": 1, "faults": 0})


@pytest.mark.django_db(transaction=True)
def test_faults_are_shown_with_their_place(signed_in, owner_cursor) -> None:
    client = signed_in(Role.AUDIT_ADMIN)
    client.post("/audit/verify/")
    owner_cursor.execute("SET session_replication_role = replica")
    owner_cursor.execute("UPDATE accounts_auditevent SET verb = 'other'")
    response = client.post("/audit/verify/")
    assert [(fault.kind, fault.seq) for fault in response.context["found"].faults] == [("content", 1)]
    assert "审计链有异常" in response.content.decode()
