"""Every office URL is in a committed table, closed to the anonymous, and answers each role as the table says."""

from __future__ import annotations

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.enums import Role
from accounts.views.base import RoleRequiredMixin
from tests.accounts.factories import OfficerFactory

pytestmark = pytest.mark.django_db

OPEN = {"healthz", "readyz", "accounts:login"}
SIGNED_IN = {"accounts:logout"}  # every role declares the others


def routes(patterns=None, namespace: str = "") -> dict[str, URLPattern]:
    """Every named route of the office."""
    found: dict[str, URLPattern] = {}
    for pattern in patterns if patterns is not None else get_resolver("integrity_portal.urls_office").url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else namespace
            found |= routes(pattern.url_patterns, inner)
        else:
            found[f"{namespace}{pattern.name}"] = pattern
    return found


def roles_of(pattern: URLPattern) -> set[Role] | None:
    view = getattr(pattern.callback, "view_class", None)
    if view is None or not issubclass(view, RoleRequiredMixin):
        return None
    return set(view.roles)


def test_every_route_has_a_name():
    assert [name for name in routes() if name.endswith("None")] == []


def test_every_route_declares_its_roles():
    undeclared = {name for name, pattern in routes().items() if not roles_of(pattern)}
    assert undeclared == OPEN | SIGNED_IN


def sample(name: str) -> str:
    """The route's address with arguments that fit its converters and belong to nothing."""
    values = {
        "ledger": "arrears",
        "number": "0000-0000-0000",
        "pk": "1",
        "month": "2018-10",
        "version": "1",
        "region": "210105",
        "indicator": "returns",
        "code": "district_monthly",
        "format": "pdf",
    }
    if "job" in name:
        values["pk"] = "00000000-0000-4000-8000-000000000000"
    given = {key: values[key] for key in _parameters(name)}
    return reverse(name, urlconf="integrity_portal.urls_office", kwargs=given or None)


def _parameters(name: str) -> set[str]:
    resolver = get_resolver("integrity_portal.urls_office")
    space, _, bare = name.rpartition(":")
    for part in [space] if space else []:
        resolver = resolver.namespace_dict[part][1]
    return set(resolver.reverse_dict.getlist(bare)[0][0][0][1])


NAMES = sorted(set(routes()) - OPEN)


@pytest.mark.parametrize("name", NAMES)
def test_the_anonymous_are_sent_to_sign_in(client, name):
    for method in (client.get, client.post):
        answer = method(sample(name))
        assert (answer.status_code, answer.headers.get("Location", "").split("?")[0]) == (302, "/login/")


@pytest.fixture(params=list(Role), ids=[str(role) for role in Role])
def officer(request, client):
    made = OfficerFactory(roles=[request.param])
    client.force_login(made)
    return request.param


def test_a_role_that_is_not_listed_is_refused(client, officer):
    """Whoever lacks the role gets 403 on every route, whatever stands behind the address; nobody gets a 500."""
    refused, broken = {}, {}
    for name in NAMES:
        roles = roles_of(routes()[name])
        if roles is None:
            continue
        status = client.get(sample(name)).status_code
        refusal = 302 if name == "records:desk" else 403  # administrators are led to their own first page
        if officer not in roles and status != refusal:
            refused[name] = status
        if officer in roles and status not in (200, 302, 403, 404, 405, 409):
            broken[name] = status
    assert (refused, broken) == ({}, {})
