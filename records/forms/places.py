"""What an officer can choose from: organisations and regions within reach."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from accounts.enums import Reach, RegionKind
from accounts.models import Officer, Organisation, Region
from accounts.querysets.reach import within_reach

SHOWN = 200


def organisations_in_reach(officer: Officer, text: str = "") -> QuerySet[Organisation]:
    """Active organisations the officer may enter for, those that match `text` by name or credit code."""
    found = Organisation.objects.filter(within_reach(officer, organisation="", region="region"), is_active=True)
    for word in text.split():
        found = found.filter(Q(name__icontains=word) | Q(short_name__icontains=word) | Q(uscc__startswith=word.upper()))
    return found.order_by("region_id", "name", "id")[:SHOWN]


def region_choices(officer: Officer, *, districts_only: bool = False) -> list[tuple[str, str]]:
    """(code, name) of the regions within reach, streets with their district's name before them."""
    regions = Region.objects.exclude(kind__in=(RegionKind.CITY, RegionKind.PSEUDO)).filter(valid_to=None)
    if officer.reach != Reach.CITY:
        regions = regions.filter(code__startswith=officer.district_code)
    if districts_only:
        regions = regions.filter(kind=RegionKind.DISTRICT)
    return [(r.code, _name(r)) for r in regions.select_related("parent").order_by("code")]


def _name(region: Region) -> str:
    if region.kind == RegionKind.DISTRICT or region.parent is None:
        return region.name
    return f"{region.parent.name} · {region.name}"
