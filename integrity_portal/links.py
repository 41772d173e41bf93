"""Absolute addresses of public pages, for the office (the two sites share no request)."""

from django.conf import settings
from django.urls import reverse


def public_url(name: str, **kwargs: object) -> str:
    """The public address of the page `name` of `disclosure`, e.g. `public_url("record", number=…)`."""
    path = reverse(f"disclosure:{name}", urlconf="integrity_portal.urls_public", kwargs=kwargs or None)
    return f"{settings.PUBLIC_BASE_URL}{path}"
