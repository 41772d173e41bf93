"""Caches are right by construction: nothing is served that the public copy no longer says."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disclosure import publication
from tests.disclosure import seeds
from tests.disclosure.seeds import AT, minutes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]
PAGE = f"/records/{seeds.number_of(1)}/"


@pytest.fixture
def published() -> None:
    publication.publish_record(copy=seeds.case(1), at=AT)


def test_a_second_reader_is_served_from_the_cache(client: Client, published: None) -> None:
    first = client.get(PAGE)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        second = client.get(PAGE)
    assert len(queries) == 1
    assert second.content == first.content
    assert second["Cache-Control"] == "no-cache"
    assert second["Content-Type"] == "text/html; charset=utf-8"


def test_an_unchanged_page_answers_304(client: Client, published: None) -> None:
    etag = client.get(PAGE)["ETag"]
    response = client.get(PAGE, headers={"If-None-Match": etag})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)


def test_every_publication_changes_every_etag(client: Client, published: None) -> None:
    etags = {path: client.get(path)["ETag"] for path in (PAGE, "/", "/search/", "/api/v1/records/")}
    publication.publish_record(copy=seeds.case(2), at=minutes(1))
    for path, etag in etags.items():
        response = client.get(path, headers={"If-None-Match": etag})
        assert response.status_code == 200
        assert response["ETag"] != etag


def test_a_withdrawal_empties_the_cache(client: Client, published: None) -> None:
    etag = client.get(PAGE)["ETag"]
    publication.end_record(number=seeds.number_of(1), action="withdrawn", reason_kind="duplicate", at=minutes(1))
    assert client.get(PAGE, headers={"If-None-Match": etag}).status_code == 410


def test_the_query_string_is_part_of_the_key(client: Client, published: None) -> None:
    assert "找到 1 条" in client.get("/search/?ledger=default_case").content.decode()
    assert "找到 0 条" in client.get("/search/?ledger=arrears").content.decode()


def test_another_address_or_the_demonstration_is_another_page(client: Client, published: None, settings: Any) -> None:
    """Absolute addresses and the mark 演示数据 stand in the answers: a restart with others must not serve old ones."""
    assert client.get("/api/v1/records/").json()["results"][0]["url"] == f"http://public.example{PAGE}"
    settings.PUBLIC_BASE_URL = "https://other.example"
    assert client.get("/api/v1/records/").json()["results"][0]["url"] == f"https://other.example{PAGE}"
    settings.DEMONSTRATION = True
    assert "演示数据" in client.get("/api/v1/records/").json()["notice"]


def test_errors_and_the_health_page_are_not_kept(client: Client, published: None) -> None:
    assert "ETag" not in client.get("/records/AAAAAA/")
    assert "ETag" not in client.get("/healthz")


def test_an_uploaded_file_is_never_answered_from_the_cache(client: Client, published: None) -> None:
    assert "ETag" not in client.post("/verify/")
