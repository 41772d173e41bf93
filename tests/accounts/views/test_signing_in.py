"""Signing in and out: one text for every refusal, a wait that grows, sessions that begin anew."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.lockout import FREE_TRIES
from accounts.models import AuditEvent
from tests.accounts.factories import PASSWORD, OfficerFactory

pytestmark = pytest.mark.django_db

LOGIN, LOGOUT, ACCOUNT = "/login/", "/logout/", "/account/"
WRONG = "用户名或密码不正确。"


def sign_in(client: Client, username: str, password: str = PASSWORD, **extra: str):
    return client.post(LOGIN, {"username": username, "password": password, **extra})


def fail(client: Client, username: str, times: int):
    for _ in range(times):
        response = sign_in(client, username, "wrong")
    return response


def later(minutes: float) -> None:
    """Let that much time pass for the failures noted so far."""
    for attempt in AccessAttempt.objects.all():
        moved = attempt.attempt_time - timedelta(minutes=minutes)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=moved)


def text_of(response) -> str:
    return response.content.decode()


def test_the_page_has_two_fields_and_no_navigation(client: Client) -> None:
    page = text_of(client.get(LOGIN))
    assert page.count("<input") == 3  # username, password, csrf
    assert "sidenav" not in page


def test_a_correct_password_opens_the_own_pages(client: Client) -> None:
    officer = OfficerFactory(roles=[Role.SYSTEM_ADMIN])
    response = sign_in(client, officer.username)
    assert (response.status_code, response.headers["Location"]) == (302, reverse("accounts:officers"))
    assert client.get(ACCOUNT).context["user"] == officer
    event = AuditEvent.objects.get()
    assert (event.verb, event.actor, event.target) == ("session.begun", officer, f"officer:{officer.pk}")


def test_the_username_is_taken_in_any_case(client: Client) -> None:
    officer = OfficerFactory(username="clerk-210105")
    assert sign_in(client, " Clerk-210105 ").status_code == 302
    assert client.get(ACCOUNT).context["user"] == officer


def test_every_refusal_reads_the_same(client: Client) -> None:
    OfficerFactory(username="known")
    OfficerFactory(username="switched-off", is_active=False)
    pages = set()
    for username, password in (("known", "wrong"), ("unknown", "wrong"), ("switched-off", PASSWORD)):
        response = sign_in(Client(), username, password)
        assert response.status_code == 200
        page = text_of(response).replace(username, "NAME")
        token = response.context["csrf_token"]
        pages.add(page.replace(str(token), "TOKEN"))
    assert len({len(page) for page in pages}) == 1
    assert all(page.count(WRONG) == 1 for page in pages)


def test_refusals_are_audited_without_the_typed_name(client: Client) -> None:
    officer = OfficerFactory(username="known")
    sign_in(client, "known", "wrong")
    sign_in(client, "secret-typed-by-mistake", "wrong")
    first, second = AuditEvent.objects.order_by("recorded_at")
    assert (first.verb, first.target, first.actor) == ("session.refused", f"officer:{officer.pk}", None)
    assert second.target.startswith("username:")
    assert "secret-typed-by-mistake" not in second.target + str(second.detail)


@pytest.mark.parametrize("username", ["known", "unknown"])
def test_after_five_failures_there_is_a_wait_that_grows(client: Client, username: str) -> None:
    OfficerFactory(username="known")
    assert fail(client, username, FREE_TRIES - 1).status_code == 200
    for minutes in (1, 5, 15, 60, 60):
        response = sign_in(client, username, "wrong")
        assert response.status_code == 429
        assert f"请于 {minutes} 分钟后再试" in text_of(response)
        assert response.headers["Retry-After"] == str(minutes * 60)
        later(minutes + 0.1)


def test_while_waiting_even_the_right_password_is_refused_and_nothing_is_counted(client: Client) -> None:
    officer = OfficerFactory()
    fail(client, officer.username, FREE_TRIES)
    events = AuditEvent.objects.count()
    for _ in range(3):
        assert sign_in(client, officer.username).status_code == 429
    assert AccessAttempt.objects.get().failures_since_start == FREE_TRIES
    assert AuditEvent.objects.count() == events
    later(1.1)
    assert sign_in(client, officer.username).status_code == 302
    assert not AccessAttempt.objects.exists()


def test_the_wait_is_for_one_name_from_one_address(client: Client) -> None:
    officer, colleague = OfficerFactory(), OfficerFactory()
    fail(client, officer.username, FREE_TRIES)
    assert sign_in(Client(), colleague.username).status_code == 302
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert sign_in(elsewhere, officer.username).status_code == 302


def test_another_browser_at_the_same_address_does_not_help(client: Client) -> None:
    officer = OfficerFactory()
    fail(client, officer.username, 3)
    assert fail(Client(HTTP_USER_AGENT="other"), officer.username, 2).status_code == 429


def test_a_day_forgets(client: Client) -> None:
    officer = OfficerFactory()
    fail(client, officer.username, FREE_TRIES + 2)
    later(24 * 60 + 1)
    assert fail(client, officer.username, 1).status_code == 200


def test_the_session_begins_anew(client: Client) -> None:
    officer = OfficerFactory()
    client.get(LOGIN)
    session = client.session
    session["planted"] = "x"
    session.save()
    client.cookies["office"] = session.session_key
    sign_in(client, officer.username)
    assert client.session.session_key != session.session_key


@pytest.mark.parametrize(
    ("wanted", "target"),
    [
        ("/account/password/", "/account/password/"),
        ("https://evil.example/", "/account/"),
        ("//evil.example/", "/account/"),
        ("javascript:alert(1)", "/account/"),
        ("", "/account/"),
        ("/", "/account/"),
    ],
)
def test_next_leads_only_to_our_own_pages(client: Client, wanted: str, target: str) -> None:
    officer = OfficerFactory()
    response = sign_in(client, officer.username, next=wanted)
    assert response.headers["Location"] == target


def test_next_survives_a_wrong_password(client: Client) -> None:
    response = sign_in(client, "unknown", "wrong", next="/account/")
    assert '<input type="hidden" name="next" value="/account/">' in text_of(response)


def test_who_is_signed_in_is_led_on(signed_in) -> None:
    client = signed_in(Role.AUDIT_ADMIN)
    assert client.get(LOGIN).headers["Location"] == "/audit/"


def test_a_password_older_than_a_year_must_be_changed(client: Client) -> None:
    officer = OfficerFactory()
    officer.password_changed_at -= timedelta(days=366)
    officer.save()
    assert sign_in(client, officer.username).headers["Location"] == "/account/password/"
    assert client.get("/").headers["Location"] == "/account/password/"
    assert client.post("/audit/verify/").headers["Location"] == "/account/password/"
    assert client.get("/account/password/").status_code == 200
    assert client.post(LOGOUT).headers["Location"] == LOGIN


def test_signing_out_ends_the_session_and_old_cookies_are_worthless(client: Client) -> None:
    officer = OfficerFactory()
    sign_in(client, officer.username)
    old = client.cookies["office"].value
    response = client.post(LOGOUT)
    assert response.headers["Location"] == LOGIN
    assert response.headers["Clear-Site-Data"] == '"cache"'
    replay = Client()
    replay.cookies["office"] = old
    assert replay.get(ACCOUNT).status_code == 302
    assert AuditEvent.objects.filter(verb="session.ended", actor=officer).count() == 1


def test_signing_out_is_a_post(signed_in) -> None:
    assert signed_in().get(LOGOUT).status_code == 405


def test_a_forged_form_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(LOGIN, {"username": "a", "password": "b"}).status_code == 403
