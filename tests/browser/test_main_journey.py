"""The main job end to end, in Chromium: entered, returned, corrected, approved, published, scored, reported, withdrawn.

Every site and the worker is a process of its own under its real database role (see conftest.py).
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from integrity_portal.lib.months import Month
from tests.browser.conftest import Portal

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WITHIN_SECONDS = 5
TITLE = "示例皇姑区水务局建设工程款纠纷执行案"
LAST = Month(date.today().year, date.today().month) + -1  # noqa: DTZ011 (the machine's own month)
LISTED = LAST.first_day + timedelta(days=9)
CASE = {
    "organisation": "示例皇姑区水务局",
    "title": TITLE,
    "occurred_on": "2024年3月1日",
    "source": "示例法院通报",
    "case_number": "(2025)辽0105执4321号",
    "court": "示例皇姑区人民法院",
    "basis_document": "（2024）辽0105民初987号",
    "judged_on": "2024-11-20",
    "due_amount": "665万",
    "paid_amount": "0",
    "applicant_name": "示例甲建筑有限公司",
    "handler_name": "示例员",
}
CHOICES = {"handling": "纳入名单", "applicant_kind": "企业", "applicant_industry": "建筑"}


def fill_case(page: Page) -> None:
    for name, value in CASE.items():
        page.locator(f"[name={name}]").fill(value)
    for name, label in CHOICES.items():
        page.locator(f"[name={name}]").select_option(label=label)
    page.locator("[name=listed_on]").fill(LISTED.isoformat())


def get(address: str) -> tuple[int, bytes]:
    try:
        with urlopen(address, timeout=10) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        return error.code, error.read()


def get_json(address: str) -> dict:
    return json.loads(get(address)[1])


def within(seconds: float, found: Callable[[], bool]) -> float:
    """Seconds until `found()` is true; fails when it takes longer."""
    started = time.monotonic()
    while not found():
        if time.monotonic() - started > seconds:
            raise AssertionError(f"not within {seconds} s")
        time.sleep(0.1)
    return time.monotonic() - started


def test_the_main_job(portal: Portal, sign_in: Callable[[str], Page], page: Page) -> None:
    clerk = sign_in("clerk-210105")
    number = enter_and_submit(clerk, portal)
    record = f"{portal.office}/ledgers/default_case/{number}/"
    reviewer = sign_in("reviewer-210105")
    send_back(reviewer, portal)
    correct(clerk, portal, record)
    approve(reviewer, portal)
    assert get(f"{portal.public}/records/{number}/")[0] == 404
    publisher = sign_in("publisher-210105")
    publish(publisher, portal)
    is_public(portal, page, number)
    city = sign_in("publisher-210100")
    score_and_publish(city, portal)
    opens_down_to_the_case(page, portal, number)
    reports_download(portal)
    withdraw(publisher, record)
    is_gone(portal, page, number)
    portal.manage("verify_log")
    portal.manage("verify_audit")
    portal.manage("verify_scores", str(LAST))


def enter_and_submit(page: Page, portal: Portal) -> str:
    page.goto(f"{portal.office}/ledgers/default_case/new/")
    fill_case(page)
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_role("alert")).to_contain_text("失信情形")  # listed, and no situation chosen
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    page.locator("[name=situation]").select_option(index=1)
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_role("main")).to_contain_text("待审核")
    return str(re.search(r"/default_case/([A-Z0-9-]+)/", page.url)[1])  # type: ignore[index]


def send_back(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.office}/review/")
    page.get_by_role("link", name=TITLE).first.click()
    page.locator("#reason").fill("请写明处理责任人职务。")
    page.get_by_role("button", name="退回", exact=True).click()
    page.wait_for_url(re.compile("/review/"))


def correct(page: Page, portal: Portal, record: str) -> None:
    page.goto(f"{portal.office}/")
    expect(page.get_by_role("main")).to_contain_text(TITLE)
    page.goto(f"{record}edit/")
    expect(page.get_by_role("main")).to_contain_text("请写明处理责任人职务。")
    page.locator("[name=handler_post]").fill("科长")
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_role("main")).to_contain_text("待审核")


def approve(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.office}/review/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_role("main")).to_contain_text("科长")
    page.get_by_role("button", name="审核通过").click()
    page.wait_for_url(re.compile("/review/"))


def publish(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.office}/publishing/")
    page.get_by_role("link", name="预览并公示").click()
    expect(page.get_by_role("main")).not_to_contain_text("示例甲建筑有限公司")
    page.get_by_role("button", name="公示", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("已公示")


def is_public(portal: Portal, page: Page, number: str) -> None:
    """On the page, in search by two characters of the title, in the API and in the log, within five seconds."""
    within(WITHIN_SECONDS, lambda: get(f"{portal.public}/records/{number}/")[0] == 200)
    page.goto(f"{portal.public}/search/?q=水务")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    listed = get_json(f"{portal.public}/api/v1/records/?region=210105")
    assert [row["number"] for row in listed["results"]] == [number]
    entry = get_json(f"{portal.public}/api/v1/changes/")["results"][-1]
    assert (entry["number"], entry["action"], entry["digest"]) == (number, "published", listed["results"][0]["digest"])
    body = get(f"{portal.public}/records/{number}/")[1].decode()
    assert "示例甲建筑有限公司" not in body
    assert "6,650,000.00" in body


def score_and_publish(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.office}/monitoring/")
    page.get_by_role("button", name=re.compile(f"{LAST.year}年{LAST.month}月")).click()
    run = f"{portal.office}/monitoring/{LAST}/v1/"
    within(60, lambda: page.goto(run).status == 200)  # type: ignore[union-attr]
    page.get_by_role("link", name="发布", exact=True).last.click()
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("已发布")


def opens_down_to_the_case(page: Page, portal: Portal, number: str) -> None:
    page.goto(f"{portal.public}/monitoring/{LAST}/")
    page.get_by_role("link", name="皇姑区").first.click()
    expect(page.get_by_role("link", name=number).first).to_be_visible()
    part = get_json(f"{portal.public}/api/v1/monitoring/{LAST}/210105/")
    counted = [
        indicator["evidence"]["numbers"]
        for dimension in part["dimensions"]
        for indicator in dimension["indicators"]
        if indicator["code"] == "newly_listed"
    ]
    assert counted == [[number]]
    warnings = get_json(f"{portal.public}/api/v1/warnings/?region=210105")["results"]
    assert "red" in {warning["level"] for warning in warnings}


def reports_download(portal: Portal) -> None:
    starts = {"pdf": b"%PDF-", "xlsx": b"PK\x03\x04", "json": b"{"}
    for place in (f"{LAST}", f"{LAST}/210105"):
        for form, start in starts.items():
            address = f"{portal.public}/reports/{place}.{form}"
            within(90, lambda address=address: get(address)[0] == 200)
            assert get(address)[1].startswith(start)


def withdraw(page: Page, record: str) -> None:
    page.goto(record)
    page.get_by_role("link", name="撤销公示").first.click()
    page.get_by_label("撤销原因").select_option(index=1)
    page.get_by_role("button", name="确认撤销").click()
    expect(page.get_by_role("main")).to_contain_text("已撤销")


def is_gone(portal: Portal, page: Page, number: str) -> None:
    """Gone from every page, list and API answer; a tombstone that names nobody stays."""
    within(WITHIN_SECONDS, lambda: get(f"{portal.public}/records/{number}/")[0] == 410)
    body = get(f"{portal.public}/records/{number}/")[1].decode()
    assert TITLE not in body
    assert "水务局" not in body
    status, content = get(f"{portal.public}/api/v1/records/{number}/")
    assert (status, set(json.loads(content)) - {"notice"}) == (410, {"number", "withdrawn_at", "reason_kind"})
    assert get_json(f"{portal.public}/api/v1/records/")["results"] == []
    for path in ("/", "/search/?q=水务", "/regions/210105/", f"/monitoring/{LAST}/210105/", "/sitemap.xml"):
        assert TITLE not in get(portal.public + path.replace("水务", "%E6%B0%B4%E5%8A%A1"))[1].decode()
    entries = get_json(f"{portal.public}/api/v1/changes/?page_size=200")["results"]  # reports may still follow
    told = [(entry["action"], entry["digest"] is None) for entry in entries if entry["number"] == number]
    assert told == [("published", False), ("withdrawn", True)]
    page.goto(f"{portal.public}/monitoring/{LAST}/210105/")
    expect(page.get_by_role("main")).to_contain_text(number)
