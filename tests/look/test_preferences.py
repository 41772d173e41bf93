"""Text size and colour scheme: by address without script, remembered with it; both sites."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.look.conftest import gallery_html

pytestmark = pytest.mark.browser


def root_size(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).fontSize")


@pytest.mark.parametrize("frame", ["public", "office"])
def test_large_text_by_address_needs_no_script(frame: str) -> None:
    assert 'data-size="large"' in gallery_html(f"site={frame}&size=large").split("<head>")[0]
    assert "data-size" not in gallery_html(f"site={frame}").split("<head>")[0]


@pytest.mark.parametrize("frame", ["site=public", "site=office"])
def test_large_text_is_remembered_and_taken_back(open_gallery: Callable[..., Page], frame: str) -> None:
    page = open_gallery(frame + "&size=large")
    assert root_size(page) == "20px"
    open_gallery(frame)
    expect(page.locator("html")).to_have_attribute("data-size", "large")
    page.get_by_text("标准字号").click()
    assert root_size(page) == "16px"
    open_gallery(frame)
    assert root_size(page) == "16px"


def test_the_scheme_is_switched_and_remembered(open_gallery: Callable[..., Page]) -> None:
    page = open_gallery("site=public")
    page.get_by_role("button", name="深色").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 24, 31)"
    open_gallery("site=public")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="浅色").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
