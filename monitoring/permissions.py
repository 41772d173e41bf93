"""Who may do what in monitoring: small predicates, apart from what a run's state allows."""

from typing import Any

from accounts.enums import Reach, Role


def may_publish_month(officer: Any) -> bool:
    """The city's publishers publish the months of all districts."""
    return officer.has_role(Role.PUBLISHER) and officer.reach == Reach.CITY


def may_score_month(officer: Any) -> bool:
    """Drafts are made by the city's publishers and supervisors; beat makes them by itself."""
    return officer.reach == Reach.CITY and officer.has_any_role((Role.PUBLISHER, Role.SUPERVISOR))


def may_see_unpublished(officer: Any, district: str) -> bool:
    """Whether records of the district that are not public may be named to the officer, even by number."""
    return officer.reach == Reach.CITY or officer.district_code == district
