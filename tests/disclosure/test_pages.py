"""Every page: it answers, says how fresh it is, loads nothing from elsewhere, and asks a fixed number of questions."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disclosure import publication
from tests.disclosure import seeds
from tests.disclosure.seeds import AT, minutes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]
ONE = seeds.number_of(1)
PAGES = (
    "/", "/search/", "/search/?q=亮化", f"/records/{ONE}/", "/organisations/11210105MB0Y00001G/",
    f"/organisations/{seeds.organisation_id('210102')}/", "/regions/210105/", "/regions/210100/",
    "/regions/210105001/", "/monitoring/", "/monitoring/2026-10/", "/monitoring/2026-10/v1/",
    "/monitoring/2026-10/?compare=210105&compare=210102", "/monitoring/2026-10/210105/", "/reports/",
    "/reports/2026-10/", "/verify/", f"/verify/?number={ONE}", "/log/", "/log/0/", "/api/docs/",
)  # fmt: skip
LISTS = (
    "/", "/search/", "/search/?q=亮化", "/search/?region=210105", "/organisations/11210105MB0Y00001G/",
    "/regions/210105/", "/monitoring/2026-10/210105/", "/log/", "/reports/", "/reports/2026-10/", "/sitemap.xml",
    "/api/v1/records/", "/api/v1/records/?q=亮化", "/api/v1/changes/", "/api/v1/reports/", "/api/v1/warnings/",
    "/api/v1/regions/", "/api/v1/monitoring/2026-10/210105/",
)  # fmt: skip


def publish(records: int) -> None:
    numbers = tuple(seeds.number_of(place) for place in range(1, records + 1))
    publication.publish_records(copies=[seeds.case(place) for place in range(1, records + 1)], at=AT)
    seeds.publish_month("2026-09", shift=1, at=AT)
    seeds.publish_month(numbers=numbers, private=1, at=minutes(1))
    for region in [None, *list(seeds.DISTRICTS)[: records - 1]]:
        publication.publish_report(
            month="2026-10", region=region, version=1, title="报告", content_digest="0" * 64,
            files={"pdf": b"%PDF", "json": f"{region}".encode()}, at=minutes(2),
        )  # fmt: skip


@pytest.fixture
def published() -> None:
    publish(3)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_how_fresh_it_is(client: Client, published: None, path: str) -> None:
    response = client.get(path)
    page = response.content.decode()
    assert response.status_code == 200
    assert "数据截至 <time" in page
    assert "本页生成于 <time" in page
    assert "当月未报送：法库县" in page.replace("</span>", "")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_sets_a_cookie_or_loads_from_elsewhere(client: Client, published: None, path: str) -> None:
    response = client.get(path)
    page = response.content.decode()
    assert not response.cookies
    assert "Set-Cookie" not in response
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert re.findall(r"(?:src|href|action)=[\"'](?:https?:)?//[^\"']*", page) == []
    assert re.findall(r"<[^>]+\sstyle=|<style|\son\w+=\"|<script(?![^>]*\ssrc=)", page) == []


def test_an_empty_site_answers_too(client: Client) -> None:
    for path in ("/", "/search/", "/monitoring/", "/reports/", "/log/", "/regions/210105/", "/sitemap.xml", "/verify/"):
        assert client.get(path).status_code == 200
    assert client.get("/monitoring/2026-10/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/records/AAAAAA/", "/records/x/", "/organisations/nobody/", "/organisations/112101010000000017/",
        "/regions/999999/", "/monitoring/2026-13/", "/monitoring/2026-10/v7/", "/monitoring/2026-10/999999/",
        "/reports/2020-01/", "/log/999/", "/sitemap.xml?part=9", "/nothing/",
    ],
)  # fmt: skip
def test_what_is_not_there_answers_404(client: Client, published: None, path: str) -> None:
    assert client.get(path).status_code == 404


def queries(client: Client, path: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_lists_ask_as_often_for_three_rows_as_for_one(client: Client, django_db_blocker: Any) -> None:
    publish(1)
    one = {path: queries(client, path) for path in LISTS}
    publication.publish_records(copies=[seeds.case(place) for place in (2, 3)], at=minutes(3))
    numbers = tuple(seeds.number_of(place) for place in (1, 2, 3))
    seeds.publish_month(version=2, numbers=numbers, private=1, at=minutes(4))
    for region in (None, "210102", "210103"):
        publication.publish_report(
            month="2026-10", region=region, version=2, title="报告", content_digest="0" * 64,
            files={"pdf": b"%PDF2", "json": f"{region}2".encode()}, at=minutes(5),
        )  # fmt: skip
    assert {path: queries(client, path) for path in LISTS} == one
    assert max(one.values()) <= 14


def test_the_evidence_resolves_to_what_is_public_now(client: Client, published: None) -> None:
    publication.end_record(number=seeds.number_of(2), action="repaired", reason_kind="court_deleted", at=minutes(9))
    page = client.get("/monitoring/2026-10/210105/").content.decode()
    assert f'<a href="/records/{ONE}/">{ONE}</a>' in page
    assert f'<a href="/records/{seeds.number_of(2)}/">{seeds.number_of(2)}</a> <span class="muted">信用修复' in page
    assert "拖欠账款 1 件不公开" in page


def test_an_old_version_says_that_it_is_old(client: Client, published: None) -> None:
    seeds.publish_month(version=2, shift=4, numbers=(ONE,), at=minutes(9), note="更正一笔日期")
    old, new = (client.get(f"/monitoring/2026-10/{part}").content.decode() for part in ("v1/", ""))
    assert "这是历史版本" in old
    assert "这是历史版本" not in new
    assert "更正一笔日期" in new
    assert '/monitoring/2026-10/210105/?version=1"' in old


def test_an_old_version_shows_its_own_warnings(client: Client, published: None) -> None:
    seeds.publish_month(version=2, numbers=(ONE,), warnings=False, at=minutes(9))
    old, new = (client.get(f"/monitoring/2026-10/210105/{part}").content.decode() for part in ("?version=1", ""))
    assert ("新增失信被执行人 1 件" in old, "新增失信被执行人 1 件" in new) == (True, False)


@pytest.mark.parametrize(("before", "compared"), [("2026-09", True), ("2026-08", False)])
def test_a_score_is_compared_with_the_month_directly_before(client: Client, before: str, compared: bool) -> None:
    seeds.publish_month(before, shift=1)
    seeds.publish_month("2026-10", at=minutes(1))
    for path in ("/", "/monitoring/2026-10/", "/monitoring/2026-10/210105/", "/regions/210105/"):
        page = client.get(path).content.decode()
        assert ("movement-up" in page or "movement-down" in page) == compared, path


def test_a_district_that_ended_shows_its_last_month(client: Client, published: None) -> None:
    result = seeds.month_result("2026-11")
    result["regions"] = [region for region in result["regions"] if region["code"] != "210105"]
    publication.publish_month(result=result, evidence={}, warnings=[], note="", at=minutes(9))
    page = client.get("/regions/210105/").content.decode()
    assert 'href="/monitoring/2026-10/210105/"' in page
    assert 'href="/monitoring/2026-11/210105/"' not in page


def test_an_objection_shows_a_badge(client: Client, published: None) -> None:
    publication.mark_objection(number=ONE, open=True, at=minutes(9))
    assert "本条信息有人提出异议，正在核实" in client.get(f"/records/{ONE}/").content.decode()


def test_programs_find_their_files(client: Client, published: None) -> None:
    assert "Sitemap: http://public.example/sitemap.xml" in client.get("/robots.txt").content.decode()
    assert "Contact: http" in client.get("/.well-known/security.txt").content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()
    assert f"<loc>http://public.example/records/{ONE}/</loc>" in sitemap
