"""A client signed in as an officer with the roles asked for."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.enums import Role
from tests.accounts.factories import OfficerFactory


@pytest.fixture
def signed_in(db: None) -> Callable[..., Client]:
    """`signed_in(Role.CLERK)` is a client; its officer is `client.officer`."""

    def make(*roles: Role, **values: Any) -> Client:
        client = Client()
        officer = OfficerFactory(roles=roles, **values)
        client.force_login(officer)
        client.officer = officer
        return client

    return make
