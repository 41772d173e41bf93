"""How the matches divide by ledger, district and status; counted only where that is cheap."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count as CountOf

from disclosure import catalogue
from disclosure.enums import PublicStatus
from disclosure.models import PublicRegion
from disclosure.queries.search import Count, Criteria, matching, totals


@dataclass(frozen=True)
class FacetValue:
    """One choice of a facet; `count` None where it would cost too much to know."""

    value: str
    label: str
    count: int | None
    selected: bool


@dataclass(frozen=True)
class Facet:
    """One filter with its choices; `name` is the parameter."""

    name: str
    label: str
    values: list[FacetValue]


def facets(criteria: Criteria, counted: Count, districts: list[PublicRegion]) -> list[Facet]:
    """Ledger, district and status with exact counts, or without counts above the cap."""
    groups = _groups(criteria, counted)
    region = criteria.region.district_code if criteria.region else ""
    return [
        _facet("ledger", "台账", _ledgers(), 0, groups, criteria.ledger),
        _facet("region", "区县", {d.code: d.name for d in districts}, 1, groups, region),
        _facet("status", "状态", dict(PublicStatus.choices), 2, groups, criteria.status),
    ]


def _groups(criteria: Criteria, counted: Count) -> list[tuple[str, str, str, int]] | None:
    if criteria.counted_by_totals:
        return [(ledger, code[:6], status, n) for ledger, code, status, n in totals(criteria)]
    if not counted.few:
        return None
    rows = matching(criteria).order_by().values_list("ledger", "district", "status")
    return list(rows.annotate(n=CountOf("number")))


def _ledgers() -> dict[str, str]:
    return {ledger.code: ledger.label for ledger in catalogue.public_ledgers()}


def _facet(
    name: str,
    label: str,
    choices: dict[str, str],
    place: int,
    groups: list[tuple[str, str, str, int]] | None,
    selected: str,
) -> Facet:
    counts: Counter[str] = Counter()
    for group in groups or ():
        counts[str(group[place])] += group[3]
    values = [
        FacetValue(value, text, counts[value] if groups is not None else None, value == selected)
        for value, text in choices.items()
        if groups is None or counts[value] or value == selected
    ]
    return Facet(name, label, values)
