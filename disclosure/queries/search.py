"""Search and filters, one set for page and API; measured in two steps.

First the matches are counted over LIMIT 1001 through whatever index serves. A few are then
sorted by an expression no index offers, so that PostgreSQL cannot walk the date index in search
of rows that hardly exist; many are taken from the date index, where the first page is near.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q

from disclosure.models import PublicOrganisation, PublicRecord, PublicRegion, RecordTotal
from disclosure.queries.lookup import direct_match, record_number
from disclosure.queries.regions import codes_within
from disclosure.querysets import PublicRecordQuerySet
from integrity_portal.lib.text import tsquery_literal

COUNT_CAP = 1000
SORTS = {
    "-published_at": "最新公示",
    "published_at": "最早公示",
    "-occurred_on": "最近发生",
    "occurred_on": "最早发生",
}
DEFAULT_SORT = "-published_at"


@dataclass(frozen=True)
class Criteria:
    """What a visitor asked for; `published_from` and `published_to` are days, both included."""

    q: str = ""
    ledger: str = ""
    region: PublicRegion | None = None
    organisation: PublicOrganisation | None = None
    status: str = ""
    published_from: date | None = None
    published_to: date | None = None
    sort: str = DEFAULT_SORT

    @property
    def counted_by_totals(self) -> bool:
        """Whether the kept totals know the count: nothing but ledger, region and status asked."""
        return not (self.q or self.organisation or self.published_from or self.published_to)


@dataclass(frozen=True)
class Count:
    """A count; not exact means: more than `value`."""

    value: int
    exact: bool

    @property
    def few(self) -> bool:
        return self.exact and self.value <= COUNT_CAP


def matching(criteria: Criteria) -> PublicRecordQuerySet:
    """The records that fulfil every criterion, unordered."""
    records: PublicRecordQuerySet = PublicRecord.objects.all()
    if criteria.q:
        records = records.filter(_text(criteria.q))
    if criteria.ledger:
        records = records.of_ledger(criteria.ledger)
    if criteria.region:
        records = records.filter(_within(criteria.region))
    if criteria.organisation:
        records = records.filter(organisation=criteria.organisation)
    if criteria.status:
        records = records.filter(status=criteria.status)
    if criteria.published_from:
        records = records.published_from(criteria.published_from)
    if criteria.published_to:
        records = records.published_until(criteria.published_to)
    return records


def count(criteria: Criteria) -> Count:
    """Exact from the kept totals or up to 1,000; above, an honest "more than 1,000"."""
    if criteria.counted_by_totals:
        return Count(sum(total for *_, total in totals(criteria)), exact=True)
    found = matching(criteria).order_by()[: COUNT_CAP + 1].count()
    return Count(min(found, COUNT_CAP), exact=found <= COUNT_CAP)


def totals(criteria: Criteria) -> list[tuple[str, str, str, int]]:
    """(ledger, region, status, records) of the kept totals within ledger, region and status."""
    rows = RecordTotal.objects.filter(records__gt=0)
    if criteria.ledger:
        rows = rows.filter(ledger=criteria.ledger)
    if criteria.status:
        rows = rows.filter(status=criteria.status)
    if criteria.region:
        rows = rows.filter(_total_within(criteria.region))
    return list(rows.values_list("ledger", "region_code", "status", "records"))


def ordered(criteria: Criteria, counted: Count) -> PublicRecordQuerySet:
    """The matches in the asked order, by sorting the few or by walking the index for the many."""
    name, descending = criteria.sort.lstrip("-"), criteria.sort.startswith("-")
    key: Any = F(name)
    if counted.few and not criteria.counted_by_totals:
        key = F(name) + timedelta(0)
    tie = F("number")
    order = (key.desc(), tie.desc()) if descending else (key.asc(), tie.asc())
    return matching(criteria).listed().order_by(*order)


def _text(q: str) -> Q:
    direct = direct_match(q)
    if direct is not None:
        return direct
    number, literal = record_number(q), tsquery_literal(q)  # may as well be part of a code, or initials
    found = Q(search__matches=literal) if literal else Q(pk__in=[])
    return found | Q(number=number) if number else found


def _within(region: PublicRegion) -> Q:
    if len(region.code) > 6:
        return Q(region=region.code)
    if region.is_district:
        return Q(district=region.code)
    codes = codes_within(region)
    return Q() if codes is None else Q(district__in=codes)


def _total_within(region: PublicRegion) -> Q:
    if len(region.code) > 6:
        return Q(region_code=region.code)
    if region.is_district:
        return Q(region_code__startswith=region.code)
    codes = codes_within(region)
    if codes is None:
        return Q()
    within = Q()
    for code in codes:
        within |= Q(region_code__startswith=code)
    return within
