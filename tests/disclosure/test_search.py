"""Search as people type: every row that holds the words, no other."""

from __future__ import annotations

import pytest
from django.test import Client

from disclosure import publication
from disclosure.models import PublicRecord
from disclosure.publication import RegionCopy
from disclosure.queries import search
from disclosure.queries.lookup import code_hint
from tests.disclosure import seeds
from tests.disclosure.seeds import AT, minutes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]
TITLES = ("浑南大道绿化工程款执行案", "全运路亮化工程款", "示例大桥Ａ标段", "無障礙設施改造")


@pytest.fixture
def published() -> None:
    copies = [seeds.case(place, title=title, district="210112") for place, title in enumerate(TITLES)]
    publication.publish_records(copies=copies, at=AT)


def titles(q: str) -> list[str]:
    criteria = search.Criteria(q=q)
    rows = search.ordered(criteria, search.count(criteria))
    return sorted(row.title for row in rows)


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("亮", [TITLES[1]]),
        ("绿化", [TITLES[0]]),
        ("化工", [TITLES[1], TITLES[0]]),
        ("工程款执行", [TITLES[0]]),
        ("a标", [TITLES[2]]),
        ("Ａ", [TITLES[2]]),
        ("无障碍", [TITLES[3]]),
        ("無障礙", [TITLES[3]]),
        ("大道 执行", [TITLES[0]]),
        ("化工程 -亮化", [TITLES[0]]),
        ("大道、绿化", [TITLES[0]]),
        ("款绿", []),
        ("，。", []),
        ("slhnqcsjsglj", sorted(TITLES)),
        ("hnqcs", sorted(TITLES)),
        ("浑南区城建局", sorted(TITLES)),
        ("' OR 1=1 --", []),
        ("<b>&|!():*", []),
    ],
)
def test_words(published: None, q: str, found: list[str]) -> None:
    assert titles(q) == sorted(found)


def test_twelve_characters_are_a_number_or_part_of_a_code(published: None) -> None:
    """皇姑区's code is 11210105MB0Y00001G: a part of it must not be taken for a record number alone."""
    publication.publish_record(copy=seeds.case(9, title="示例案件"), at=minutes(1))
    assert titles("210105MB0Y00") == ["示例案件"]
    assert titles("(2025)辽0105执1009号") == ["示例案件"]
    number = seeds.number_of(9)
    assert titles(number) == titles(number.replace("-", "")) == titles(number.lower()) == ["示例案件"]


def test_a_renamed_organisation_is_found_by_both_names(published: None) -> None:
    publication.publish_organisations(
        organisations=[
            publication.OrganisationCopy(
                id=seeds.organisation_id("210112"), uscc=None, name="示例浑南区住房和建设局", region_code="210112",
                kind="organ", former_names=("示例浑南区城市建设管理局",),
            )
        ],
        at=minutes(1),
    )  # fmt: skip
    assert titles("住房和建设局") == titles("城市建设管理局") == sorted(TITLES)


def test_a_renamed_region_is_found_by_its_new_name(published: None) -> None:
    assert titles("浑南新区") == []
    renamed = RegionCopy("210112", "浑南新区", "210100", "district", True)
    publication.publish_regions(regions=[renamed], at=minutes(1))
    assert titles("浑南新区") == sorted(TITLES)


def test_a_typing_error_in_a_credit_code_is_pointed_out(client: Client, published: None) -> None:
    hint = code_hint("11210105MB0Y00001H")
    assert hint is not None
    assert hint.message
    page = client.get("/search/?q=11210105MB0Y00001H").content.decode()
    assert "没有通过校验" in page
    assert hint.message in page
    assert "没有通过校验" not in client.get("/search/?q=11210105MB0Y00001G").content.decode()


def test_over_a_thousand_the_count_says_so(client: Client) -> None:
    publication.publish_records(copies=[seeds.case(place) for place in range(1005)], at=AT)
    found = search.count(search.Criteria(q="亮化"))
    assert (found.value, found.exact) == (1000, False)
    assert "超过 1000 条" in client.get("/search/?q=亮化").content.decode()
    last = client.get("/search/?q=亮化&page=51")
    assert len(last.context["records"]) == 5
    assert last.context["has_next"] is False
    whole = search.count(search.Criteria())
    assert (whole.value, whole.exact) == (1005, True)
    body = client.get("/api/v1/records/?q=亮化").json()
    assert (body["count"], body["count_is_exact"], len(body["results"])) == (1000, False, 50)


def test_few_rows_never_walk_the_date_index(published: None) -> None:
    criteria = search.Criteria(q="绿化")
    few = str(search.ordered(criteria, search.Count(1, exact=True)).query)
    many = str(search.ordered(criteria, search.Count(1000, exact=False)).query)
    assert "+" in few.split("ORDER BY")[1]
    assert "+" not in many.split("ORDER BY")[1]


def test_facets_count_the_matches(client: Client) -> None:
    publication.publish_records(copies=[seeds.case(1), seeds.case(2, district="210102"), seeds.arrears(3)], at=AT)
    publication.mark_objection(number=seeds.number_of(1), open=True, at=minutes(1))
    for path in ("/search/", "/search/?from=2026-01-01"):
        facets = {facet["label"]: facet["choices"] for facet in client.get(path).context["facets"]}
        counts = {name: {c["label"]: c["count"] for c in choices} for name, choices in facets.items()}
        assert counts == {
            "台账": {"政府机构失信案件": 2, "拖欠账款": 1},
            "区县": {"和平区": 1, "皇姑区": 2},
            "状态": {"公示中": 2, "异议处理中": 1},
        }


def test_wrong_filters_are_named_and_left_out(client: Client, published: None) -> None:
    page = client.get("/search/?ledger=nothing&from=yesterday&page=999999&region=1")
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"ledger", "from", "region"}
    assert len(page.context["records"]) == len(TITLES)


def test_markup_in_a_title_stays_text(client: Client) -> None:
    publication.publish_record(copy=seeds.case(1, title="<script>alert(1)</script>工程"), at=AT)
    for path in ("/", "/search/", "/search/?q=工程", f"/records/{seeds.number_of(1)}/"):
        assert "<script>alert" not in client.get(path).content.decode()
    assert PublicRecord.objects.count() == 1
