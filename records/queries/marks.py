"""What a record and its events look like now, in one short text: a form that was opened on another is told."""

from __future__ import annotations

from integrity_portal.lib.canonical import digest
from records.enums import LedgerCode
from records.models import CasePlan, Milestone, Record

Json = list[str | int | bool | None]
APPENDED = ("payments", "handling_steps", "settlements", "court_removals")


def event_mark(record: Record) -> str:
    """Digest of the version, the events and the plan. It changes with every entry, so a form that is
    sent twice, or that a colleague overtook, is recognised."""
    parts: Json = [record.number, record.version]
    for name in APPENDED:
        rows = getattr(record, name).order_by("pk").values_list("pk", "retracted_at")
        parts.extend(f"{name} {pk} {retracted}" for pk, retracted in rows)
    instalments = record.instalments.order_by("due_on").values_list("due_on", "amount")
    parts.extend(f"{due_on} {amount}" for due_on, amount in instalments)
    parts.extend(_plan(record))
    if record.ledger == LedgerCode.ARREARS:
        parts.append(f"{record.arrears.confirmed_on} {record.arrears.confirmed_document}")
    return digest(parts)[:16]


def _plan(record: Record) -> list[str]:
    plan = CasePlan.objects.filter(record=record).values_list(
        "cause", "route", "funds", "leader", "handler", "deadline"
    )
    milestones = Milestone.objects.filter(plan__record=record).order_by("position")
    steps = milestones.values_list("position", "title", "due_on", "done_on", "evidence")
    return [" ".join(map(str, row)) for row in (*plan, *steps)]
