"""The public session: PORTAL_SITE=public, role portal_public, a database that an office process filled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache


@pytest.fixture(scope="session")
def seeded(django_db_setup: None, office_python: Callable[..., str]) -> None:
    office_python("-m", "tests.public.seed")


@pytest.fixture
def public(seeded: None, db: Any) -> None:
    """The seeded database, as portal_public."""
    cache.clear()
