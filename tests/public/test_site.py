"""The public site as the public process serves it."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.disclosure import seeds
from tests.disclosure.schema import Described

pytestmark = pytest.mark.usefixtures("public")
ONE, GONE = seeds.number_of(1), seeds.number_of(2)
PAGES = (
    "/", "/search/", "/search/?q=亮化", f"/records/{ONE}/", f"/organisations/{seeds.organisation_id('210102')}/",
    "/organisations/11210105MB0Y00001G/", "/regions/210105/", "/regions/210100/", "/monitoring/",
    "/monitoring/2026-10/", "/monitoring/2026-10/210105/", "/monitoring/2026-10/v1/", "/reports/",
    "/reports/2026-10/", "/reports/2026-10.pdf", "/verify/", "/log/", "/log/0/", "/api/docs/", "/api/v1/schema/",
    "/api/v1/records/", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/healthz", "/readyz",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_without_a_cookie_and_with_all_headers(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "Set-Cookie" not in response
    assert "'unsafe" not in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", [path for path in PAGES if "." not in path and "/api/v1" not in path])
def test_no_page_names_a_foreign_address_to_load(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    assert re.findall(r"(?:src|href|action)=[\"'](?:https?:)?//[^\"']*", page) == []


def test_a_cached_page_keeps_its_headers(client: Client) -> None:
    first, second = client.get("/"), client.get("/")
    assert first.content == second.content
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert client.get("/", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_a_cached_page_costs_one_question(client: Client) -> None:
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/")
    assert len(captured) == 1


def test_a_withdrawn_record_is_gone(client: Client) -> None:
    assert client.get(f"/records/{GONE}/").status_code == 410
    assert client.get(f"/api/v1/records/{GONE}/").status_code == 410
    assert f"/records/{GONE}/" not in client.get("/sitemap.xml").content.decode()


def test_an_upload_is_checked_without_a_csrf_cookie() -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/verify/", {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")})
    assert response.status_code == 200
    assert "真实有效" in response.content.decode()
    assert not response.cookies


def test_the_api_fits_its_description() -> None:
    api = Described()
    for path in ("records/", f"records/{ONE}/", "organisations/11210105MB0Y00001G/", "regions/", "regions/210105/",
                 "monitoring/", "monitoring/2026-10/", "monitoring/2026-10/210105/", "warnings/", "reports/",
                 "changes/", "log/"):  # fmt: skip
        api.get(path)
    api.get("log/inclusion/", index="0", size="3")
    api.get("log/consistency/", first="1", second="3")
    api.get(f"records/{GONE}/", 410)
    api.get("records/AAAAAA/", 404)


def test_no_session_middleware_is_installed() -> None:
    assert not [name for name in settings.MIDDLEWARE if "session" in name.lower() or "auth" in name.lower()]
