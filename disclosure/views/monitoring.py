"""Months: the list, one month's ranking, a district's score opened down to its records."""

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosure.models import PublicMonth
from disclosure.queries import months
from disclosure.queries.records import resolve_numbers
from disclosure.queries.regions import all_regions
from disclosure.queries.reports import has_report
from disclosure.views import comparison, opened
from disclosure.views.base import Crumb, show
from disclosure.views.presentation import ranking_rows
from integrity_portal.templatetags.formats import cn_month


@require_safe
def months_page(request: HttpRequest) -> HttpResponse:
    found = list(months.newest_versions().prefetch_related("scores"))
    names = {code: region.name for code, region in all_regions().items()}
    newest = found[0] if found else None
    context = {
        "month": newest,
        "ranking": ranking_rows(months.standings(newest, names), newest.month) if newest else [],
        "months": [_month_row(month, names) for month in found],
    }
    return show(request, "monitoring.html", context, crumbs=[("监测排名", "")])


@require_safe
def month_page(request: HttpRequest, month: str, version: int | None = None) -> HttpResponse:
    row = _asked(month, version)
    versions = list(months.versions_of(month))
    names = {code: region.name for code, region in all_regions().items()}
    standings = months.standings(row, names)
    older = row.version != versions[0].version
    ranking = ranking_rows(standings, month, version=row.version if older else None)
    table = _dimension_table(row)
    for place in ranking:
        place["dimensions"] = table["points"].get(place["code"], [])
    context = {
        "month": row,
        "versions": versions,
        "newest": versions[0],
        "ranking": ranking,
        "dimensions": table,
        "not_reported_text": _not_reported(row),
        "warnings": _warnings(row, names),
        "has_report": has_report(month),
        "earlier": months.month_before(month),
        "later": months.month_after(month),
        **comparison.compared(request.GET.getlist("compare"), row, names),
    }
    crumbs: list[Crumb] = [("监测排名", reverse("disclosure:monitoring")), (cn_month(month), "")]
    return show(request, "month.html", context, crumbs=crumbs)


@require_safe
def month_region_page(request: HttpRequest, month: str, region: str) -> HttpResponse:
    asked = request.GET.get("version", "")
    row = _asked(month, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else None)
    part = months.region_part(row, region)
    if part is None:
        raise Http404
    evidence = months.evidence_of(row, region)
    found = list(row.warnings.filter(region_code=region))
    numbers = [n for item in evidence.values() for n in item["numbers"]]
    numbers += [n for warning in found for n in warning.records]
    resolved = resolve_numbers(numbers)
    context = {
        "month": row,
        "newest": months.versions_of(month)[0],
        "region_url": reverse("disclosure:month_region", args=[month, region]),
        "part": part,
        "points": opened.points(part),
        "dimensions": opened.dimensions(part, evidence, resolved),
        "warnings": [(warning, [resolved[n] for n in warning.records]) for warning in found],
        "standing": _standing_of(row, region),
    }
    crumbs: list[Crumb] = [
        ("监测排名", reverse("disclosure:monitoring")),
        (cn_month(month), reverse("disclosure:month", args=[month])),
        (part["name"], ""),
    ]
    return show(request, "month_region.html", context, crumbs=crumbs)


def _asked(month: str, version: int | None) -> PublicMonth:
    row = months.get_month(month, version)
    if row is None:
        raise Http404
    return row


def _month_row(month: PublicMonth, names: dict[str, str]) -> dict[str, Any]:
    scores = list(month.scores.all())
    first = min(scores, key=lambda score: (score.rank, score.position)) if scores else None
    return {
        "month": month,
        "mean": sum((score.score for score in scores), Decimal(0)) / len(scores) if scores else None,
        "first": names.get(first.region_code, first.region_code) if first else "",
        "below": sum(1 for score in scores if score.score < 60),
    }


def _dimension_table(month: PublicMonth) -> dict[str, Any]:
    """The points of every region by dimension, for the ranking table."""
    regions = sorted(month.result["regions"], key=lambda part: part["rank"])
    heads = [d["name"] for d in regions[0]["dimensions"]] if regions else []
    return {
        "heads": heads,
        "points": {part["code"]: [_cell(d, head) for d, head in zip(part["dimensions"], heads, strict=False)]
                   for part in regions},
    }  # fmt: skip


def _cell(dimension: dict[str, Any], head: str) -> dict[str, Any]:
    return {"label": head, "points": dimension["points"] if dimension["applicable"] else None}


def _not_reported(month: PublicMonth) -> str:
    names = "、".join(region["name"] for region in month.not_reported)
    return f"{names}未按规定报送本月数据，相关指标计零分。"


def _warnings(month: PublicMonth, names: dict[str, str]) -> list[tuple[Any, str]]:
    found = month.warnings.all()
    return [(warning, names.get(warning.region_code, warning.region_code)) for warning in found]


def _standing_of(month: PublicMonth, region: str) -> months.Standing | None:
    return next((row for row in months.standings(month, {}) if row.code == region), None)
