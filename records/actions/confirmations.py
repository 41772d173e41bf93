"""The creditor's confirmation that a debt was settled (企业确认)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Officer
from records.actions.events import Reader, begin_event, end_event
from records.enums import LedgerCode
from records.models import Arrears, Record


def confirm_by_creditor(*, record: Record, confirmed_on: Any, document: str, by: Officer, at: datetime) -> Arrears:
    """Enter the day and the paper of the confirmation. Raises Invalid, NotAllowed, TransitionRefused."""
    with transaction.atomic():
        current = begin_event(record, by, LedgerCode.ARREARS)
        read = Reader(at)
        debt = current.arrears
        debt.confirmed_on = read.day("confirmed_on", confirmed_on, "债权人确认日期")
        debt.confirmed_document = read.text("document", document, "确认文件")
        read.done()
        debt.save(update_fields=["confirmed_on", "confirmed_document"])
        end_event(record=current, verb="arrears.confirm", by=by, at=at)
    return debt
