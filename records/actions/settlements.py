"""Settlements with the applicant (执行和解)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Officer
from records.actions.events import Reader, begin_event, end_event
from records.actions.retraction import retract_row
from records.enums import LedgerCode
from records.models import Record, Settlement


def add_settlement(
    *,
    record: Record,
    agreed_on: Any,
    amount: Any,
    document: str,
    terms: str,
    by: Officer,
    at: datetime,
    confirmed_on: Any = None,
) -> Settlement:
    """Enter an agreement; `confirmed_on` is the day the applicant confirmed it to the court.

    Raises Invalid, NotAllowed, TransitionRefused.
    """
    with transaction.atomic():
        current = begin_event(record, by, LedgerCode.DEFAULT_CASE)
        read = Reader(at)
        day = read.day("agreed_on", agreed_on, "达成日期")
        money = read.money("amount", amount, "和解金额")
        paper = read.text("document", document, "和解协议")
        how = read.text("terms", terms, "履行方式和期限", limit=500)
        confirmed = read.day("confirmed_on", confirmed_on, "申请执行人确认日期", required=False)
        if day and current.default_case.judged_on and day < current.default_case.judged_on:
            read.add("agreed_on", "达成日期不能早于裁判日期，请核对。")
        if day and confirmed and confirmed < day:
            read.add("confirmed_on", "确认日期不能早于达成日期，请核对。")
        read.done()
        settlement = Settlement.objects.create(
            record=current,
            agreed_on=day,
            amount=money,
            document=paper,
            terms=how,
            confirmed_on=confirmed,
            entered_by=by,
            entered_at=at,
        )
        end_event(record=current, verb="settlement.add", by=by, at=at)
    return settlement


def retract_settlement(*, settlement: Settlement, reason: str, by: Officer, at: datetime) -> Settlement:
    """Take back an agreement entered by mistake. Raises Invalid, NotAllowed, TransitionRefused."""
    with transaction.atomic():
        current = begin_event(settlement.record, by, LedgerCode.DEFAULT_CASE)
        retracted = retract_row(settlement, reason=reason, by=by, at=at)
        end_event(record=current, verb="settlement.retract", by=by, at=at)
    return retracted
