"""The API to the letter: shapes, errors, cursors, and its own description."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from disclosure import publication
from integrity_portal import errors
from integrity_portal.lib import merkle
from integrity_portal.lib.canonical import canonical_json, digest
from tests.disclosure import seeds
from tests.disclosure.schema import Described
from tests.disclosure.seeds import AT, minutes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]
ONE = seeds.number_of(1)
REPORT = {"month": "2026-10", "version": 1, "title": "报告", "content_digest": "0" * 64}


@pytest.fixture
def published() -> None:
    publication.publish_record(copy=seeds.case(1), at=AT)
    publication.publish_record(copy=seeds.case(1, title="更正后的标题"), at=minutes(1), amended=True)
    publication.publish_records(
        copies=[seeds.case(place, district="210102", region="210102001") for place in range(2, 5)], at=minutes(2)
    )
    publication.publish_record(copy=seeds.arrears(1), at=minutes(3))
    seeds.publish_month(numbers=(ONE,), private=2, at=minutes(4))
    publication.publish_report(region="210105", files={"pdf": b"%PDF"}, at=minutes(5), **REPORT)


@pytest.fixture
def api(published: None) -> Described:
    return Described()


def test_a_record_to_the_letter(api: Described) -> None:
    body = api.get(f"records/{ONE}/")
    content = body.pop("content")
    history = body.pop("history")
    assert body == {
        "number": ONE,
        "ledger": "default_case",
        "title": "更正后的标题",
        "region": {"code": "210105", "name": "皇姑区"},
        "organisation": {
            "id": str(seeds.organisation_id("210105")),
            "uscc": "11210105MB0Y00001G",
            "name": "示例皇姑区城市建设管理局",
        },
        "status": "amended",
        "occurred_on": "2025-10-08",
        "published_at": "2026-11-02T09:30:00+08:00",
        "revision": 2,
        "digest": digest(content),
        "url": f"http://public.example/records/{ONE}/",
        "log": {"index": 1, "leaf_hash": body["log"]["leaf_hash"]},
    }
    assert [(row["revision"], row["action"]) for row in history] == [(1, "published"), (2, "amended")]
    assert content["title"] == "更正后的标题"


def test_lists_have_the_fixed_shape(api: Described) -> None:
    body = api.get("records/")
    assert list(body) == ["results", "next", "count", "count_is_exact", "as_of"]
    assert (body["count"], body["count_is_exact"], body["next"]) == (5, True, None)
    assert body["as_of"] == "2026-11-02T09:35:00+08:00"
    assert list(body["results"][0]) == [
        "number", "ledger", "title", "region", "organisation", "status", "occurred_on", "published_at",
        "revision", "digest", "url",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({"ledger": "arrears"}, [seeds.arrears(1).number]),
        ({"region": "210102"}, [seeds.number_of(place) for place in (4, 3, 2)]),
        ({"region": "210102001"}, [seeds.number_of(place) for place in (4, 3, 2)]),
        ({"organisation": "11210105MB0Y00001G"}, [seeds.arrears(1).number, ONE]),
        ({"organisation": str(seeds.organisation_id("210102")), "q": "第3件"}, [seeds.number_of(3)]),
        ({"status": "amended"}, [ONE]),
        ({"q": ONE.lower().replace("-", " ")}, [ONE]),
        ({"q": "（2025）辽0105执1003号"}, [seeds.number_of(3)]),
        ({"q": "11210105MB0Y00001G"}, [seeds.arrears(1).number, ONE]),
        ({"q": "道路 -亮化"}, [seeds.arrears(1).number]),
        ({"q": "無此詞"}, []),
        ({"from": "2026-11-03"}, []),
        ({"from": "2026-11-02", "to": "2026年11月2日", "ledger": "arrears"}, [seeds.arrears(1).number]),
        ({"sort": "occurred_on", "region": "210105"}, [seeds.arrears(1).number, ONE]),
    ],
)
def test_filters(api: Described, query: dict[str, str], numbers: list[str]) -> None:
    body = api.get("records/", **query)
    assert [row["number"] for row in body["results"]] == numbers
    assert (body["count"], body["count_is_exact"]) == (len(numbers), True)


@pytest.mark.parametrize("sort", ["-published_at", "published_at", "-occurred_on", "occurred_on"])
@pytest.mark.parametrize("q", ["", "沈阳"])
def test_cursor_pages_give_every_record_once(api: Described, sort: str, q: str) -> None:
    whole = [row["number"] for row in api.get("records/", sort=sort, q=q)["results"]]
    found: list[str] = []
    query = {"sort": sort, "page_size": "2", "q": q}
    while True:
        body = api.get("records/", **query)
        found += [row["number"] for row in body["results"]]
        if body["next"] is None:
            break
        assert body["next"].startswith("http://public.example/api/v1/records/?")
        query["cursor"] = body["next"].split("cursor=")[1].split("&")[0]
    assert found == whole
    assert len(found) == (4 if q else 5)


@pytest.mark.parametrize(
    ("path", "field", "message"),
    [
        ("records/?ledger=nothing", "ledger", "没有“nothing”这个选项。"),
        ("records/?region=999999", "region", "没有代码为“999999”的区域。"),
        ("records/?from=2026-11-02&to=2026-11-01", "to", "止于日期不能早于起始日期。"),
        ("records/?page_size=201", "page_size", "数值应为 1 至 200。"),
        ("records/?page_size=x", "page_size", "请填写整数。"),
        ("records/?cursor=bm9uc2Vuc2U", "cursor", "游标无效，请从第一页重新取。"),
        ("warnings/?month=2026-13", "month", "月份应写作 2018-10。"),
        ("log/inclusion/?index=99", "index", "条目不在所给大小的日志中"),
        ("log/consistency/?first=1&second=99", "second", "日志只有 8 条"),
    ],
)
def test_errors_have_the_fixed_shape(api: Described, path: str, field: str, message: str) -> None:
    response = api.client.get(f"/api/v1/{path}")
    assert response.status_code == 400
    error = response.json()["error"]
    assert (error["code"], error["message"]) == ("invalid", "请求有误，请按各项提示修改后重试。")
    assert error["fields"] == {field: [message]}


def test_errors_before_and_after_the_views_have_the_shape_too(api: Described, rf: Any, settings: Any) -> None:
    """A foreign host never reaches a view, a failure leaves it: both are answered outside of the API's own code."""
    foreign = api.client.get("/api/v1/records/", headers={"host": "elsewhere.example"})
    failed = errors.server_error(rf.get("/api/v1/records/"))
    assert [(answer.status_code, answer["Content-Type"]) for answer in (foreign, failed)] == [
        (400, "application/json"),
        (500, "application/json"),
    ]
    assert foreign.json() == {"error": {"code": "bad_request", "message": "请求有误。", "fields": {}}}
    settings.DEMONSTRATION = True
    assert "演示数据" in json.loads(errors.server_error(rf.get("/api/v1/records/")).content)["notice"]


