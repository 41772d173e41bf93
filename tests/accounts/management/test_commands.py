"""The commands of accounts: what they print, and how they end."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Deadline, Holiday, Officer, Organisation, Region
from disclosure.models import PublicOrganisation
from tests.accounts.factories import PASSWORD, OrganisationFactory
from tests.accounts.reference import DATA

pytestmark = pytest.mark.django_db


def test_load_regions_twice(capsys) -> None:
    for expected in ("新增 204，更新 0，未变 0", "新增 0，更新 0，未变 204"):
        call_command("load_regions", str(DATA / "regions_shenyang.csv"))
        assert capsys.readouterr().out == f"区划：{expected}。\n"
    assert Region.objects.count() == 204


def test_load_regions_ends_with_2_for_an_unreadable_file(tmp_path) -> None:
    with pytest.raises(CommandError) as error:
        call_command("load_regions", str(tmp_path / "missing.csv"))
    assert error.value.returncode == 2


def test_load_calendar_and_rules_twice(capsys) -> None:
    call_command("load_calendar")
    call_command("load_rules")
    assert capsys.readouterr().out == (
        "节假日与调休：新增 771 天，已公布至 2026 年。\n期限规则：新增 20 条，共 20 条。\n"
    )
    call_command("load_calendar")
    call_command("load_rules")
    assert capsys.readouterr().out == ("节假日与调休：新增 0 天，已公布至 2026 年。\n期限规则：新增 0 条，共 20 条。\n")
    assert (Holiday.objects.count(), Deadline.objects.count()) == (771, 20)


def create(monkeypatch, *roles: str, organisation: str, password: str = PASSWORD) -> None:
    monkeypatch.setenv("OFFICER_PASSWORD", password)
    arguments = [part for role in roles for part in ("--role", role)]
    call_command("create_officer", "zhang", "--name", "示例", "--organisation", organisation, *arguments)


def test_create_officer(monkeypatch, capsys) -> None:
    organisation = OrganisationFactory(uscc="11210105MB0000001X")
    create(monkeypatch, "clerk", "reviewer", organisation="11210105MB0000001X")
    assert capsys.readouterr().out == "已建立账号 zhang（录入员、审核员）。\n"
    officer = Officer.objects.get()
    assert (officer.organisation, officer.check_password(PASSWORD)) == (organisation, True)


@pytest.mark.parametrize(
    ("roles", "password", "message"),
    [
        (("security_admin", "audit_admin"), PASSWORD, "三员分设"),
        (("clerk",), "short", "密码至少须有 12 个字符"),
    ],
)
def test_create_officer_refuses(monkeypatch, roles: tuple[str, ...], password: str, message: str) -> None:
    organisation = str(OrganisationFactory().pk)
    with pytest.raises(CommandError, match=message):
        create(monkeypatch, *roles, organisation=organisation, password=password)
    assert not Officer.objects.exists()


def test_create_officer_needs_a_known_organisation_and_a_free_name(monkeypatch) -> None:
    with pytest.raises(CommandError, match="没有代码或编号"):
        create(monkeypatch, "clerk", organisation="nothing")
    organisation = str(OrganisationFactory().pk)
    create(monkeypatch, "clerk", organisation=organisation)
    with pytest.raises(CommandError, match="已被使用"):
        create(monkeypatch, "clerk", organisation=organisation)


def test_create_organisation_and_publish_registers(capsys) -> None:
    call_command("load_regions", str(DATA / "regions_shenyang.csv"))
    capsys.readouterr()
    call_command("create_organisation", "示例局", "--region", "210105", "--kind", "institution")
    organisation = Organisation.objects.get()
    assert capsys.readouterr().out == f"已登记单位 示例局，编号 {organisation.pk}。\n"
    assert (organisation.kind, organisation.region_id) == ("institution", "210105")
    call_command("publish_registers")
    assert capsys.readouterr().out == "区划与单位名录的公开副本已更新。\n"
    assert PublicOrganisation.objects.get().name == "示例局"


def test_create_organisation_refuses() -> None:
    with pytest.raises(CommandError, match="没有代码为 999999 的区划"):
        call_command("create_organisation", "示例局", "--region", "999999")
