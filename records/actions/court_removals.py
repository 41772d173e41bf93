"""销案: the application to the court, and the court's deletion. Only the court deletes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Officer
from records import workflow
from records.actions.events import Reader, begin_event, end_event
from records.actions.handling import add_step
from records.enums import Handling, LedgerCode
from records.ledgers.default_case import listing_dates
from records.models import CourtRemoval, Record

CASE = LedgerCode.DEFAULT_CASE


def apply_for_removal(*, record: Record, applied_on: Any, document: str, by: Officer, at: datetime) -> CourtRemoval:
    """Enter the application (提请销案) after performance or under a settlement.

    Raises Invalid, NotAllowed, TransitionRefused.
    """
    with transaction.atomic():
        current = begin_event(record, by, CASE)
        workflow.check_handling(current.default_case.handling, Handling.REMOVAL_REQUESTED)
        read = Reader(at)
        day = read.day("applied_on", applied_on, "申请日期")
        paper = read.text("document", document, "申请书")
        _check_listed(current, "applied_on", day, read)
        read.done()
        row = CourtRemoval.objects.create(record=current, applied_on=day, document=paper, entered_by=by, entered_at=at)
        add_step(current, Handling.REMOVAL_REQUESTED, day, by=by, at=at, document=paper)
        end_event(record=current, verb="removal.apply", by=by, at=at)
    return row


def record_court_deletion(*, record: Record, deleted_on: Any, document: str, by: Officer, at: datetime) -> CourtRemoval:
    """Enter the court's deletion; disclosure ends 3 working days later, by rule.

    Raises Invalid, NotAllowed, TransitionRefused.
    """
    with transaction.atomic():
        current = begin_event(record, by, CASE)
        workflow.check_handling(current.default_case.handling, Handling.COURT_DELETED)
        read = Reader(at)
        day = read.day("deleted_on", deleted_on, "法院删除日期")
        paper = read.text("document", document, "法院文书")
        _check_listed(current, "deleted_on", day, read)
        read.done()
        row = CourtRemoval.objects.create(record=current, deleted_on=day, document=paper, entered_by=by, entered_at=at)
        add_step(current, Handling.COURT_DELETED, day, by=by, at=at, document=paper)
        end_event(record=current, verb="removal.deleted", by=by, at=at)
    return row


def _check_listed(record: Record, name: str, day: Any, read: Reader) -> None:
    dates = listing_dates(record)
    if not dates:
        read.add(name, "案件尚未纳入名单，不需要销案。")
    elif day and day < dates[-1]:
        read.add(name, "日期不能早于纳入名单日期，请核对。")