@pytest.mark.parametrize("path", ["records/AAAAAA/", "regions/999999/", "monitoring/2020-01/", "nothing/at/all"])
def test_what_is_not_there_answers_json(client: Client, published: None, path: str) -> None:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 404
    assert response.json() == {"error": {"code": "not_found", "message": "没有找到。", "fields": {}}}


def test_writing_is_refused(client: Client, published: None) -> None:
    response = client.post("/api/v1/records/", {}, content_type="application/json")
    assert response.status_code == 405
    assert response.json()["error"]["code"] == "method_not_allowed"


def test_a_withdrawn_record_answers_410(api: Described) -> None:
    publication.end_record(number=ONE, action="repaired", reason_kind="court_deleted", at=minutes(9))
    assert api.get(f"records/{ONE}/", 410) == {
        "number": ONE,
        "withdrawn_at": "2026-11-02T09:39:00+08:00",
        "reason_kind": "court_deleted",
    }


def test_months_and_their_regions(api: Described) -> None:
    listed = api.get("monitoring/")["results"]
    assert listed == [
        {
            "month": "2026-10",
            "version": 1,
            "published_at": "2026-11-02T09:34:00+08:00",
            "digest": listed[0]["digest"],
            "url": "http://public.example/monitoring/2026-10/",
        }
    ]
    month = api.get("monitoring/2026-10/")
    assert digest(month["result"]) == month["digest"] == listed[0]["digest"]
    region = api.get("monitoring/2026-10/210105/")
    indicator = region["dimensions"][1]["indicators"][0]
    assert indicator["evidence"] == {"numbers": [ONE], "private": [{"ledger": "arrears", "count": 2}]}
    assert indicator["counted"] == {"public": 1, "private": 2, "digest": digest(indicator["evidence"])}


