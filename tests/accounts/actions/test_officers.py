"""Accounts: made, granted, revoked, switched off; audited without personal data."""

import json
from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.actions.officers import (
    change_password,
    create_officer,
    deactivate_officer,
    grant_role,
    revoke_role,
)
from accounts.enums import Reach, Role
from accounts.exceptions import RoleConflict
from accounts.models import AuditEvent, Officer
from tests.accounts.factories import PASSWORD, OfficerFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

AT = datetime.fromisoformat("2026-10-09T09:30:00+08:00")


def make(**values: object) -> Officer:
    defaults = {
        "username": "zhang",
        "name": "标记姓名",
        "organisation": OrganisationFactory(),
        "roles": [Role.CLERK],
        "reach": Reach.ORGANISATION,
        "password": PASSWORD,
        "by": None,
        "at": AT,
    }
    return create_officer(**{**defaults, **values})


def test_an_account_with_its_roles_and_one_event() -> None:
    admin = OfficerFactory(roles=[Role.SECURITY_ADMIN])
    officer = make(roles=[Role.REVIEWER, Role.CLERK, Role.CLERK], by=admin)
    stored = Officer.objects.get(pk=officer.pk)
    assert stored.roles == {Role.CLERK, Role.REVIEWER}
    assert stored.check_password(PASSWORD)
    assert stored.password_changed_at == AT
    event = AuditEvent.objects.get()
    assert (event.actor, event.verb, event.target) == (admin, "officer.created", f"officer:{officer.pk}")
    assert event.detail == {
        "roles": ["clerk", "reviewer"],
        "reach": "organisation",
        "organisation": str(officer.organisation_id),
    }
    assert "标记姓名" not in json.dumps(event.detail, ensure_ascii=False)


@pytest.mark.parametrize(
    "roles",
    [
        [Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN],
        [Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN],
        [Role.SECURITY_ADMIN, Role.AUDIT_ADMIN],
        [Role.AUDIT_ADMIN, Role.CLERK],
    ],
)
def test_conflicting_roles_are_refused_before_anything_is_written(roles: list[Role]) -> None:
    with pytest.raises(RoleConflict):
        make(roles=roles)
    assert not Officer.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("password", ["short-1A", "alllowercaseletters", "password1234", "ONLYUPPER1234"])
def test_weak_passwords_are_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        make(password=password)
    assert not Officer.objects.exists()


def test_the_demonstration_password_is_strong_enough() -> None:
    assert make(password="demo-2018-117", demonstration=True).is_demonstration


@pytest.mark.parametrize("values", [{"username": "Zhang"}, {"username": ""}, {"reach": "moon"}, {"name": ""}])
def test_senseless_values_are_refused(values: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        make(**values)


def test_a_username_is_taken_once() -> None:
    make()
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_granting_and_revoking_end_the_sessions() -> None:
    admin, officer = OfficerFactory(roles=[Role.SECURITY_ADMIN]), make()
    first = officer.get_session_auth_hash()
    granted = grant_role(officer=officer, role=Role.REVIEWER, by=admin, at=AT)
    second = granted.get_session_auth_hash()
    assert granted.roles == {Role.CLERK, Role.REVIEWER}
    revoked = revoke_role(officer=granted, role=Role.CLERK, by=admin, at=AT)
    assert revoked.roles == {Role.REVIEWER}
    assert len({first, second, revoked.get_session_auth_hash()}) == 3
    verbs = list(AuditEvent.objects.order_by("recorded_at").values_list("verb", "detail"))
    assert verbs[1:] == [
        ("officer.role_granted", {"role": "reviewer"}),
        ("officer.role_revoked", {"role": "clerk"}),
    ]
    with pytest.raises(RoleConflict):
        grant_role(officer=revoked, role=Role.AUDIT_ADMIN, by=admin, at=AT)


def test_deactivating_and_a_new_password_end_the_sessions() -> None:
    officer = make()
    before = officer.get_session_auth_hash()
    changed = change_password(officer=officer, password="Another-2018-117", by=officer, at=AT)
    assert changed.check_password("Another-2018-117")
    assert changed.get_session_auth_hash() != before
    off = deactivate_officer(officer=officer, by=OfficerFactory(), at=AT)
    assert (off.is_active, off.session_version) == (False, 2)
