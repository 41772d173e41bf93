from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.actions.publishing import publish_registers
from accounts.enums import Role
from tests.records.factories import NOW, load_rules, officer

CODE = "210105"


@pytest.fixture
def sign_in(db: None) -> Callable[..., Client]:
    """`sign_in(Role.CLERK, "210106")`: a client of that district's officer, with rules and calendar in place."""
    load_rules()

    def make(role: Role, code: str = CODE, **values: Any) -> Client:
        client = Client()
        client.officer = officer(role, code, **values)
        client.force_login(client.officer)
        return client

    return make


@pytest.fixture
def clerk(sign_in: Callable[..., Client]) -> Client:
    return sign_in(Role.CLERK)


@pytest.fixture
def reviewer(sign_in: Callable[..., Client]) -> Client:
    return sign_in(Role.REVIEWER)


@pytest.fixture
def publisher(sign_in: Callable[..., Client]) -> Client:
    """A publisher; the public copies of regions and organisations are there."""
    client = sign_in(Role.PUBLISHER)
    publish_registers(at=NOW)
    return client
