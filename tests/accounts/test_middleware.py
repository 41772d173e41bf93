"""Closed by default; sessions end when idle and after eight hours; nothing is cached."""

import time

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from accounts.actions.officers import deactivate_officer, revoke_role
from accounts.enums import Role
from accounts.middleware import BEGUN, IDLE_TEXT, LONGEST_TEXT, SEEN
from accounts.models import Job
from tests.accounts.factories import OfficerFactory

pytestmark = pytest.mark.django_db

ACCOUNT = "/account/"
CLOSED = ("/account/", "/account/password/", "/administration/", "/audit/", "/logout/")


def age(client: Client, **seconds: int) -> None:
    session = client.session
    for name, value in seconds.items():
        session[{"begun": BEGUN, "seen": SEEN}[name]] = int(time.time()) - value
    session.save()


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_visitor_is_sent_to_sign_in(client: Client, path: str, method: str) -> None:
    response = getattr(client, method)(path)
    expected = path if method == "get" else "/"
    assert (response.status_code, response.headers["Location"]) == (302, f"/login/?next={expected}")


@pytest.mark.parametrize("path", ["/login/", "/healthz", "/readyz"])
def test_these_are_open(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_a_fragment_asks_the_browser_to_go_to_the_sign_in_page(client: Client) -> None:
    response = client.get(ACCOUNT, headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/jobs/1/"})
    assert response.status_code == 401
    assert response.headers["HX-Redirect"] == "/login/?next=http%3A%2F%2Ftestserver%2Fjobs%2F1%2F"


def test_pages_are_not_stored(signed_in) -> None:
    assert signed_in().get(ACCOUNT).headers["Cache-Control"] == "no-store"


@override_settings(OFFICE_IDLE_MINUTES=30)
@pytest.mark.parametrize(("seen", "ends"), [(29 * 60, False), (30 * 60, True)])
def test_idle_end(signed_in, seen: int, ends: bool) -> None:
    client = signed_in()
    client.get(ACCOUNT)
    age(client, seen=seen)
    response = client.get(ACCOUNT)
    assert response.status_code == (302 if ends else 200)
    if ends:
        assert IDLE_TEXT in client.get("/login/").content.decode()


@pytest.mark.parametrize(("begun", "ends"), [(8 * 3600 - 60, False), (8 * 3600, True)])
def test_absolute_end(signed_in, begun: int, ends: bool) -> None:
    client = signed_in()
    client.get(ACCOUNT)
    age(client, begun=begun)
    assert client.get(ACCOUNT).status_code == (302 if ends else 200)
    if ends:
        assert LONGEST_TEXT in client.get("/login/").content.decode()


def test_a_click_keeps_the_session_awake_but_a_page_that_asks_by_itself_does_not(signed_in) -> None:
    client = signed_in()
    client.get(ACCOUNT)
    job = Job.objects.create(kind="a", key="a", created_by=client.officer, created_at=timezone.now())
    age(client, seen=20 * 60)
    before = client.session[SEEN]
    client.get(f"/jobs/{job.pk}/progress/")
    assert client.session[SEEN] == before
    client.get(ACCOUNT)
    assert client.session[SEEN] > before


def test_losing_a_role_or_the_account_ends_the_session(signed_in) -> None:
    admin = OfficerFactory(roles=[Role.SECURITY_ADMIN])
    client = signed_in(Role.CLERK, Role.REVIEWER)
    revoke_role(officer=client.officer, role=Role.REVIEWER, by=admin, at=timezone.now())
    assert client.get(ACCOUNT).status_code == 302
    client = signed_in(Role.CLERK)
    deactivate_officer(officer=client.officer, by=admin, at=timezone.now())
    assert client.get(ACCOUNT).status_code == 302
