"""The own account: what the officer may see and why; a new password."""

import pytest
from django.test import Client

from accounts.enums import Reach, Role
from accounts.models import Officer
from accounts.views.account import reach_text
from tests.accounts.factories import PASSWORD, OfficerFactory

pytestmark = pytest.mark.django_db

NEW = "Another-2018-117"


def test_the_page_names_roles_and_reach(signed_in) -> None:
    client = signed_in(Role.CLERK, Role.REVIEWER, reach=Reach.DISTRICT)
    response = client.get("/account/")
    assert [role["label"] for role in response.context["held"]] == ["录入员", "审核员"]
    assert "可以看到皇姑区范围内各单位的记录。" in response.content.decode()


def test_an_officer_without_roles_is_told_so(signed_in) -> None:
    assert "这个账号还没有角色" in signed_in().get("/account/").content.decode()


@pytest.mark.parametrize(
    ("reach", "code", "text"),
    [
        (Reach.CITY, "210100", "可以看到全市各区县的记录。"),
        (Reach.DISTRICT, "210105013", "可以看到皇姑区范围内各单位的记录。"),
        (Reach.ORGANISATION, "210105", "只能看到示例局的记录。"),
    ],
)
def test_reach_in_words(reach: Reach, code: str, text: str) -> None:
    officer = OfficerFactory(reach=reach, organisation__region__code=code, organisation__name="示例局")
    assert reach_text(officer) == text


def test_a_new_password_keeps_this_session_and_ends_the_others(signed_in) -> None:
    client = signed_in()
    other = Client()
    other.force_login(Officer.objects.get(pk=client.officer.pk))
    response = client.post("/account/password/", {"current": PASSWORD, "password": NEW, "again": NEW})
    assert response.headers["Location"] == "/account/"
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    assert Officer.objects.get(pk=client.officer.pk).check_password(NEW)


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"current": "wrong"}, "current", "当前密码不正确。"),
        ({"again": "different"}, "again", "两次输入的新密码不一致。"),
        ({"password": PASSWORD, "again": PASSWORD}, "password", "新密码不能与当前密码相同。"),
        (
            {"password": "onlyletters-only", "again": "onlyletters-only"},
            "password",
            "密码须包含小写字母、大写字母、数字、其他符号四类中的至少 3 类。",
        ),
        ({"password": "Ab1-", "again": "Ab1-"}, "password", "密码至少须有 12 个字符。"),
    ],
)
def test_mistakes_are_told_at_their_field(signed_in, values: dict[str, str], field: str, message: str) -> None:
    client = signed_in()
    form = {"current": PASSWORD, "password": NEW, "again": NEW, **values}
    response = client.post("/account/password/", form)
    assert response.context["form"].errors[field] == [message]
    assert Officer.objects.get(pk=client.officer.pk).check_password(PASSWORD)
