"""axe on every page type of both sites, in both colour schemes, at 1280 and 360 px; nothing scrolls sideways.

Also: no page asks another host for anything, and the public site sets no cookie.
"""

from __future__ import annotations

from collections.abc import Iterator

import psycopg2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from integrity_portal.embedded import free_port
from tests import cluster
from tests.browser.conftest import PASSWORD, Portal, serve
from tests.conftest import database_name

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOOKS = [(1280, "light"), (360, "dark")]
PUBLIC = [
    "/",
    "/search/",
    "/search/?q=工程",
    "/search/?q=没有这样的词",
    "/records/{number}/",
    "/organisations/{organisation}/",
    "/regions/210105/",
    "/regions/210105008/",
    "/monitoring/",
    "/monitoring/{month}/",
    "/monitoring/{month}/?compare=210105&compare=210106",
    "/monitoring/{month}/210105/",
    "/reports/",
    "/reports/{month}/",
    "/verify/",
    "/verify/?number={number}",
    "/log/",
    "/log/0/",
    "/api/docs/",
    "/nothing/",
]
OFFICE = {
    "clerk-210105": [
        "/",
        "/ledgers/default_case/",
        "/ledgers/arrears/new/",
        "/ledgers/default_case/new/",
        "/ledgers/monthly_return/new/",
        "/ledgers/arrears/{number}/",
        "/ledgers/arrears/{number}/history/",
        "/ledgers/arrears/{number}/preview/",
        "/ledgers/arrears/{number}/correct/",
        "/ledgers/default_case/{case}/",
        "/account/",
        "/account/password/",
    ],
    "reviewer-210105": ["/", "/review/"],
    "publisher-210105": ["/publishing/", "/ledgers/arrears/{number}/withdraw/"],
    "supervisor-210100": [
        "/",
        "/monitoring/",
        "/monitoring/{month}/v1/",
        "/monitoring/{month}/v1/210105/",
        "/monitoring/{month}/v1/210105/overdue_payments/",
        "/monitoring/warnings/",
        "/monitoring/schemes/",
        "/monitoring/schemes/district_monthly/1/",
        "/reports/",
    ],
    "security-admin": ["/administration/", "/administration/organisations/", "/administration/regions/"],
    "system-admin": ["/administration/rules/", "/administration/calendar/"],
    "audit-admin": ["/audit/"],
}
SAMPLE = """
SELECT (SELECT number FROM records_record WHERE ledger = 'arrears' AND region_id = '210105'
        AND status IN ('published', 'amended', 'under_objection') ORDER BY id DESC LIMIT 1),
       (SELECT number FROM records_record WHERE ledger = 'default_case' AND region_id = '210105' ORDER BY id LIMIT 1),
       (SELECT uscc FROM disclosure_organisation WHERE region_id = '210105' AND uscc <> '' ORDER BY uscc LIMIT 1),
       (SELECT month FROM disclosure_month ORDER BY month DESC LIMIT 1)
"""


@pytest.fixture(scope="module")
def filled(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Portal, dict[str, str]]]:
    """A small demonstration with two published months, served by both sites; names for the addresses."""
    load = ("load_demonstration", "--records", "546", "--months", "2")
    with serve(tmp_path_factory.mktemp("filled"), free_port(), free_port(), load, worker=False) as portal:
        link = psycopg2.connect(cluster.superuser_url(database_name()))
        with link.cursor() as cursor:
            cursor.execute(SAMPLE)
            names = dict(zip(("number", "case", "organisation", "month"), cursor.fetchone(), strict=True))
        link.close()
        assert all(names.values()), names
        yield portal, names


def inspect(page: Page, address: str) -> list[str]:
    """What is wrong with one page: axe's violations, sideways scrolling, foreign requests."""
    foreign: list[str] = []
    origin = "/".join(address.split("/")[:3])
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(origin) else None)
    page.goto(address)
    found = [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in Axe().run(page).response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append("scrolls sideways")
    return found + [f"asks {url}" for url in foreign if not url.startswith("data:")]


def walk(context: BrowserContext, site: str, paths: list[str], names: dict[str, str]) -> dict[str, list[str]]:
    page = context.new_page()
    found = {path: inspect(page, site + path.format(**names)) for path in paths}
    return {path: problems for path, problems in found.items() if problems}


@pytest.mark.parametrize(("width", "scheme"), LOOKS, ids=["wide-light", "phone-dark"])
def test_public_pages(filled: tuple[Portal, dict[str, str]], browser: Browser, width: int, scheme: str) -> None:
    portal, names = filled
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    assert walk(context, portal.public, PUBLIC, names) == {}
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize(("width", "scheme"), LOOKS, ids=["wide-light", "phone-dark"])
@pytest.mark.parametrize("username", OFFICE)
def test_office_pages(
    filled: tuple[Portal, dict[str, str]], browser: Browser, username: str, width: int, scheme: str
) -> None:
    portal, names = filled
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{portal.office}/login/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    assert walk(context, portal.office, OFFICE[username], names) == {}
    context.close()
