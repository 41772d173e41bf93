"""Signing in and reading go on while Redis is down; in a process of its own, whose Redis answers nobody."""

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from accounts.enums import Role
from tests.accounts.factories import PASSWORD, OfficerFactory

DEAD_REDIS = "redis://127.0.0.1:1/0"
VISIT = f"""
from django.test import Client
client = Client()
answer = client.post("/login/", {{"username": "clerk-1", "password": "{PASSWORD}"}})
print("sign-in", answer.status_code, "account", client.get("/account/").status_code)
"""


@pytest.mark.django_db(transaction=True)
def test_officers_go_on_working(office_command) -> None:
    officer = OfficerFactory(username="clerk-1", roles=[Role.CLERK])
    officer.password = PBKDF2PasswordHasher().encode(PASSWORD, "salt-of-the-test")  # the tests' own is unknown there
    officer.save()
    assert "sign-in 302 account 200" in office_command("shell", "-c", VISIT, REDIS_URL=DEAD_REDIS, DEBUG="1")
