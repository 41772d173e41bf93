"""Small script comforts: asking before a dangerous form, rows that follow their link, the error summary."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_form_asks_before_it_is_sent(open_gallery: Callable[..., Page]) -> None:
    page = open_gallery("site=office")
    form = page.locator("form[data-confirm]")
    form.evaluate("f => { f.dataset.arrived = 'no'; }")
    page.get_by_role("button", name="提交审核").first.click()
    dialog = page.get_by_role("dialog")
    assert "确定提交审核" in dialog.inner_text()
    dialog.get_by_role("button", name="取消").click()
    assert page.get_by_role("dialog").count() == 0
    assert form.get_attribute("data-arrived") == "no"
    page.get_by_role("button", name="提交审核").first.click()
    with page.expect_request(lambda request: request.method == "POST"):
        dialog.get_by_role("button", name="提交审核").click()


def test_a_row_follows_its_link(open_gallery: Callable[..., Page]) -> None:
    page = open_gallery("site=public")
    page.locator("tr[data-href='#region-210105'] td").nth(1).click()
    assert page.url.endswith("#region-210105")


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(open_gallery: Callable[..., Page]) -> None:
    page = open_gallery("site=public")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.locator(".error-summary a").nth(1).click()
    target = page.url.split("#")[1]
    assert page.locator(f"#{target}").evaluate("e => e.name") == "unpaid"


def test_drafts_are_saved_after_a_change_and_stop_at_a_conflict(open_gallery: Callable[..., Page]) -> None:
    page = open_gallery("site=office")
    answers = [(200, '{"saved_at": "09:35", "version": 8}'), (409, "{}")]
    page.route("**/draft/", lambda route: route.fulfill(status=answers[0][0], body=answers.pop(0)[1]))
    page.evaluate("""() => { const form = document.querySelector('form[data-confirm]').cloneNode(true);
      form.dataset.autosave = '/draft/'; document.querySelector('#content').prepend(form); }""")
    page.add_script_tag(url="/static/js/forms.js?again", type="module")
    status = page.locator("#content > form [data-autosave-status]")
    field = page.locator("#content > form [name=case_number]")
    field.fill("（2018）辽0105执1号")
    expect(status).to_have_text("草稿已于 09:35 保存", timeout=15_000)
    field.fill("（2018）辽0105执2号")
    expect(status).to_contain_text("已被其他人修改", timeout=15_000)
