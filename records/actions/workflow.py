"""From draft to reviewed: submit, take back, discard, return, approve."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import Officer
from records.actions.drafting import with_author
from records.actions.facts import sync_facts
from records.actions.reasons import read_field_reasons, read_reason
from records.actions.steps import local_day, lock, take_step
from records.enums import Action
from records.exceptions import Invalid
from records.ledgers import clean, from_detail, get_ledger
from records.models import Record
from records.queries.copies import personal_numbers


def check_complete(record: Record, at: datetime) -> None:
    """Full validation of the stored fields as on that day. Raises Invalid with every error."""
    ledger = get_ledger(record.ledger)
    errors = clean(ledger, from_detail(ledger, record), complete=True, on=local_day(at)).errors
    if errors:
        raise Invalid(errors)


def submit_record(*, record: Record, by: Officer, at: datetime, expected_version: int | None = None) -> Record:
    """Hand a draft or returned record to the reviewer; the full validation runs first.

    Raises Invalid with all errors at their fields, VersionConflict, NotAllowed, TransitionRefused.
    """
    with transaction.atomic():
        current = lock(record, expected_version=expected_version)
        check_complete(current, at)
        first = current.first_submitted_on or local_day(at)
        detail = current.detail
        detail.complete = True
        if column := get_ledger(current.ledger).filed_column:
            setattr(detail, column, first)
        detail.save()
        take_step(
            record=current,
            action=Action.SUBMIT,
            by=by,
            at=at,
            snapshot=True,
            changes={
                "submitted_at": at,
                "first_submitted_on": first,
                "authors": with_author(current, by),
            },
        )
        sync_facts(record=current, at=at)
    return current


def take_back_record(*, record: Record, by: Officer, at: datetime) -> Record:
    """Take a submitted record back for further editing. Raises NotAllowed, TransitionRefused."""
    with transaction.atomic():
        current = lock(record)
        take_step(record=current, action=Action.TAKE_BACK, by=by, at=at)
    return current


def discard_record(*, record: Record, by: Officer, at: datetime, reason: str = "") -> Record:
    """Give up a draft or returned record; it stays readable as withdrawn."""
    with transaction.atomic():
        current = lock(record)
        text = read_reason(reason, label="作废原因")
        take_step(record=current, action=Action.DISCARD, by=by, at=at, reason=text, changes={"withdrawn_at": at})
        sync_facts(record=current, at=at)
    return current


def return_record(
    *,
    record: Record,
    by: Officer,
    at: datetime,
    reason: str = "",
    field_reasons: dict[str, str] | None = None,
    expected_version: int | None = None,
) -> Record:
    """Send a submitted record back with a reason, for the whole or field by field.

    Raises Invalid when no reason is given or a field is unknown, NotAllowed (also for the clerk of
    the record), TransitionRefused, VersionConflict.
    """
    with transaction.atomic():
        current = lock(record, expected_version=expected_version)
        reasons = return_reasons(current.ledger, reason, field_reasons)
        take_step(
            record=current,
            action=Action.RETURN,
            by=by,
            at=at,
            reason=read_reason(reason, label="退回原因"),
            field_reasons=reasons,
            changes={"ever_returned": True},
            note={"fields": sorted(reasons)},
        )
    return current


def return_reasons(ledger: str, reason: str, field_reasons: dict[str, str] | None) -> dict[str, str]:
    """The reasons per field, without empty ones. Raises Invalid without any reason, and for too long ones."""
    reasons = read_field_reasons(field_reasons or {})
    unknown = set(reasons) - set(get_ledger(ledger).by_name)
    if unknown:
        raise Invalid({name: ["没有这个填报项。"] for name in sorted(unknown)})
    if not reasons and not read_reason(reason, label="退回原因"):
        raise Invalid({"reason": ["请写明退回原因，或在有问题的填报项旁写明意见。"]})
    return reasons


def approve_record(*, record: Record, by: Officer, at: datetime, expected_version: int | None = None) -> Record:
    """Approve what another person submitted; from now on it counts.

    `expected_version`: what the reviewer saw. Raises Invalid when it no longer passes the rules or
    a public text holds a personal number, NotAllowed, TransitionRefused, VersionConflict.
    """
    with transaction.atomic():
        current = lock(record, expected_version=expected_version)
        take_step(
            record=current,
            action=Action.APPROVE,
            by=by,
            at=at,
            changes={"reviewed_by": by, "reviewed_at": at},
        )
        check_complete(current, at)
        if found := personal_numbers(current):
            raise Invalid(found)
        sync_facts(record=current, at=at)
    return current
