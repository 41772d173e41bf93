"""The front page: search, the newest month, warnings, newest disclosures."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from disclosure import catalogue
from disclosure.models import PublicMonth, PublicRecord
from disclosure.queries import months
from disclosure.queries.regions import all_regions
from disclosure.queries.totals import totals_by_ledger
from disclosure.views.base import show
from disclosure.views.presentation import ranking_rows

NEWEST, WARNINGS = 8, 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    month = months.newest_month()
    totals = totals_by_ledger()
    newest = PublicRecord.objects.listed().order_by("-published_at", "-number")[:NEWEST]
    context = {
        "month": month,
        "records": newest,
        "total": sum(totals.values()),
        "totals": [{"ledger": ledger, "count": totals.get(ledger.code, 0)} for ledger in catalogue.public_ledgers()],
        **(_month(month) if month else {}),
    }
    return show(request, "home.html", context)


def _month(month: PublicMonth) -> dict[str, object]:
    regions = all_regions()
    names = {code: region.name for code, region in regions.items()}
    rows = ranking_rows(months.standings(month, names), month.month)
    found = list(months.warnings(month=month.month)[: WARNINGS + 1])
    for warning in found:
        warning.region_name = names.get(warning.region_code, warning.region_code)  # type: ignore[attr-defined]
    mean = sum(row["score"] for row in rows) / len(rows) if rows else None
    return {"ranking": rows, "mean": mean, "warnings": found[:WARNINGS], "more_warnings": len(found) > WARNINGS}
