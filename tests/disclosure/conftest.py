"""The public pages inside the office session: their URLs and middleware, the office's database role."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.disclosure import seeds

PUBLIC_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "integrity_portal.middleware.HeadersMiddleware",
    "django.middleware.common.CommonMiddleware",
    "disclosure.middleware.VersionedCacheMiddleware",
]


@pytest.fixture(autouse=True)
def public_site(settings: Any) -> None:
    """Serve the public site's URLs the way the public process does."""
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"] = [
        "django.template.context_processors.request",
        "integrity_portal.context.site",
    ]
    settings.TEMPLATES = templates
    settings.MIDDLEWARE = PUBLIC_MIDDLEWARE
    settings.ROOT_URLCONF = "integrity_portal.urls_public"
    cache.clear()


@pytest.fixture
def registers(db: None) -> None:
    with transaction.atomic():
        seeds.seed_registers()
