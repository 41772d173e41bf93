"""Accounts: made, given roles, given passwords, switched off; every change is audited."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import F

from accounts.actions.audit import append_audit
from accounts.enums import Reach, Role
from accounts.exceptions import RoleConflict
from accounts.models import Officer, Organisation, RoleGrant
from accounts.permissions import roles_compatible

CONFLICT = "安全、系统、审计三员分设：一个账号只能担任其中之一，且不能兼任业务角色。"


def create_officer(
    *,
    username: str,
    name: str,
    organisation: Organisation,
    roles: Iterable[Role],
    reach: Reach,
    password: str,
    by: Officer | None,
    at: datetime,
    post: str = "",
    demonstration: bool = False,
) -> Officer:
    """Make an account with its roles.

    Raises RoleConflict for roles that may not stand together, ValidationError for a weak password
    or a name that breaks the rules, IntegrityError for a username that is taken.
    """
    wanted = checked_roles(roles)
    officer = Officer(
        username=username,
        name=name,
        post=post,
        organisation=organisation,
        reach=reach,
        is_demonstration=demonstration,
        password_changed_at=at,
    )
    officer.clean_fields(exclude=["password"])
    officer.validate_constraints()
    validate_password(password, officer)
    officer.set_password(password)
    with transaction.atomic():
        officer.save(force_insert=True)
        RoleGrant.objects.bulk_create(
            RoleGrant(officer=officer, role=role, granted_by=by, granted_at=at) for role in wanted
        )
        detail = {"roles": [str(role) for role in wanted], "reach": str(reach), "organisation": str(organisation.pk)}
        append_audit(actor=by, verb="officer.created", target=f"officer:{officer.pk}", detail=detail, at=at)
    return officer


def grant_role(*, officer: Officer, role: Role, by: Officer, at: datetime) -> Officer:
    """Give a role; all sessions of the officer end. Raises RoleConflict."""
    with transaction.atomic():
        held = Officer.objects.select_for_update().get(pk=officer.pk)
        checked_roles({*held.roles, role})
        RoleGrant.objects.get_or_create(officer=held, role=role, defaults={"granted_by": by, "granted_at": at})
        _end_sessions(held)
        append_audit(actor=by, verb="officer.role_granted", target=f"officer:{held.pk}", detail={"role": role}, at=at)
    return Officer.objects.get(pk=officer.pk)


def revoke_role(*, officer: Officer, role: Role, by: Officer, at: datetime) -> Officer:
    """Take a role away; all sessions of the officer end."""
    with transaction.atomic():
        RoleGrant.objects.filter(officer=officer, role=role).delete()
        _end_sessions(officer)
        append_audit(
            actor=by, verb="officer.role_revoked", target=f"officer:{officer.pk}", detail={"role": role}, at=at
        )
    return Officer.objects.get(pk=officer.pk)


def deactivate_officer(*, officer: Officer, by: Officer, at: datetime) -> Officer:
    """Switch the account off; all its sessions end."""
    with transaction.atomic():
        Officer.objects.filter(pk=officer.pk).update(is_active=False)
        _end_sessions(officer)
        append_audit(actor=by, verb="officer.deactivated", target=f"officer:{officer.pk}", detail={}, at=at)
    return Officer.objects.get(pk=officer.pk)


def change_password(*, officer: Officer, password: str, by: Officer, at: datetime) -> Officer:
    """Set a new password; every other session of the officer ends. Raises ValidationError."""
    validate_password(password, officer)
    with transaction.atomic():
        officer.set_password(password)
        officer.password_changed_at = at
        officer.save(update_fields=["password", "password_changed_at"])
        _end_sessions(officer)
        append_audit(actor=by, verb="officer.password_changed", target=f"officer:{officer.pk}", detail={}, at=at)
    officer.refresh_from_db(fields=["session_version"])
    return officer


def checked_roles(roles: Iterable[Role]) -> list[Role]:
    """The roles in the order of the enum. Raises RoleConflict when one account may not hold them all."""
    wanted = {Role(role) for role in roles}
    if not roles_compatible(wanted):
        raise RoleConflict(CONFLICT)
    return [role for role in Role if role in wanted]


def _end_sessions(officer: Officer) -> None:
    Officer.objects.filter(pk=officer.pk).update(session_version=F("session_version") + 1)
