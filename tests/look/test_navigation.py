"""Main navigation of the public site: only what is wired up, and where the reader is."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import include, path


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


PAGES = [
    path("", page, name="home"),
    path("search/", page, name="search"),
    path("monitoring/", page, name="monitoring"),
]
urlpatterns = [path("", include((PAGES, "disclosure")))]

SOURCE = "{% public_navigation as entries %}{% for e in entries %}{{ e.url }}:{{ e.label }}:{{ e.active }} {% endfor %}"


@pytest.mark.urls("tests.look.test_navigation")
@pytest.mark.parametrize(
    ("here", "active"),
    [("/", ["page", "", ""]), ("/search/", ["", "page", ""]), ("/monitoring/2018-10/", ["", "", "true"])],
)
def test_navigation_shows_what_exists_and_marks_the_place(here: str, active: list[str]) -> None:
    shown = Template(SOURCE).render(Context({"request": RequestFactory().get(here)})).split()
    assert [entry.split(":")[:2] for entry in shown] == [
        ["/", "首页"],
        ["/search/", "信息公示"],
        ["/monitoring/", "监测排名"],
    ]
    assert [entry.split(":")[2] for entry in shown] == active
