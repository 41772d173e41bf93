"""The administrators' lists: the same number of queries for one row and three, search, pages, empty states."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from accounts.enums import Role
from accounts.models import Deadline, Holiday, Organisation, Region
from tests.accounts.factories import OfficerFactory, OrganisationFactory, RegionFactory
from tests.accounts.reference import load_deadlines, load_shenyang, load_working_days

pytestmark = pytest.mark.django_db


def region(number: int) -> None:
    RegionFactory(code=f"21010590{number}")


def rule(number: int) -> None:
    Deadline.objects.create(code=f"a{number}", label="a", valid_from=date(2017, 1, 1), value=1, basis="示例")


def holiday(number: int) -> None:
    Holiday.objects.create(day=date(2018, 1, number + 1), is_workday=False, name="示例", source="示例")


LISTS: dict[str, Callable[[int], Any]] = {
    "/administration/": lambda n: OfficerFactory(roles=[Role.CLERK, Role.REVIEWER]),
    "/administration/organisations/": lambda n: OrganisationFactory(region__code=f"21010590{n}"),
    "/administration/regions/": region,
    "/administration/rules/": rule,
    "/administration/calendar/?year=2018": holiday,
}


@pytest.fixture
def client(signed_in):
    return signed_in(Role.SYSTEM_ADMIN)


@pytest.mark.parametrize("path", LISTS)
def test_as_many_queries_for_three_rows_as_for_one(
    client, path: str, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    LISTS[path](0)
    client.get(path)
    with django_assert_max_num_queries(12) as first:
        rows = len(client.get(path).context["rows"])
    LISTS[path](1)
    LISTS[path](2)
    with django_assert_num_queries(len(first)):
        assert len(client.get(path).context["rows"]) == rows + 2


def cells(response) -> list[list[Any]]:
    return [[cell["value"] for cell in row["cells"]] for row in response.context["rows"]]


def test_regions_are_searched_by_name_and_code_and_paged(client) -> None:
    load_shenyang()
    found = client.get("/administration/regions/", {"q": "210105"})
    assert len(cells(found)) == 11
    assert cells(client.get("/administration/regions/", {"q": "华山"})) == [
        ["210105013", "华山街道", "街道", "皇姑区", "是", None, None]
    ]
    first = client.get("/administration/regions/")
    assert (len(cells(first)), first.context["page_obj"].paginator.num_pages) == (50, 5)
    assert cells(client.get("/administration/regions/", {"page": 5}))[0][0].startswith("210181")


def test_a_region_shows_its_time_and_heir(client) -> None:
    heir = RegionFactory(code="210105017")
    Region.objects.create(
        code="210105013", name="华山街道", kind="street", parent_id="210105", valid_to=date(2027, 1, 1), successor=heir
    )
    row = cells(client.get("/administration/regions/", {"q": "华山"}))[0]
    assert row[-2:] == ["至 2027-01-01", "示例210105017街道"]


def test_organisations_show_their_active_accounts(client) -> None:
    organisation = OrganisationFactory(name="示例财政局", uscc="11210105MB0000001X", region__code="210105")
    OfficerFactory(organisation=organisation)
    OfficerFactory(organisation=organisation, is_active=False)
    expected = [["示例财政局", "11210105MB0000001X", "行政机关", "皇姑区", 1, "在用"]]
    assert cells(client.get("/administration/organisations/", {"q": "财政"})) == expected
    assert cells(client.get("/administration/organisations/", {"q": "11210105mb0000001x"})) == expected


def test_officers_are_found_by_name_and_organisation(client) -> None:
    officer = OfficerFactory(username="clerk-1", name="示例甲", roles=[Role.CLERK], organisation__short_name="示例局")
    row = ["clerk-1", "示例甲", "示例局", "录入员", "本单位", "启用"]
    assert cells(client.get("/administration/", {"q": "CLERK-1"})) == [row]
    assert cells(client.get("/administration/", {"q": officer.organisation.name})) == [row]


def test_rules_show_what_is_in_force_today(client) -> None:
    load_deadlines()
    found = {row[0]: row[1] for row in cells(client.get("/administration/rules/"))}
    assert found["月度报送"] == "次月第 3 个工作日"
    assert len(found) == 20


def test_a_year_not_announced_is_marked(client) -> None:
    load_working_days()
    assert "尚未录入" in client.get("/administration/calendar/", {"year": "2030"}).content.decode()
    page = client.get("/administration/calendar/", {"year": "2018"})
    assert "尚未录入" not in page.content.decode()
    assert cells(page)[0] == ["2018-01-01", "放假", "元旦", "国务院办公厅节假日安排通知（chinesecalendar）"]


@pytest.mark.parametrize("year", ["abc", "²²²²", "99999", ""])
def test_a_senseless_year_shows_this_year(client, year: str) -> None:
    assert client.get("/administration/calendar/", {"year": year}).status_code == 200


def test_empty_lists_say_so(client) -> None:
    assert "没有符合条件的内容" in client.get("/administration/", {"q": "无此人"}).content.decode()
    assert "还没有期限规则" in client.get("/administration/rules/").content.decode()


def test_a_name_cannot_carry_markup(client) -> None:
    OrganisationFactory(name="<script>alert(1)</script>")
    page = client.get("/administration/organisations/").content.decode()
    assert "<script>alert(1)" not in page
    assert Organisation.objects.filter(name__startswith="<script>").exists()
