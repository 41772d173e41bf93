"""The gallery in a browser, served from memory under the real content security policy."""

import mimetypes
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.test import RequestFactory
from playwright.sync_api import Page, Route

from integrity_portal.styleguide import styleguide

HOST = "http://gallery.test"


def gallery_html(query: str = "") -> str:
    request = RequestFactory().get(f"/styleguide/?{query}")
    request.user = AnonymousUser()
    return styleguide(request).content.decode()


def policy() -> str:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def _answer(route: Route) -> None:
    address = urlsplit(route.request.url)
    if not address.path.startswith("/static/"):
        headers = {"Content-Security-Policy": policy(), "Content-Type": "text/html; charset=utf-8"}
        route.fulfill(body=gallery_html(address.query), headers=headers)
        return
    found = finders.find(address.path.removeprefix("/static/"))
    if found is None:
        route.fulfill(status=404)
        return
    route.fulfill(body=Path(found).read_bytes(), content_type=mimetypes.guess_type(found)[0] or "text/plain")


@pytest.fixture
def open_gallery(page: Page) -> Callable[..., Page]:
    """Open the gallery; complaints of the browser (policy, script, missing file) fail the test at once."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route("**/*", _answer)

    def show(query: str = "", *, width: int = 1280, scheme: str = "light") -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{HOST}/styleguide/?{query}")
        assert complaints == []
        return page

    return show
