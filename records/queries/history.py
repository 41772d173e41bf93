"""What happened to a record, and what changed between its versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Officer, Organisation, Region
from records.enums import Action, Status
from records.ledgers import Ledger, get_ledger
from records.ledgers.mapping import detail_label
from records.models import Record, Transition

Snapshot = dict[str, str | int | bool | None]


@dataclass(frozen=True)
class Change:
    """One field that differs, both values as a person reads them."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One line of the history. `changes`: against the last content before it. `field_reasons`:
    (label, text) of what a reviewer asked for."""

    action: str
    status: str
    actor: Officer | None
    at: datetime
    reason: str
    field_reasons: Sequence[tuple[str, str]]
    changes: Sequence[Change]


def history(record: Record) -> list[Entry]:
    """The record's steps, oldest first, with the differences between the versions they fixed."""
    ledger = get_ledger(record.ledger)
    rows = list(Transition.objects.filter(record=record).select_related("actor").order_by("id"))
    names = _names(row.snapshot for row in rows if row.snapshot)
    entries, last = [], None
    for row in rows:
        changes: list[Change] = []
        if row.snapshot is not None:
            changes = compare(ledger, last, row.snapshot, names) if last is not None else []
            last = row.snapshot
        entries.append(_entry(ledger, row, changes))
    return entries


def latest_return(record: Record) -> Transition | None:
    """The reviewer's last return, with its reasons per field, while the record waits for the clerk."""
    if record.status != Status.RETURNED:
        return None
    return Transition.objects.filter(record=record, action=Action.RETURN).order_by("-id").first()


def compare(ledger: Ledger, before: Snapshot, after: Snapshot, names: dict[str, str] | None = None) -> list[Change]:
    """The fields that differ between two snapshots, in the order of the form."""
    known = names if names is not None else _names([before, after])
    return [
        Change(f.name, f.label, _shown(ledger, f.name, before, known), _shown(ledger, f.name, after, known))
        for f in ledger.fields
        if before.get(f.name) != after.get(f.name)
    ]


def _entry(ledger: Ledger, row: Transition, changes: Sequence[Change]) -> Entry:
    reasons = [
        (ledger.by_name[name].label if name in ledger.by_name else name, text)
        for name, text in row.field_reasons.items()
    ]
    return Entry(
        action=str(Action(row.action).label),
        status=row.to_status,
        actor=row.actor,
        at=row.at,
        reason=row.reason,
        field_reasons=reasons,
        changes=changes,
    )


def _shown(ledger: Ledger, name: str, snapshot: Snapshot, names: dict[str, str]) -> str:
    value = snapshot.get(name)
    if name in ("organisation", "region"):
        return names.get(str(value), str(value or ""))
    return detail_label(ledger, name, value)


def _names(snapshots) -> dict[str, str]:
    """Names of the organisations and regions that snapshots refer to by key."""
    found = list(snapshots)
    bodies = {str(s["organisation"]) for s in found if s.get("organisation")}
    places = {str(s["region"]) for s in found if s.get("region")}
    names = {str(pk): name for pk, name in Organisation.objects.filter(pk__in=bodies).values_list("pk", "name")}
    return names | dict(Region.objects.filter(pk__in=places).values_list("code", "name"))
