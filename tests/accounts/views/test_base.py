"""Every view names its roles; the wrong role is 403."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory
from django.urls import get_resolver
from django.views.generic import View

from accounts.enums import Role
from accounts.urls import urlpatterns
from accounts.views.base import ANY_ROLE, RoleRequiredMixin
from tests.accounts.factories import OfficerFactory

pytestmark = pytest.mark.django_db

EXPECTED = {
    "account": ANY_ROLE,
    "password": ANY_ROLE,
    "job": ANY_ROLE,
    "job-progress": ANY_ROLE,
    "officers": (Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN),
    "organisations": (Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN),
    "regions": (Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN),
    "rules": (Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN),
    "calendar": (Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN),
    "audit": (Role.AUDIT_ADMIN,),
    "audit-verify": (Role.AUDIT_ADMIN,),
}
OPEN = {"login", "logout"}


def test_every_route_declares_its_roles() -> None:
    found = {route.name: getattr(route.callback.view_class, "roles", None) for route in urlpatterns}
    assert {name: roles for name, roles in found.items() if name not in OPEN} == EXPECTED
    assert set(found) - set(EXPECTED) == OPEN
    assert get_resolver().namespace_dict["accounts"][0] == ""


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", [name for name, roles in EXPECTED.items() if roles is not ANY_ROLE])
def test_the_wrong_role_is_refused(signed_in, role: Role, name: str) -> None:
    route = next(route for route in urlpatterns if route.name == name)
    client = signed_in(role)
    response = client.post(f"/{route.pattern}") if name == "audit-verify" else client.get(f"/{route.pattern}")
    assert response.status_code == (200 if role in EXPECTED[name] else 403)


def test_a_view_without_roles_does_not_start() -> None:
    class Forgotten(RoleRequiredMixin, View):
        pass

    request = RequestFactory().get("/")
    request.user = OfficerFactory()
    with pytest.raises(ImproperlyConfigured):
        Forgotten.as_view()(request)