def test_an_older_version_stays_readable(api: Described) -> None:
    seeds.publish_month(version=2, shift=3, at=minutes(9), note="更正")
    assert api.get("monitoring/2026-10/")["version"] == 2
    assert api.get("monitoring/2026-10/", version="1")["result"]["version"] == 1
    api.get("monitoring/2026-10/", 404, version="3")


def test_registers_warnings_and_reports(api: Described) -> None:
    assert len(api.get("regions/")["results"]) == 17
    region = api.get("regions/210105/")
    assert region["latest"] == {"month": "2026-10", "version": 1, "score": "79.006", "rank": 7} | region["latest"]
    assert [unit["code"] for unit in region["units"]] == ["210105001", "210105002"]
    body = api.get("organisations/11210105MB0Y00001G/")
    assert body["records"] == [{"ledger": "arrears", "count": 1}, {"ledger": "default_case", "count": 1}]
    assert api.get("warnings/", level="red", region="210105")["results"][0]["records"] == [ONE]
    assert api.get("warnings/", level="blue")["results"] == []
    assert api.get("warnings/", region="210100")["count"] == 1
    assert api.get("warnings/", region="210102")["results"] == []
    assert list(api.get("warnings/", 400, region="999999")["error"]["fields"]) == ["region"]
    report = api.get("reports/")["results"][0]
    assert report["files"][0]["url"] == "http://public.example/reports/2026-10/210105.pdf"
    assert report["region"] == {"code": "210105", "name": "皇姑区"}


def test_the_log_can_be_checked_from_outside(api: Described) -> None:
    head = api.get("log/")
    entries = api.get("changes/")["results"]
    leaves = [merkle.leaf_hash(canonical_json(entry)) for entry in entries]
    assert (head["size"], head["root"]) == (8, merkle.root_from_leaves(leaves).hex())
    assert list(entries[0]) == ["index", "time", "action", "kind", "number", "revision", "digest"]
    for index in range(8):
        proof = api.get("log/inclusion/", index=str(index), size="8")
        path = [bytes.fromhex(node) for node in proof["path"]]
        assert proof["leaf_hash"] == leaves[index].hex()
        assert merkle.verify_inclusion(index, 8, leaves[index], path, bytes.fromhex(head["root"]))
    for first in range(1, 9):
        proof = api.get("log/consistency/", first=str(first), second="8")
        path = [bytes.fromhex(node) for node in proof["path"]]
        early = merkle.root_from_leaves(leaves[:first])
        assert merkle.verify_consistency(first, 8, early, bytes.fromhex(head["root"]), path)


def test_the_change_feed_pages_in_order(api: Described) -> None:
    first = api.get("changes/", page_size="3")
    assert [entry["index"] for entry in first["results"]] == [0, 1, 2]
    assert first["next"].endswith("after=2")
    assert [entry["index"] for entry in api.get("changes/", after="2")["results"]] == [3, 4, 5, 6, 7]
    assert api.get("changes/", after="7")["results"] == []


def test_the_demonstration_says_so_in_every_answer(api: Described, settings: Any) -> None:
    settings.DEMONSTRATION = True
    for path in ("records/", f"records/{ONE}/", "monitoring/2026-10/", "changes/", "log/", "regions/210105/"):
        body = api.get(path, fresh="1")
        assert list(body)[-1] == "notice"
        assert "演示数据" in body["notice"]
    assert "notice" not in api.get(f"records/{ONE}/", fresh="1")["content"]
    assert "notice" in api.client.get("/api/v1/records/AAAAAA/").json()


def test_the_description_is_closed(api: Described) -> None:
    schemas = api.document["components"]["schemas"]
    assert [name for name, schema in schemas.items() if "properties" in schema and schema["additionalProperties"]] == []
