"""What every office template may use besides the site's own values."""

from typing import Any

from django.http import HttpRequest

from accounts.models import Officer
from accounts.navigation import entries_for, start_page


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`navigation`: the entries of the signed-in officer; `officer_roles`: the labels of the roles;
    `start_page`: where the officer begins (administrators have no desk).
    """
    officer = getattr(request, "user", None)
    if not isinstance(officer, Officer):
        return {"navigation": [], "officer_roles": [], "start_page": "/"}
    return {
        "navigation": entries_for(officer, request.path),
        "officer_roles": officer.role_labels,
        "start_page": start_page(officer),
    }
