"""Files that programs ask for: sitemap, robots, security contact."""

from collections.abc import Iterable
from datetime import timedelta
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from disclosure.models import PublicOrganisation, PublicRecord, PublicRegion, PublicReport
from disclosure.queries.months import newest_versions
from disclosure.queries.totals import totals_by_ledger

PART = 40_000
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
PAGES = ("home", "search", "monitoring", "reports", "verify", "log", "api-docs")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """One list, or an index of parts where the records are too many for one file."""
    part = request.GET.get("part", "")
    parts = -(-sum(totals_by_ledger().values()) // PART)
    if part:
        return _part(part, parts)
    if parts > 1:
        return _index(parts)
    return _urls([*_fixed(), *_records(0)])


def _part(text: str, parts: int) -> HttpResponse:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= parts):
        raise Http404
    return _urls(_fixed() if text == "0" else _records(int(text) - 1))


def _fixed() -> Iterable[str]:
    yield from (reverse(f"disclosure:{name}") for name in PAGES)
    yield from (region.get_absolute_url() for region in PublicRegion.objects.exclude(kind="pseudo"))
    yield from (row.get_absolute_url() for row in PublicOrganisation.objects.only("uscc"))
    yield from (month.get_absolute_url() for month in newest_versions())
    months = PublicReport.objects.order_by("-month").values_list("month", flat=True).distinct()
    yield from (reverse("disclosure:report", args=[month]) for month in months)


def _records(part: int) -> Iterable[str]:
    numbers = PublicRecord.objects.order_by("number").values_list("number", flat=True)
    return (reverse("disclosure:record", args=[n]) for n in numbers[part * PART : (part + 1) * PART])


def _urls(paths: Iterable[str]) -> HttpResponse:
    rows = "".join(f"<url><loc>{escape(settings.PUBLIC_BASE_URL + path)}</loc></url>\n" for path in paths)
    return _xml(f'<urlset xmlns="{SCHEMA}">\n{rows}</urlset>\n')


def _index(parts: int) -> HttpResponse:
    address = settings.PUBLIC_BASE_URL + reverse("disclosure:sitemap")
    rows = "".join(f"<sitemap><loc>{address}?part={n}</loc></sitemap>\n" for n in range(parts + 1))
    return _xml(f'<sitemapindex xmlns="{SCHEMA}">\n{rows}</sitemapindex>\n')


def _xml(body: str) -> HttpResponse:
    return HttpResponse(f'<?xml version="1.0" encoding="UTF-8"?>\n{body}', content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    address = settings.PUBLIC_BASE_URL + reverse("disclosure:sitemap")
    rule = "Disallow: /" if settings.DEMONSTRATION else "Disallow: /search/"
    return _text(f"User-agent: *\n{rule}\nSitemap: {address}\n")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116)."""
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    base = settings.PUBLIC_BASE_URL
    return _text(
        f"Contact: {base}{reverse('disclosure:home')}\n"
        f"Expires: {expires}\n"
        "Preferred-Languages: zh, en\n"
        f"Canonical: {base}{reverse('disclosure:security')}\n"
    )


def _text(body: str) -> HttpResponse:
    return HttpResponse(body, content_type="text/plain; charset=utf-8")
