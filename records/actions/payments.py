"""Payments on default cases and arrears."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.models import Officer
from accounts.queries import due_date
from integrity_portal.lib.money import format_money
from records.actions.events import Reader, begin_event, end_event
from records.actions.retraction import retract_row
from records.enums import LedgerCode, Status
from records.exceptions import Invalid
from records.ledgers.arrears import live_payments, unpaid_principal
from records.ledgers.default_case import paid_total
from records.models import Payment, Record

LEDGERS = (LedgerCode.DEFAULT_CASE, LedgerCode.ARREARS)


def outstanding(record: Record) -> Decimal:
    """元 still to be paid: of the case's due amount, or of the overdue principal."""
    if record.ledger == LedgerCode.ARREARS:
        return unpaid_principal(record)
    due: Any = record.default_case.due_amount
    return due - paid_total(record)


def add_payment(
    *,
    record: Record,
    paid_on: Any,
    amount: Any,
    by: Officer,
    at: datetime,
    document: str = "",
    note: str = "",
) -> Payment:
    """Enter a payment on a reviewed case or debt; amounts and dates as officials write them.

    Paying arrears in full starts the clock after which their disclosure ends.
    Raises Invalid (also when more is paid than is owed), NotAllowed, TransitionRefused.
    """
    with transaction.atomic():
        current = begin_event(record, by, *LEDGERS)
        read = Reader(at)
        day = read.day("paid_on", paid_on, "支付日期")
        money = read.money("amount", amount, "支付金额")
        voucher = read.text("document", document, "支付凭证")
        remark = read.text("note", note, "说明", limit=300, required=False)
        if day and current.occurred_on and day < current.occurred_on:
            read.add("paid_on", f"支付日期不能早于事项发生日期（{current.occurred_on:%Y-%m-%d}），请核对。")
        owed = outstanding(current)
        if money is not None and money > owed:
            read.add("amount", f"支付金额超过未付余额 {format_money(owed)} 元，请核对。")
        read.done()
        payment = Payment.objects.create(
            record=current,
            paid_on=day,
            amount=money,
            document=voucher,
            note=remark,
            entered_by=by,
            entered_at=at,
        )
        set_end_of_arrears(current)
        end_event(record=current, verb="payment.add", by=by, at=at, detail={"payment": payment.pk})
    return payment


def retract_payment(*, payment: Payment, reason: str, by: Officer, at: datetime) -> Payment:
    """Take back a payment entered by mistake; its fact is retracted with it.

    Raises Invalid without a reason, NotAllowed, TransitionRefused.
    """
    with transaction.atomic():
        current = begin_event(payment.record, by, *LEDGERS)
        retracted = retract_row(payment, reason=reason, by=by, at=at)
        set_end_of_arrears(current)
        end_event(record=current, verb="payment.retract", by=by, at=at, detail={"payment": payment.pk})
    return retracted


def check_sums(record: Record) -> None:
    """Raise Invalid when a corrected sum falls below what was paid or planned, or reopens a debt whose
    disclosure has ended because it was paid."""
    if record.ledger == LedgerCode.DEFAULT_CASE:
        due: Any = record.default_case.due_amount
        _refuse("due_amount", paid_total(record), due, "已履行金额")
    if record.ledger == LedgerCode.ARREARS:
        principal: Any = record.arrears.overdue_principal
        paid = sum((amount for _, amount in live_payments(record)), Decimal(0))
        planned = sum((row.amount for row in record.instalments.all()), Decimal(0))
        _refuse("overdue_principal", paid, principal, "已登记支付")
        _refuse("overdue_principal", planned, principal, "还款计划")
        if record.status == Status.REPAIRED and unpaid_principal(record) > 0:
            reason = "此欠款已付清并结束公示，不能更正为仍有欠款；确有错误的，请撤销后重新录入。"
            raise Invalid({"overdue_principal": [reason]})


def _refuse(name: str, least: Decimal, amount: Decimal, what: str) -> None:
    if amount < least:
        raise Invalid({name: [f"更正后的金额小于{what}合计 {format_money(least)} 元，请核对。"]})


def set_end_of_arrears(record: Record) -> None:
    """The day on which disclosure of paid arrears ends (3 working days by rule); None while money is owed."""
    if record.ledger == LedgerCode.ARREARS:
        record.disclosure_ends_on = _end(record)


def _end(record: Record) -> date | None:
    payments = live_payments(record)
    if not payments or unpaid_principal(record) > 0:
        return None
    return due_date("arrears_paid_end", max(day for day, _ in payments))
