"""Record numbers of warnings as links, within the officer's reach."""

from collections.abc import Iterable

from django.urls import reverse

from accounts.models import Officer
from monitoring.models import Warning
from monitoring.permissions import may_see_unpublished
from records.models import Record

SHOWN = 5


def with_links(warnings: Iterable[Warning], officer: Officer) -> list[Warning]:
    """The warnings, each with `links`: (number, address or nothing) of its first records, and `more`.

    Of other districts the public records only.
    """
    held = list(warnings)
    named = {warning.pk: _named(warning, officer) for warning in held}
    numbers = {number for found in named.values() for number in found[:SHOWN]}
    rows = Record.objects.for_officer(officer).filter(number__in=numbers).values_list("number", "ledger")
    known = {number: reverse("records:record", kwargs={"ledger": ledger, "number": number}) for number, ledger in rows}
    for warning in held:
        found = named[warning.pk]
        warning.links = [(number, known.get(number, "")) for number in found[:SHOWN]]  # type: ignore[attr-defined]
        warning.more = len(found) - len(warning.links)  # type: ignore[attr-defined]
    return held


def _named(warning: Warning, officer: Officer) -> list[str]:
    found: list[str] = warning.records if may_see_unpublished(officer, warning.region_id) else warning.shown
    return found
