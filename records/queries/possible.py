"""What an officer may do with a record now: the table of transitions, the officer's rights, the guards."""

from __future__ import annotations

from accounts.models import Officer
from records import permissions, workflow
from records.enums import COUNTED, RUNNING, Action, Handling, LedgerCode, Status
from records.models import Amendment, Record
from records.models.amendments import OPEN_STATES
from records.queries.copies import not_public_because

WITH_PAYMENTS = (LedgerCode.DEFAULT_CASE, LedgerCode.ARREARS)
EVENTS: dict[str, tuple[str, ...]] = {
    LedgerCode.DEFAULT_CASE: ("payment", "handling", "plan", "settlement"),
    LedgerCode.ARREARS: ("payment", "instalments", "confirmation"),
}


def possible_actions(officer: Officer, record: Record) -> list[str]:
    """Actions of the transition table that the officer may take now, in the order of the table."""
    found = dict.fromkeys(
        step.action
        for step in workflow.STEPS
        if step.source == record.status and step.role and permissions.can_take(officer, record, step)
    )
    if {Action.PUBLISH, Action.AMEND} & set(found) and not _untouched(officer, record):
        found = {action: None for action in found if action not in (Action.PUBLISH, Action.AMEND)}
    return [action for action in found if _guarded(record, action)]


def _untouched(officer: Officer, record: Record) -> bool:
    return bool(Record.objects.for_officer(officer).untouched_by(officer).filter(pk=record.pk).exists())


def _guarded(record: Record, action: str) -> bool:
    if action == Action.PUBLISH:
        return not not_public_because(record) and record.disclosure_ends_on is None
    if action == Action.AMEND:
        return record.stale_since is not None
    return action not in (Action.CORRECT, Action.RELIST)


def can_edit_now(officer: Officer, record: Record) -> bool:
    return permissions.can_edit(officer, record) and record.status in (Status.DRAFT, Status.RETURNED)


def possible_events(officer: Officer, record: Record) -> list[str]:
    """Kinds of events the officer may enter now: payment, handling, plan, settlement, removal,
    deletion, instalments, confirmation; `relist` for a repaired case."""
    if not permissions.can_record_event(officer, record):
        return []
    if record.status == Status.REPAIRED and record.ledger == LedgerCode.DEFAULT_CASE:
        return ["handling"]
    if record.status not in RUNNING:
        return []
    events = list(EVENTS.get(record.ledger, ()))
    if record.ledger == LedgerCode.DEFAULT_CASE:
        events += _removal_events(record)
    return events


def _removal_events(record: Record) -> list[str]:
    following = workflow.HANDLING[record.default_case.handling]
    pairs = (("removal", Handling.REMOVAL_REQUESTED), ("deletion", Handling.COURT_DELETED))
    return [event for event, state in pairs if state in following]


def open_amendment(record: Record) -> Amendment | None:
    """The correction that is being handled, if there is one."""
    waiting = Amendment.objects.filter(record=record, state__in=OPEN_STATES)
    return waiting.select_related("entered_by").first()


def can_propose_now(officer: Officer, record: Record, waiting: Amendment | None) -> bool:
    return permissions.can_propose_amendment(officer, record) and record.status in COUNTED and waiting is None
