"""Regions with what lies below them."""

from collections.abc import Sequence

from disclosure.models import PublicRegion


def all_regions() -> dict[str, PublicRegion]:
    """Every public region by code (some two hundred rows)."""
    return {region.code: region for region in PublicRegion.objects.order_by("code")}


def districts() -> Sequence[PublicRegion]:
    """The evaluated districts and counties, in the order of their codes."""
    return list(PublicRegion.objects.filter(kind="district", evaluated=True).order_by("code"))


def units_of(region: PublicRegion) -> Sequence[PublicRegion]:
    """The real streets, towns and townships of a district."""
    units = PublicRegion.objects.filter(parent=region).exclude(kind__in=["pseudo", "district"])
    return list(units.order_by("code"))


def codes_within(region: PublicRegion) -> list[str] | None:
    """The six-digit codes a city covers, None where the region is the root of all."""
    if region.is_root:
        return None
    return [region.code, *PublicRegion.objects.filter(parent=region).values_list("code", flat=True)]
