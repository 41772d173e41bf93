"""Organisations and regions."""

from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosure import catalogue
from disclosure.enums import ORGANISATION_KINDS, REGION_KINDS
from disclosure.models import PublicMonth, PublicOrganisation, PublicRecord, PublicRegion, PublicScore
from disclosure.queries import months, search
from disclosure.queries.lookup import organisation_by_key
from disclosure.queries.regions import districts, units_of
from disclosure.queries.totals import organisation_totals, totals_by_code
from disclosure.views.base import show
from disclosure.views.presentation import key_amount

NEWEST = 10


@require_safe
def organisation_page(request: HttpRequest, key: str) -> HttpResponse:
    organisation = organisation_by_key(key)
    if organisation is None:
        raise Http404
    totals = organisation_totals(organisation)
    criteria = search.Criteria(organisation=organisation)
    context = {
        "organisation": organisation,
        "facts": _organisation_facts(organisation),
        "total": sum(totals.values()),
        "totals": [(ledger, totals.get(ledger.code, 0)) for ledger in catalogue.public_ledgers()],
        "records": _newest(criteria),
    }
    crumbs = [("信息公示", reverse("disclosure:search")), (organisation.name, "")]
    return show(request, "organisation.html", context, crumbs=crumbs)


@require_safe
def region_page(request: HttpRequest, code: str) -> HttpResponse:
    region = PublicRegion.objects.select_related("parent").filter(code=code).first()
    if region is None:
        raise Http404
    criteria = search.Criteria(region=region)
    counted = search.count(criteria)
    totals = totals_by_code()
    below = list(districts()) if region.is_root else list(units_of(region))
    context = {
        "region": region,
        "kind": REGION_KINDS.get(region.kind, region.kind),
        "total": counted.value,
        "records": _newest(criteria),
        "units": [(unit, _total(totals, unit)) for unit in below],
        **(_standing(region) if region.is_district else {}),
    }
    crumbs = [(region.parent.name, region.parent.get_absolute_url())] if region.parent else []
    return show(request, "region.html", context, crumbs=[*crumbs, (region.name, "")])


def _newest(criteria: search.Criteria) -> list[PublicRecord]:
    rows = search.matching(criteria).listed().order_by("-published_at", "-number")[:NEWEST]
    found = list(rows)
    for record in found:
        record.amount = key_amount(record)  # type: ignore[attr-defined]
    return found


def _organisation_facts(organisation: PublicOrganisation) -> list[dict[str, object]]:
    region = organisation.region
    return [
        {"label": "统一社会信用代码", "value": organisation.uscc},
        {"label": "机构类别", "value": ORGANISATION_KINDS.get(organisation.kind, organisation.kind)},
        {"label": "所属区域", "value": region.name, "url": region.get_absolute_url()},
        {"label": "简称", "value": organisation.short_name},
        {"label": "曾用名", "value": "、".join(organisation.former_names)},
    ]


def _standing(region: PublicRegion) -> dict[str, object]:
    newest = months.newest_month()
    scores = months.trend(region.code, until=newest.month) if newest else []
    if not scores:
        return {}
    month = scores[-1].month  # of a region that ended: its last
    return {
        "month": month,
        "month_url": reverse("disclosure:month_region", args=[month.month, region.code]),
        "latest": scores[-1],
        "moved": _moved(scores),
        "trend": scores[::-1],
        "trend_months": [score.month.month for score in scores],
        "trend_series": [{"label": region.name, "values": [score.score for score in scores]}],
        "dimensions": _dimensions(month, region),
        "warnings": months.warnings(month=month.month, region=region),
    }


def _moved(scores: list[PublicScore]) -> Decimal | None:
    """The change against the month directly before, None where that is not public."""
    if len(scores) < 2 or scores[-2].month.month != months.preceding(scores[-1].month.month):
        return None
    return scores[-1].score - scores[-2].score


def _dimensions(month: PublicMonth, region: PublicRegion) -> list[dict[str, object]]:
    part = months.region_part(month, region.code)
    return [
        {
            "label": dimension["name"],
            "points": dimension["points"],
            "weight": dimension["effective_weight"] if dimension["applicable"] else dimension["weight"],
            "applicable": dimension["applicable"],
        }
        for dimension in (part["dimensions"] if part else [])
    ]


def _total(totals: dict[str, int], unit: PublicRegion) -> int:
    if len(unit.code) > 6:
        return totals.get(unit.code, 0)
    return sum(count for code, count in totals.items() if code.startswith(unit.code))
