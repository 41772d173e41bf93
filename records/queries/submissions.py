"""What a reviewer compares: this submission with the one before, a correction with what is in force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from records.enums import Action, Status
from records.ledgers import Ledger, as_text, clean, from_detail, get_ledger
from records.models import Amendment, Record, Transition
from records.queries.history import Change, compare


def changes_since_last_submission(record: Record) -> list[Change] | None:
    """The fields that differ between the two last submissions; None at the first one."""
    sent = Transition.objects.filter(record=record, action=Action.SUBMIT, snapshot__isnull=False)
    snapshots: list[Any] = list(sent.order_by("-id").values_list("snapshot", flat=True)[:2])
    if len(snapshots) < 2:
        return None
    now, before = snapshots
    return compare(get_ledger(record.ledger), before, now)


def last_return(record: Record) -> Transition | None:
    """What the reviewer asked for last time."""
    found = Transition.objects.filter(record=record, action=Action.RETURN, to_status=Status.RETURNED)
    return found.select_related("actor").order_by("-id").first()


def amendment_changes(amendment: Amendment) -> list[Change]:
    """What a correction changes, against the record as it is in force."""
    record = amendment.record
    ledger = get_ledger(record.ledger)
    return compare(ledger, as_text(from_detail(ledger, record)), amendment.data)


def differences(ledger: Ledger, current: Record, typed: Mapping[str, Any], *, on: date) -> list[Change]:
    """Where what a person typed differs from the record as it stands: `before` stored, `after` typed."""
    mine = as_text(clean(ledger, typed, complete=False, on=on).values)
    return compare(ledger, as_text(from_detail(ledger, current)), mine)
