"""The lock every publication takes, and what it leaves raised."""

from collections import Counter
from datetime import datetime

from django.db.models import F

from disclosure.models import DisclosureState, RecordTotal

TotalKey = tuple[str, str, str]


def lock_state() -> DisclosureState:
    """The one state row, locked to the end of the caller's transaction."""
    return DisclosureState.objects.select_for_update().get(id=1)


def raise_version(state: DisclosureState, *, at: datetime) -> None:
    """Every cached page is out of date from the caller's commit on."""
    state.version += 1
    state.as_of = max(at, state.as_of) if state.as_of else at
    state.save(update_fields=["version", "as_of", "log_size"])


def move_totals(changes: Counter[TotalKey]) -> None:
    """Add the signed counts of (ledger, region, status)."""
    for (ledger, region_code, status), change in changes.items():
        rows = RecordTotal.objects.filter(ledger=ledger, region_code=region_code, status=status)
        if change and not rows.update(records=F("records") + change):
            RecordTotal.objects.create(ledger=ledger, region_code=region_code, status=status, records=change)
