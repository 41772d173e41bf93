"""How far an officer sees, as a condition: one place for every app."""

from typing import Any

from django.db.models import Q

from accounts.enums import Reach


def within_reach(officer: Any, *, organisation: str = "organisation", region: str = "region") -> Q:
    """Condition for rows the officer reaches.

    `organisation` and `region` are the look-up paths from the row to its organisation and its
    region (`""` for the row itself). An inactive or anonymous user reaches nothing.
    """
    if not getattr(officer, "is_active", False) or not hasattr(officer, "reach"):
        return Q(pk__in=[])
    if officer.reach == Reach.CITY:
        return Q()
    if officer.reach == Reach.DISTRICT:
        return Q(**{_path(region, "code__startswith"): officer.district_code})
    return Q(**{_path(organisation, "pk"): officer.organisation_id})


def _path(prefix: str, lookup: str) -> str:
    return f"{prefix}__{lookup}" if prefix else lookup
