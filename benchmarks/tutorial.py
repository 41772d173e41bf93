"""The reference site: what a Django tutorial would write over the same tables, all its indexes included."""

from __future__ import annotations

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import Engine
from django.template.context import Context
from django.urls import path

from disclosure.models import PublicRecord

ENGINE = Engine(builtins=["django.template.defaulttags", "django.template.defaultfilters"])
LIST = ENGINE.from_string(
    "<!doctype html><html><head><title>Records</title></head><body><p>{{ page.paginator.count }}</p><ul>"
    "{% for r in page %}<li><a href='/records/{{ r.number }}/'>{{ r.title }}</a> {{ r.organisation.name }} "
    "{{ r.region.name }} {{ r.published_at }}</li>{% endfor %}</ul></body></html>"
)
DETAIL = ENGINE.from_string(
    "<!doctype html><html><head><title>{{ r.title }}</title></head><body><h1>{{ r.title }}</h1><dl>"
    "<dt>Number</dt><dd>{{ r.number }}</dd><dt>Body</dt><dd>{{ r.organisation.name }}</dd>"
    "<dt>Region</dt><dd>{{ r.region.name }}</dd>{% for k, v in r.content.items %}<dt>{{ k }}</dt><dd>{{ v }}</dd>"
    "{% endfor %}</dl></body></html>"
)
SHOWN = PublicRecord.objects.select_related("organisation", "region").defer("search", "search_extra")
FILTERS = {
    "district": "district",
    "ledger": "ledger",
    "from": "published_at__date__gte",
    "case": "lookup",
    "uscc": "organisation__uscc",
}


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def record(request: HttpRequest, number: str) -> HttpResponse:
    return HttpResponse(DETAIL.render(Context({"r": get_object_or_404(SHOWN, number=number)})))


def listing(request: HttpRequest) -> HttpResponse:
    """Newest first, filtered by the given district, ledger and days, with an exact total."""
    chosen = {field: request.GET[name] for name, field in FILTERS.items() if name in request.GET}
    page = Paginator(SHOWN.filter(**chosen).order_by("-published_at", "-number"), 20).get_page(request.GET.get("page"))
    return HttpResponse(LIST.render(Context({"page": page})))


urlpatterns = [
    path("healthz", empty),
    path("empty", empty),
    path("records/<str:number>/", record),
    path("list", listing),
]


def use_tutorial_urls(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware of the reference site: its own URLs."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.urlconf = "benchmarks.tutorial"  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
