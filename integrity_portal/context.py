"""What every template of both sites may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "site": settings.SITE,
        "demonstration": settings.DEMONSTRATION,
        "release": settings.RELEASE,
        "public_base_url": settings.PUBLIC_BASE_URL,
        "office_base_url": settings.OFFICE_BASE_URL,
        "large_text": request.GET.get("size") == "large",
    }
