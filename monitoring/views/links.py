"""Record numbers of warnings as links, within the officer's reach."""

from collections.abc import Iterable

from django.urls import reverse

from accounts.models import Officer
from monitoring.models import Warning
from records.models import Record

SHOWN = 5


def with_links(warnings: Iterable[Warning], officer: Officer) -> list[Warning]:
    """The warnings, each with `links`: (number, address or nothing) of its first records, and `more`."""
    held = list(warnings)
    numbers = {number for warning in held for number in warning.records[:SHOWN]}
    rows = Record.objects.for_officer(officer).filter(number__in=numbers).values_list("number", "ledger")
    known = {number: reverse("records:record", kwargs={"ledger": ledger, "number": number}) for number, ledger in rows}
    for warning in held:
        warning.links = [(number, known.get(number, "")) for number in warning.records[:SHOWN]]  # type: ignore[attr-defined]
        warning.more = len(warning.records) - len(warning.links)  # type: ignore[attr-defined]
    return held
