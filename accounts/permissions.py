"""What an officer may do: small pure predicates `(officer, obj) -> bool`.

What the state of an object allows is kept apart from this, in the workflow of each app.
"""

from collections.abc import Set as AbstractSet
from typing import Any, Protocol

from accounts.enums import ADMINISTRATOR_ROLES, BUSINESS_ROLES, Reach, Role


class Located(Protocol):
    """Anything that belongs to an organisation and lies in a region."""

    organisation_id: Any
    region_id: str


def roles_compatible(roles: AbstractSet[Role]) -> bool:
    """Whether one account may hold these roles: an administrator role stands alone."""
    return len(roles) <= 1 or not roles & ADMINISTRATOR_ROLES


def has_role(officer: Any, role: Role) -> bool:
    return bool(getattr(officer, "is_authenticated", False)) and officer.has_role(role)


def has_any_role(officer: Any, roles: AbstractSet[Role]) -> bool:
    return any(has_role(officer, role) for role in roles)


def reaches(officer: Any, obj: Located) -> bool:
    """Whether a row of that organisation and region lies in the officer's reach."""
    if not getattr(officer, "is_active", False):
        return False
    if officer.reach == Reach.CITY:
        return True
    if officer.reach == Reach.DISTRICT:
        return str(obj.region_id).startswith(officer.district_code)
    return obj.organisation_id == officer.organisation_id


def may_do_business(officer: Any, obj: object = None) -> bool:
    """Whether the officer works with records at all (administrators do not)."""
    return has_any_role(officer, BUSINESS_ROLES)


def may_see_administration(officer: Any, obj: object = None) -> bool:
    return has_any_role(officer, {Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN})


def may_change_rights(officer: Any, obj: object = None) -> bool:
    """Accounts and roles are the security administrator's; nobody changes the own rights."""
    return has_role(officer, Role.SECURITY_ADMIN) and getattr(obj, "pk", None) != officer.pk


def may_read_audit(officer: Any, obj: object = None) -> bool:
    return has_role(officer, Role.AUDIT_ADMIN)


def may_see_job(officer: Any, job: Any) -> bool:
    return bool(getattr(officer, "is_authenticated", False)) and job.created_by_id == officer.pk
