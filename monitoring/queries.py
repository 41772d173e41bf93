"""Reads that span models: the configuration of a month, and the runs people look at."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from accounts import queries as accounts_queries
from accounts.enums import RegionKind
from accounts.models import Region
from disclosure import publication
from integrity_portal.lib.months import Month
from monitoring.exceptions import NoSuchScheme, NothingPublished
from monitoring.models import Indicator, Scheme, ScoreRun, Warning
from records.enums import LedgerCode

DEFAULT_SCHEME = "district_monthly"
RETURN_DUE = "return_due"
# By ledger the public fields that a report names beside a number: the day and the amount.
REFERRED: dict[str, tuple[str, str]] = {
    LedgerCode.DEFAULT_CASE: ("listed_on", "unpaid_amount"),
    LedgerCode.ARREARS: ("due_date", "overdue_principal"),
}


def scheme_for(code: str, month: Month) -> Scheme:
    """The scheme version in force for `month`. Raises NoSuchScheme."""
    scheme = Scheme.objects.in_force_for(code, month).with_tree().first()
    if scheme is None:
        raise NoSuchScheme(f"{month} 没有施行中的指标体系“{code}”。")
    return scheme


def frozen_inputs(scheme: Scheme, month: Month) -> dict[str, Any]:
    """The configuration a run is computed with, as strings: scheme tree, districts, due days of returns."""
    return {
        "scheme": _frozen_scheme(scheme),
        "districts": districts_on(month.last_day),
        "due_days": return_due_days(month),
    }


def districts_on(day: date) -> list[dict[str, Any]]:
    """The districts scored on `day`, each with the codes it carries on (its own and its predecessors')."""
    known = {region.code: region for region in Region.objects.filter(kind=RegionKind.DISTRICT)}
    scored = {region.code for region in Region.objects.districts().valid_on(day)}
    carries: dict[str, list[str]] = {code: [] for code in sorted(scored)}
    for code in sorted(known):
        heir = _heir(known, code, day)
        if heir in carries:
            carries[heir].append(code)
    return [{"code": code, "name": known[code].name, "carries": codes} for code, codes in carries.items()]


def return_due_days(month: Month) -> dict[str, str]:
    """{month: day by which its return was due} for the twelve months of the window."""
    days = accounts_queries.calendar()
    return {
        str(one): accounts_queries.due_date(RETURN_DUE, one.last_day, days=days).isoformat()
        for one in month.last_months()
    }


def published_run(month: Month, *, scheme: str = DEFAULT_SCHEME, version: int | None = None) -> ScoreRun:
    """The newest published version of a month, or the given one. Raises NothingPublished."""
    runs = ScoreRun.objects.of(scheme, month).published()
    run = runs.filter(version=version).first() if version else runs.first()
    if run is None:
        raise NothingPublished(f"{month} 的监测结果尚未发布。")
    return run


def published_result(month: Month, *, scheme: str = DEFAULT_SCHEME) -> dict[str, Any] | None:
    """The result of the newest published version of a month, None where there is none."""
    run = ScoreRun.objects.of(scheme, month).published().first()
    return run.result if run else None


def trend_to(run: ScoreRun) -> list[dict[str, Any]]:
    """Scores and ranks of up to twelve months that end with the run's, oldest first, newest versions each."""
    months = [month.first_day for month in run.period.last_months()[:-1]]
    earlier = ScoreRun.objects.latest_versions(run.scheme.code).filter(month__in=months)
    return [_scores(result) for result in [*(one.result for one in reversed(list(earlier))), run.result]]


def published_warnings(run: ScoreRun) -> list[dict[str, Any]]:
    """The warnings published with a run, in the shape of the publication door, the gravest first."""
    return [warning.as_published() for warning in Warning.objects.filter(run=run).gravest_first()]


def record_references(numbers: Iterable[str]) -> dict[str, dict[str, str]]:
    """{number: ledger, day, unpaid amount in 元}: what a report may say of a record beside its number.

    Read from the public copy: what is corrected here but not yet there is no part of a public report.
    """
    found = publication.published_contents(numbers=numbers)
    return {number: _reference(ledger, content) for number, (ledger, content) in found.items()}


def _reference(ledger: str, content: publication.Content) -> dict[str, str]:
    day, amount = REFERRED[ledger]
    return {
        "ledger": ledger,
        "occurred_on": str(content.get(day) or content["occurred_on"]),
        "amount": str(content.get(amount) or ""),
    }


def _scores(result: dict[str, Any]) -> dict[str, Any]:
    regions = [{name: region[name] for name in ("code", "score", "rank")} for region in result["regions"]]
    return {"month": result["month"], "regions": regions}


def _heir(known: dict[str, Region], code: str, day: date) -> str | None:
    """The district that carries `code` on, on `day`; None where it ended without a successor."""
    seen: set[str] = set()
    while code in known and code not in seen:
        region = known[code]
        if region.valid_to is None or region.valid_to >= day:
            return code
        seen.add(code)
        code = region.successor_id or ""
    return None


def _frozen_scheme(scheme: Scheme) -> dict[str, Any]:
    dimensions = [
        {
            "code": part.code,
            "name": part.name,
            "weight": str(part.weight),
            "indicators": [_frozen_indicator(row) for row in part.indicators.all()],
        }
        for part in scheme.dimensions.all()
    ]
    return {"code": scheme.code, "version": scheme.version, "dimensions": dimensions}


def _frozen_indicator(row: Indicator) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "kind": row.kind,
        "weight": str(row.weight),
        "full": None if row.full is None else str(row.full),
        "zero": None if row.zero is None else str(row.zero),
        "source": row.source,
        "ledger": row.ledger,
        "params": row.params,
        "note": row.note,
        "in_use": row.in_use,
    }
