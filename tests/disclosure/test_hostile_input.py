"""Nonsense in a path, a parameter or a cursor is answered in words, never with a 500."""

from __future__ import annotations

import base64
import json

import pytest
from django.test import Client

from disclosure import publication
from tests.disclosure import seeds
from tests.disclosure.seeds import AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]
NONSENSE = ("%00", "%F0%9F%98%80", "9" * 40, "-1", "'", "../..", "%25", "a" * 300, "{}", "0x10", "1e9", "١٢", " ")


def cursor(*values: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_is_answered(client: Client, nonsense: str) -> None:
    publication.publish_record(copy=seeds.case(1), at=AT)
    seeds.publish_month(numbers=(seeds.number_of(1),))
    paths = [
        *(f"/{part}/{nonsense}/" for part in ("records", "organisations", "regions", "monitoring", "reports", "log")),
        *(f"/api/v1/{part}/{nonsense}/" for part in ("records", "organisations", "regions", "monitoring")),
        *(f"/search/?{name}={nonsense}" for name in ("q", "ledger", "region", "organisation", "from", "sort", "page")),
        *(f"/api/v1/records/?{n}={nonsense}" for n in ("q", "region", "organisation", "to", "cursor", "page_size")),
        *(f"/api/v1/warnings/?{name}={nonsense}" for name in ("month", "region", "level", "cursor")),
        f"/monitoring/2026-10/?compare={nonsense}", f"/monitoring/2026-10/210105/?version={nonsense}",
        f"/api/v1/monitoring/2026-10/?version={nonsense}", f"/verify/?number={nonsense}", f"/log/?before={nonsense}",
        f"/api/v1/changes/?after={nonsense}", f"/api/v1/log/inclusion/?index={nonsense}&size={nonsense}",
        f"/api/v1/log/consistency/?first={nonsense}&second={nonsense}", f"/sitemap.xml?part={nonsense}",
        f"/reports/2026-10.{nonsense}", f"/reports/2026-10.pdf?version={nonsense}",
        f"/api/v1/reports/?cursor={nonsense}",
    ]  # fmt: skip
    answers = {path: client.get(path).status_code for path in paths}
    assert {path: status for path, status in answers.items() if status not in (200, 400, 404)} == {}


@pytest.mark.parametrize(
    "values",
    [
        (), ("x",), (1, 2), (None, None), ("2026-11-02T00:00:00", "A"), ("2026-11-02T00:00:00+08:00", "\0"),
        ("2026-11-02T00:00:00+08:00", "A", "B"), ("9999-12-31T23:59:59-23:59", "A"), ({}, []),
        ("2026-11-02T00:00:00+08:00", "\ud800"), ("2026-11-02", "\ud800"), ("2026-11-02", ["A"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("sort", ["-published_at", "occurred_on"])
def test_a_forged_cursor_is_refused(client: Client, values: tuple[object, ...], sort: str) -> None:
    response = client.get("/api/v1/records/", {"cursor": cursor(*values), "sort": sort})
    assert response.status_code == 400
    assert list(response.json()["error"]["fields"]) == ["cursor"]


def test_a_cursor_nested_beyond_reading_is_refused(client: Client) -> None:
    deep = base64.urlsafe_b64encode(b"[" * 1500).decode()
    response = client.get("/api/v1/regions/", {"cursor": deep})
    assert (response.status_code, list(response.json()["error"]["fields"])) == (400, ["cursor"])


@pytest.mark.parametrize("offset", ["+23:59", "-23:59:59.999999", "+16:00"])
def test_a_cursor_with_an_offset_unknown_to_the_database_is_an_instant(client: Client, offset: str) -> None:
    """ISO 8601 allows it; the database does not, so it is asked in UTC."""
    publication.publish_record(copy=seeds.case(1), at=AT)
    response = client.get("/api/v1/records/", {"cursor": cursor(f"2999-01-01T00:00:00{offset}", "A")})
    assert [row["number"] for row in response.json()["results"]] == [seeds.number_of(1)]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "99999999"])
def test_a_day_out_of_reach_is_refused(client: Client, day: str) -> None:
    response = client.get("/api/v1/records/", {"to": day})
    assert response.status_code == 400
    assert list(response.json()["error"]["fields"]) == ["to"]
