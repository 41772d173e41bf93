"""Who sees which entry."""

import pytest

from accounts.enums import Role
from accounts.navigation import _COUNTS, entries_for, register_count, start_page
from tests.accounts.factories import OfficerFactory

pytestmark = pytest.mark.django_db

OWN = {
    Role.SECURITY_ADMIN: ["账号", "单位", "行政区划", "期限规则", "工作日历"],
    Role.SYSTEM_ADMIN: ["账号", "单位", "行政区划", "期限规则", "工作日历"],
    Role.AUDIT_ADMIN: ["审计记录"],
}


@pytest.mark.parametrize("role", OWN)
def test_administrators_see_their_own_part_only(role: Role) -> None:
    entries = entries_for(OfficerFactory(roles=[role]), "/")
    assert [entry["label"] for entry in entries] == [*OWN[role], "我的账号"]


@pytest.mark.parametrize("role", [role for role in Role if role not in OWN])
def test_business_roles_see_nothing_of_administration(role: Role) -> None:
    labels = {entry["label"] for entry in entries_for(OfficerFactory(roles=[role]), "/")}
    assert not labels & {label for part in OWN.values() for label in part}
    assert "我的账号" in labels


def test_an_officer_without_roles_has_the_own_account() -> None:
    officer = OfficerFactory()
    assert [entry["label"] for entry in entries_for(officer, "/")] == ["我的账号"]
    assert start_page(officer) == "/account/"


@pytest.mark.parametrize(
    ("path", "active"),
    [("/administration/", "账号"), ("/administration/rules/", "期限规则"), ("/account/password/", "我的账号")],
)
def test_the_longest_match_is_active(path: str, active: str) -> None:
    entries = entries_for(OfficerFactory(roles=[Role.SYSTEM_ADMIN]), path)
    assert [entry["label"] for entry in entries if entry["active"]] == [active]


def test_a_heading_stands_at_the_first_entry_of_its_group() -> None:
    entries = entries_for(OfficerFactory(roles=[Role.SYSTEM_ADMIN]), "/")
    assert [entry["heading"] for entry in entries] == ["管理", "", "", "", "", "个人"]


def test_an_app_can_show_a_count() -> None:
    register_count("accounts:account", lambda officer: 3)
    try:
        assert entries_for(OfficerFactory(), "/")[0]["count"] == 3
    finally:
        del _COUNTS["accounts:account"]


def test_the_name_of_the_site_leads_administrators_to_their_own_start(signed_in) -> None:
    page = signed_in(Role.AUDIT_ADMIN).get("/account/").content.decode()
    assert '<a class="wordmark" href="/audit/">' in page


def test_a_refused_officer_is_led_to_the_own_start(signed_in) -> None:
    response = signed_in(Role.AUDIT_ADMIN).get("/administration/")
    assert response.status_code == 403
    assert '<a class="button" href="/audit/">' in response.content.decode()
