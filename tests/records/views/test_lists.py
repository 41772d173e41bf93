"""The list of a ledger: filters, sorting, counts, and the same number of queries for one row and for three."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from records.enums import Status
from tests.accounts.factories import OrganisationFactory, RegionFactory
from tests.records.factories import make_arrears, make_case, make_return

pytestmark = pytest.mark.django_db

CASES = "/ledgers/default_case/"


def found(client: Client, address: str = CASES, **values: str) -> list[str]:
    response = client.get(f"{address}?{urlencode(values)}")
    assert response.status_code == 200
    return [record.title for record in response.context["object_list"]]


def queries(client: Client, address: str) -> int:
    client.get(address)  # the session has been seen
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_by_text_in_title_number_case_number_and_organisation(clerk: Client) -> None:
    first = make_case(title="甲案", case_number="（2018）辽0105执77号")
    make_case(title="乙案", organisation=OrganisationFactory(name="示例交通局", region=RegionFactory(code="210105")))
    assert found(clerk, q="甲案") == ["甲案"]
    assert found(clerk, q=first.number.lower()) == ["甲案"]
    assert found(clerk, q="(2018)辽0105执77号") == ["甲案"]
    assert found(clerk, q="交通局") == ["乙案"]
    assert found(clerk, q="丙案") == []


def test_by_status_and_days(clerk: Client) -> None:
    make_case(title="草稿案", occurred_on="2017-01-01")
    make_case(Status.SUBMITTED, title="提交案", occurred_on="2017-06-01")
    assert found(clerk, status="submitted") == ["提交案"]
    assert found(clerk, since="2017年2月1日") == ["提交案"]
    assert found(clerk, until="2017.2.1") == ["草稿案"]


def test_a_day_that_makes_no_sense_is_told(clerk: Client) -> None:
    make_case()
    response = clerk.get(f"{CASES}?since=某日")
    assert list(response.context["object_list"]) == []
    assert "since" in response.context["form"].errors


def test_by_organisation_and_district(sign_in, clerk: Client) -> None:
    make_case(title="皇姑案")
    make_case(title="铁西案", code="210106")
    city = sign_in("supervisor", "210100", reach="city")
    assert sorted(found(city)) == ["皇姑案", "铁西案"]
    assert found(city, district="210106") == ["铁西案"]
    assert found(city, organisation="示例210105") == ["皇姑案"]
    assert found(clerk) == ["皇姑案"]


def test_sorted_by_amount_both_ways(clerk: Client) -> None:
    make_case(title="小", due_amount="30万")
    make_case(title="大", due_amount="900万")
    assert found(clerk, sort="due_amount") == ["小", "大"]
    assert found(clerk, sort="-due_amount") == ["大", "小"]


def test_counts_by_state(clerk: Client) -> None:
    make_case(title="甲")
    make_case(Status.SUBMITTED, title="乙")
    counts = clerk.get(f"{CASES}?status=draft").context["counts"]
    assert counts == [(Status.DRAFT, 1), (Status.SUBMITTED, 1)]


def test_columns_follow_the_declaration(clerk: Client) -> None:
    make_arrears(title="欠款")
    response = clerk.get("/ledgers/arrears/")
    assert [c.label for c in response.context["columns"]] == [
        "编号",
        "标题",
        "责任单位",
        "项目名称",
        "逾期本金（元）",
        "应付日期",
        "状态",
    ]
    assert [c.value for c in response.context["rows"][0].cells][4:] == ["3,000,000.00", "2017-12-31", "draft"]


@pytest.mark.parametrize("make", [make_case, make_arrears])
def test_queries_do_not_grow_with_rows(clerk: Client, make) -> None:
    address = f"/ledgers/{make().ledger}/"
    one = queries(clerk, address)
    make(), make()
    assert queries(clerk, address) == one


def test_queries_of_the_returns_do_not_grow_with_rows(clerk: Client) -> None:
    make_return("2018-07")
    one = queries(clerk, "/ledgers/monthly_return/")
    make_return("2018-08"), make_return("2018-09")
    assert queries(clerk, "/ledgers/monthly_return/") == one


@pytest.mark.parametrize(("path", "status"), [("/review/", Status.SUBMITTED), ("/", Status.SUBMITTED)])
def test_queries_of_the_reviewers_lists_do_not_grow(reviewer: Client, path: str, status: str) -> None:
    make_case(status)
    one = queries(reviewer, path)
    make_case(status), make_case(status)
    assert queries(reviewer, path) == one


@pytest.mark.parametrize("path", ["/publishing/", "/"])
def test_queries_of_the_publishers_lists_do_not_grow(publisher: Client, path: str) -> None:
    make_case(Status.APPROVED)
    one = queries(publisher, path)
    make_case(Status.APPROVED), make_case(Status.APPROVED)
    assert queries(publisher, path) == one


def test_queries_of_the_clerks_desk_do_not_grow(clerk: Client) -> None:
    make_case(), make_case(Status.RETURNED)
    one = queries(clerk, "/")
    make_case(), make_case(), make_case(Status.RETURNED), make_case(Status.RETURNED)
    assert queries(clerk, "/") == one


def test_an_empty_ledger_invites_the_clerk_only(clerk: Client, reviewer: Client) -> None:
    assert "录入第一条" in clerk.get(CASES).content.decode()
    assert "录入第一条" not in reviewer.get(CASES).content.decode()


def test_suggestions_hold_organisations_in_reach_only(clerk: Client) -> None:
    OrganisationFactory(name="示例水务局", region=RegionFactory(code="210105"))
    OrganisationFactory(name="示例水务中心", region=RegionFactory(code="210106"))
    response = clerk.get("/ledgers/options/organisations/?organisation=水务")
    assert [o.name for o in response.context["organisations"]] == ["示例水务局"]
