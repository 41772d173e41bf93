"""Input nobody types in the administrators' lists and at the door: never a crash."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.enums import Role
from tests.accounts.factories import OfficerFactory

pytestmark = pytest.mark.django_db

HOSTILE = ("\x00", "a\x00b", "9" * 5000, "0000", "9999", "²", "-1", "字" * 3000, "2018-13-45", "0001-01-01", "%", "\\")
LISTS = ["", "organisations/", "regions/", "rules/", "calendar/"]


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(OfficerFactory(roles=[role]))
    return client


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_register_breaks_on_strange_parameters(text: str) -> None:
    client = signed_in(Role.SYSTEM_ADMIN)
    found = {path: client.get(f"/administration/{path}", {"q": text, "year": text}).status_code for path in LISTS}
    assert found == dict.fromkeys(LISTS, 200)
    assert client.get("/administration/", {"page": text}).status_code in (200, 404)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_the_audit_list_does_not_break_either(text: str) -> None:
    names = ("q", "verb", "actor", "target", "since", "until", "from", "to", "page_size")
    assert signed_in(Role.AUDIT_ADMIN).get("/audit/", dict.fromkeys(names, text)).status_code == 200


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_signing_in_with_strange_text_is_refused(text: str) -> None:
    answer = Client().post("/login/", {"username": text, "password": text, "next": text})
    assert answer.status_code == 200


@pytest.mark.parametrize("address", ["\x00", "unknown", "1.2.3.4:55", "9" * 300, "1.2.3.4, 5.6.7.8", "fe80::1%eth0"])
def test_a_strange_forwarded_address_is_no_crash(address: str, settings) -> None:
    """nginx overwrites the header; another balancer may write a port or a word into it."""
    settings.TRUSTED_PROXIES = 1
    answer = Client().post("/login/", {"username": "nobody", "password": "wrong"}, headers={"X-Forwarded-For": address})
    assert answer.status_code == 200
