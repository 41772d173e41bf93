"""Accounts are changed by command, in the name of a security administrator, until there are pages for it."""

import pytest
from django.core.management import CommandError, call_command

from accounts.enums import Role
from accounts.models import AuditEvent, Officer
from tests.accounts.factories import PASSWORD, OfficerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Officer:
    return OfficerFactory(username="guan", roles=[Role.SECURITY_ADMIN])


def change(*arguments: str, name: str = "zhang", by: str = "guan") -> Officer:
    call_command("change_officer", name, "--as", by, *arguments)
    return Officer.objects.get(username=name)


def test_roles_are_given_and_taken(admin, capsys) -> None:
    OfficerFactory(username="zhang", roles=[Role.CLERK])
    assert change("--grant", "reviewer").roles == {Role.CLERK, Role.REVIEWER}
    assert change("--revoke", "clerk").roles == {Role.REVIEWER}
    assert capsys.readouterr().out.splitlines()[-1] == "已变更账号 zhang（审核员）。"
    events = AuditEvent.objects.filter(verb__startswith="officer.role").order_by("recorded_at")
    assert [(e.verb, e.actor) for e in events] == [("officer.role_granted", admin), ("officer.role_revoked", admin)]


def test_an_account_is_switched_off_and_its_sessions_end(admin) -> None:
    before = OfficerFactory(username="zhang", roles=[Role.CLERK])
    after = change("--deactivate")
    assert (after.is_active, after.session_version) == (False, before.session_version + 1)


def test_a_forgotten_password_is_replaced(admin, monkeypatch) -> None:
    OfficerFactory(username="zhang", roles=[Role.CLERK])
    monkeypatch.setenv("OFFICER_PASSWORD", "Another-2018-117")
    after = change("--password")
    assert (after.check_password("Another-2018-117"), after.check_password(PASSWORD)) == (True, False)


def test_only_another_security_administrator_may(admin) -> None:
    OfficerFactory(username="zhang", roles=[Role.CLERK])
    OfficerFactory(username="li", roles=[Role.SYSTEM_ADMIN])
    for name, by in (("zhang", "li"), ("guan", "guan")):
        with pytest.raises(CommandError, match="安全管理员"):
            change("--deactivate", name=name, by=by)
    with pytest.raises(CommandError, match="没有账号"):
        change("--deactivate", by="nobody")
    with pytest.raises(CommandError, match="三员分设"):
        change("--grant", "audit_admin")
