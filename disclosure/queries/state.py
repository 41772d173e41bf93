"""How fresh the public copy is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from disclosure.models import DisclosureState, PublicMonth


@dataclass(frozen=True)
class Freshness:
    """What every page says of its data: as of, built at, and who has not reported."""

    as_of: datetime | None
    built_at: datetime
    month: str
    not_reported: list[dict[str, str]]


def freshness() -> Freshness:
    """As of the last publication; missing returns from the newest published month. Two queries."""
    as_of = DisclosureState.objects.values_list("as_of", flat=True).get(id=1)
    newest = PublicMonth.objects.values_list("month", "not_reported").order_by("-month", "-version").first()
    month, missing = newest or ("", [])
    return Freshness(as_of=as_of, built_at=timezone.now(), month=month, not_reported=missing)


def as_of() -> datetime | None:
    """The time of the last write to the public copy."""
    return DisclosureState.objects.values_list("as_of", flat=True).get(id=1)
