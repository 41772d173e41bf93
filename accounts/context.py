"""What every office template may use besides the site's own values."""

from typing import Any

from django.http import HttpRequest

from accounts.models import Officer
from accounts.navigation import entries_for


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`navigation`: the entries of the signed-in officer; `officer_roles`: the labels of the roles."""
    officer = getattr(request, "user", None)
    if not isinstance(officer, Officer):
        return {"navigation": [], "officer_roles": []}
    return {"navigation": entries_for(officer, request.path), "officer_roles": officer.role_labels}
