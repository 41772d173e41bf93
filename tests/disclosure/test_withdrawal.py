"""One withdrawal, every door: after it nothing public holds a word of the record."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from disclosure import publication
from disclosure.queries.search import Criteria, count
from tests.disclosure import seeds
from tests.disclosure.seeds import AT, minutes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]
MARK = "玖玥"
NUMBER = seeds.number_of(77)
DOORS = (
    f"/records/{NUMBER}/",
    f"/api/v1/records/{NUMBER}/",
    "/",
    "/search/",
    f"/search/?q={MARK}",
    f"/search/?q={NUMBER}",
    "/search/?q=（2025）辽0105执1077号",
    "/organisations/11210105MB0Y00001G/",
    "/regions/210105/",
    "/regions/210100/",
    "/monitoring/2026-10/210105/",
    "/monitoring/2026-10/",
    f"/verify/?number={NUMBER}",
    "/log/",
    "/api/v1/records/",
    f"/api/v1/records/?q={MARK}",
    "/api/v1/records/?organisation=11210105MB0Y00001G",
    "/api/v1/changes/",
    "/api/v1/monitoring/2026-10/210105/",
    "/api/v1/warnings/",
    "/api/v1/organisations/11210105MB0Y00001G/",
    "/sitemap.xml",
)


@pytest.fixture
def published() -> None:
    content = {"court": f"沈阳市{MARK}人民法院"}
    publication.publish_record(copy=seeds.case(77, title=f"{MARK}工程案", content=content), at=AT)
    publication.publish_record(
        copy=seeds.case(77, title=f"{MARK}工程案（更正）", content=content, search=[f"{MARK}别称"]), at=AT, amended=True
    )
    seeds.publish_month(numbers=(NUMBER,), at=minutes(1))


def bodies(client: Client) -> dict[str, str]:
    return {door: client.get(door).content.decode() for door in DOORS}


def test_every_door_forgets_it(client: Client, published: None) -> None:
    before = bodies(client)
    shown = {door for door, body in before.items() if MARK in body.replace(f'value="{MARK}"', "")}
    assert shown == {
        f"/records/{NUMBER}/", f"/api/v1/records/{NUMBER}/", "/", "/search/", f"/search/?q={MARK}",
        f"/search/?q={NUMBER}", "/search/?q=（2025）辽0105执1077号", "/organisations/11210105MB0Y00001G/",
        "/regions/210105/", "/regions/210100/", f"/verify/?number={NUMBER}", "/api/v1/records/",
        f"/api/v1/records/?q={MARK}", "/api/v1/records/?organisation=11210105MB0Y00001G",
    }  # fmt: skip
    assert f"/records/{NUMBER}/" in before["/sitemap.xml"]
    assert count(Criteria()).value == 1

    publication.end_record(number=NUMBER, action="withdrawn", reason_kind="entered_wrongly", at=minutes(2))

    after = bodies(client)
    asked = {door for door in DOORS if MARK in door}
    assert {door for door, body in after.items() if MARK in body} == {f"/search/?q={MARK}"} <= asked
    assert "找到 0 条" in after[f"/search/?q={MARK}"]
    assert f"/records/{NUMBER}/" not in after["/sitemap.xml"]
    assert count(Criteria()).value == 0
    assert client.get(f"/records/{NUMBER}/").status_code == 410
    assert "撤下" in after["/monitoring/2026-10/210105/"]
    assert NUMBER in after["/monitoring/2026-10/210105/"]
    assert "曾经公示，现已撤下" in after[f"/verify/?number={NUMBER}"]


def test_no_table_keeps_a_word_of_it(published: None) -> None:
    assert tables_with(MARK) == {"disclosure_record", "disclosure_revision"}
    publication.end_record(number=NUMBER, action="withdrawn", reason_kind="entered_wrongly", at=minutes(2))
    assert tables_with(MARK) == set()


def tables_with(marker: str) -> set[str]:
    found = set()
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name.startswith("disclosure_")]
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{marker}%"])
            if cursor.fetchone()[0]:
                found.add(table)
    return found


def test_the_tombstone_names_no_one(client: Client, published: None) -> None:
    publication.end_record(number=NUMBER, action="expired", reason_kind="term_ended", at=minutes(2))
    page = client.get(f"/records/{NUMBER}/").content.decode()
    main = page.split('<main id="content"')[1].split("</main>")[0]
    assert "皇姑区" not in main
    assert "公示期届满" in main
    assert client.get(f"/api/v1/records/{NUMBER}/").json() == {
        "number": NUMBER,
        "withdrawn_at": "2026-11-02T09:32:00+08:00",
        "reason_kind": "term_ended",
    }
