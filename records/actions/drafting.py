"""Entering and editing a record while it is a draft or returned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from accounts.actions.audit import append_audit
from accounts.models import Officer
from records import permissions, workflow
from records.actions.steps import append_history, local_day, lock
from records.enums import OPEN, Action, Status
from records.exceptions import Invalid, NotAllowed, TransitionRefused
from records.ledgers import Directory, Ledger, clean, get_ledger, to_detail
from records.models import Record

DUPLICATE = "同一事项已经录入（编号 {number}），请查找原记录，不要重复录入。"


def create_record(
    *, ledger: str, data: Mapping[str, Any], by: Officer, at: datetime, directory: Directory | None = None
) -> Record:
    """A new draft from field values as typed. A draft may be incomplete; what is filled in must be readable.

    Raises Invalid (all errors, by field), NotAllowed.
    """
    declared = get_ledger(ledger)
    values = _readable(declared, data, at, directory)
    record = Record(ledger=ledger, entered_by=by, entered_at=at, edited_by=by, edited_at=at, authors=[by.pk])
    detail = declared.model(record=record)
    to_detail(declared, values, record=record, detail=detail)
    if not permissions.can_create(by, record):
        raise NotAllowed("只能为本单位（本区县）录入，请核对责任单位。")
    with transaction.atomic():
        refuse_duplicate(record)
        _save_both(record, detail)
        step = workflow.find_step("", Action.CREATE)
        append_history(record, step, by, at, snapshot=True, source="")
        append_audit(actor=by, verb="record.create", target=record.target, detail={"ledger": ledger}, at=at)
    return record


def save_record(
    *,
    record: Record,
    data: Mapping[str, Any],
    by: Officer,
    at: datetime,
    expected_version: int,
    directory: Directory | None = None,
) -> Record:
    """Replace the fields of a draft or returned record.

    Raises VersionConflict when somebody else saved it in between (nothing is overwritten), Invalid,
    NotAllowed, TransitionRefused.
    """
    with transaction.atomic():
        current = lock(record, expected_version=expected_version)
        check_editable(current, by)
        declared = get_ledger(current.ledger)
        detail = current.detail
        values = _readable(declared, data, at, directory)
        to_detail(declared, values, record=current, detail=detail)
        if not permissions.can_create(by, current):
            raise NotAllowed("只能为本单位（本区县）录入，请核对责任单位。")
        refuse_duplicate(current)
        current.edited_by, current.edited_at = by, at
        current.authors = with_author(current, by)
        current.version += 1
        detail.complete = False
        _save_both(current, detail)
        detail_of_event = {"ledger": current.ledger, "version": current.version}
        append_audit(actor=by, verb="record.save", target=current.target, detail=detail_of_event, at=at)
    return current


def check_editable(record: Record, by: Officer) -> None:
    """Raises NotAllowed (role, reach) or TransitionRefused (state)."""
    if not permissions.can_edit(by, record):
        raise NotAllowed("您没有修改此记录的权限。")
    if record.status not in OPEN:
        raise TransitionRefused(f"记录状态为“{Status(record.status).label}”，不能直接修改；已审核的记录请提出更正。")


def refuse_duplicate(record: Record) -> None:
    """Raise Invalid when the same matter stands in the ledger already; the message names its number."""
    if record.natural_key is None:
        return
    same = Record.objects.unscoped("the same matter may not be entered twice").filter(
        ledger=record.ledger, natural_key=record.natural_key
    )
    found = same.exclude(status=Status.WITHDRAWN).exclude(pk=record.pk).first()
    if found is not None:
        raise Invalid({"": [DUPLICATE.format(number=found.number)]})


def with_author(record: Record, by: Officer) -> list[int]:
    """Everybody who had a hand in the record's content, for the four eyes."""
    return record.authors if by.pk in record.authors else [*record.authors, by.pk]


def _readable(ledger: Ledger, data: Mapping[str, Any], at: datetime, directory: Directory | None) -> dict[str, Any]:
    cleaned = clean(ledger, data, complete=False, on=local_day(at), directory=directory)
    if cleaned.errors:
        raise Invalid(cleaned.errors)
    return cleaned.values


def _save_both(record: Record, detail: Any) -> None:
    """Both rows; the unique index has the last word when two clerks enter the same matter at once."""
    try:
        with transaction.atomic():
            record.save()
            detail.record = record
            detail.save()
    except IntegrityError as error:
        if "record_entered_once" in str(error):
            raise Invalid({"": [DUPLICATE.format(number="正在由他人录入")]}) from error
        raise
