"""The whole gallery: no accessibility violation, nothing wider than the screen, targets large enough."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FRAMES = ["site=public", "site=office"]
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
  .filter((e) => !e.closest('p, svg, .visually-hidden, .skip, dd, .error-summary') && e.getClientRects().length)
  .filter((e) => !e.matches('.skip') && !e.closest('label'))
  .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(open_gallery: Callable[..., Page], frame: str, scheme: str, width: int) -> None:
    page = open_gallery(frame, width=width, scheme=scheme)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("query", ["", "&size=large"])
def test_nothing_is_wider_than_a_small_screen(open_gallery: Callable[..., Page], frame: str, query: str) -> None:
    page = open_gallery(frame + query, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("frame", FRAMES)
def test_targets_are_at_least_24_pixels(open_gallery: Callable[..., Page], frame: str) -> None:
    page = open_gallery(frame)
    assert page.evaluate(SMALL_TARGETS) == []


def test_the_first_tab_stop_skips_to_the_content(open_gallery: Callable[..., Page]) -> None:
    page = open_gallery("site=public")
    first = page.locator("a, button, input").first
    assert first.get_attribute("href") == "#content"
    assert first.bounding_box()["y"] < 0  # type: ignore[index]
    first.focus()
    assert first.bounding_box()["y"] >= 0  # type: ignore[index]


def test_cards_name_their_cells_on_a_small_screen(open_gallery: Callable[..., Page]) -> None:
    page = open_gallery("site=public", width=360)
    cell = page.locator("td[data-label='得分']").first
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"得分"'


def test_print_hides_navigation(open_gallery: Callable[..., Page]) -> None:
    page = open_gallery("site=public")
    page.emulate_media(media="print")
    assert not page.locator(".mainnav").is_visible()
    assert page.locator("h1").is_visible()
