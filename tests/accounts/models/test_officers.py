"""Roles: what may be held together, kept by the database itself."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.enums import ADMINISTRATOR_ROLES, BUSINESS_ROLES, Role
from accounts.models import Officer, RoleGrant
from accounts.permissions import roles_compatible
from tests.accounts.factories import OfficerFactory

pytestmark = pytest.mark.django_db

PAIRS = [(a, b) for a in Role for b in Role if a != b]


def grant(officer: Officer, role: Role) -> None:
    with transaction.atomic():
        RoleGrant.objects.create(officer=officer, role=role, granted_at=timezone.now())


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_database_keeps_administrator_roles_apart(first: Role, second: Role) -> None:
    officer = OfficerFactory(roles=[first])
    if roles_compatible({first, second}):
        grant(officer, second)
        assert Officer.objects.get(pk=officer.pk).roles == {first, second}
    else:
        with pytest.raises(IntegrityError, match="role_conflict"):
            grant(officer, second)
        assert Officer.objects.get(pk=officer.pk).roles == {first}


def test_business_roles_go_together_and_administrators_stand_alone() -> None:
    assert roles_compatible(BUSINESS_ROLES)
    for role in ADMINISTRATOR_ROLES:
        assert roles_compatible({role})
        assert not any(roles_compatible({role, other}) for other in Role if other != role)


def test_a_grant_cannot_be_turned_into_a_conflicting_one() -> None:
    officer = OfficerFactory(roles=[Role.CLERK, Role.REVIEWER])
    with pytest.raises(IntegrityError, match="role_conflict"), transaction.atomic():
        officer.grants.filter(role=Role.CLERK).update(role=Role.AUDIT_ADMIN)


def test_one_role_once() -> None:
    officer = OfficerFactory(roles=[Role.CLERK])
    with pytest.raises(IntegrityError, match="rolegrant_once"):
        grant(officer, Role.CLERK)


def test_has_role_reads_the_grants_once(django_assert_num_queries) -> None:
    officer = Officer.objects.get(pk=OfficerFactory(roles=[Role.CLERK, Role.PUBLISHER]).pk)
    with django_assert_num_queries(1):
        assert officer.has_role(Role.CLERK)
        assert not officer.has_role(Role.REVIEWER)
        assert officer.has_any_role([Role.REVIEWER, Role.PUBLISHER])
        assert officer.role_labels == ["录入员", "发布员"]


def test_an_inactive_officer_has_no_role() -> None:
    officer = OfficerFactory(roles=[Role.CLERK], is_active=False)
    assert not officer.has_role(Role.CLERK)
    assert not officer.has_any_role([Role.CLERK])


def test_there_is_no_mighty_user() -> None:
    assert not hasattr(Officer(), "is_superuser")
    assert not hasattr(Officer(), "is_staff")


@pytest.mark.parametrize("username", ["", "Clerk", "a b", "-a", "张三"])
def test_usernames_have_a_shape(username: str) -> None:
    with pytest.raises(IntegrityError, match="officer_username_shape"):
        OfficerFactory(username=username)


def test_a_change_of_session_version_changes_the_session_hash() -> None:
    officer = OfficerFactory()
    before = officer.get_session_auth_hash()
    officer.session_version += 1
    assert officer.get_session_auth_hash() != before
