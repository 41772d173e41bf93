"""The supervisor's view over the districts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import Officer, Region
from integrity_portal.lib.months import Month
from records.enums import ON_PUBLIC_SITE, RUNNING, Handling, LedgerCode, Status
from records.models import Record
from records.queries.desk import missing_returns

ENDED = (Handling.COURT_DELETED, Handling.REVISITED)


@dataclass(frozen=True)
class DistrictLine:
    """Counts of one district's running records; `filed`: last month's return was submitted."""

    region: Region
    cases: int
    listed: int
    arrears: int
    waiting: int
    public: int
    filed: bool


def district_overview(officer: Officer, *, month: Month) -> list[DistrictLine]:
    """One line for each district within reach, in order of code; one query for all counts."""
    case = Q(ledger=LedgerCode.DEFAULT_CASE, status__in=RUNNING)
    rows = (
        Record.objects.for_officer(officer)
        .order_by()
        .values("region__code")
        .annotate(
            cases=Count("pk", filter=case & ~Q(default_case__handling__in=ENDED)),
            listed=Count(
                "pk", filter=case & Q(default_case__listed_on__isnull=False) & ~Q(default_case__handling__in=ENDED)
            ),
            arrears=Count("pk", filter=Q(ledger=LedgerCode.ARREARS, status__in=RUNNING, disclosure_ends_on=None)),
            waiting=Count("pk", filter=Q(status=Status.SUBMITTED)),
            public=Count("pk", filter=Q(status__in=ON_PUBLIC_SITE)),
        )
    )
    sums: dict[str, dict[str, int]] = {}
    for row in rows:
        line = sums.setdefault(row.pop("region__code")[:6], {})
        for name, number in row.items():
            line[name] = line.get(name, 0) + number
    missing = {region.code for region in missing_returns(month)}
    empty = {"cases": 0, "listed": 0, "arrears": 0, "waiting": 0, "public": 0}
    return [
        DistrictLine(region=region, filed=region.code not in missing, **(empty | sums.get(region.code, {})))
        for region in Region.objects.districts()
    ]
