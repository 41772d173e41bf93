"""The predicates, role by role."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.enums import BUSINESS_ROLES, Role
from accounts.models import Job
from accounts.permissions import (
    may_change_rights,
    may_do_business,
    may_read_audit,
    may_see_administration,
    may_see_job,
)
from tests.accounts.factories import OfficerFactory

pytestmark = pytest.mark.django_db

ALLOWED = {
    may_see_administration: {Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN},
    may_change_rights: {Role.SECURITY_ADMIN},
    may_read_audit: {Role.AUDIT_ADMIN},
    may_do_business: set(BUSINESS_ROLES),
}


@pytest.mark.parametrize("predicate", ALLOWED)
def test_only_these_roles(predicate) -> None:
    other = OfficerFactory()
    assert {role for role in Role if predicate(OfficerFactory(roles=[role]), other)} == ALLOWED[predicate]
    assert not predicate(AnonymousUser(), other)
    assert not predicate(OfficerFactory(), other)


def test_nobody_changes_the_own_rights() -> None:
    admin = OfficerFactory(roles=[Role.SECURITY_ADMIN])
    assert not may_change_rights(admin, admin)


def test_a_job_is_its_creators() -> None:
    officer = OfficerFactory()
    assert may_see_job(officer, Job(created_by=officer))
    assert not may_see_job(OfficerFactory(), Job(created_by=officer))
    assert not may_see_job(AnonymousUser(), Job(created_by=None))
