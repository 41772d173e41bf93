"""Where a case or a debt stands in money today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from records.enums import LedgerCode
from records.interest import STATUTORY_DAILY_RATE, interest
from records.ledgers.arrears import live_payments
from records.ledgers.default_case import paid_total
from records.models import Record


@dataclass(frozen=True)
class Standing:
    """元. `interest` and `rate` (per cent a day) for arrears only; `interest` up to and with `on`."""

    owed: Decimal
    paid: Decimal
    unpaid: Decimal
    on: date
    interest: Decimal | None = None
    rate: Decimal | None = None


@dataclass(frozen=True)
class PlannedLine:
    """One instalment against the payments so far. `state`: paid, part, late, open."""

    due_on: date
    amount: Decimal
    covered: Decimal
    state: str


def standing(record: Record, on: date) -> Standing | None:
    """None while the amounts have not been filled in, and for ledgers without payments."""
    if record.ledger == LedgerCode.DEFAULT_CASE:
        return _case(record, on)
    return _debt(record, on) if record.ledger == LedgerCode.ARREARS else None


def _case(record: Record, on: date) -> Standing | None:
    due = record.default_case.due_amount
    if due is None:
        return None
    paid = paid_total(record)
    return Standing(due, paid, due - paid, on)


def _debt(record: Record, on: date) -> Standing | None:
    debt: Any = record.arrears
    if debt.overdue_principal is None or debt.due_date is None:
        return None
    payments = live_payments(record)
    paid = sum((amount for _, amount in payments), Decimal(0))
    accrued = interest(
        principal=debt.overdue_principal,
        due_date=debt.due_date,
        payments=payments,
        on=on,
        daily_rate=debt.agreed_daily_rate,
    )
    rate = STATUTORY_DAILY_RATE if debt.agreed_daily_rate is None else debt.agreed_daily_rate
    unpaid = max(debt.overdue_principal - paid, Decimal(0))
    return Standing(debt.overdue_principal, paid, unpaid, on, accrued, rate)


def planned_lines(record: Record, on: date) -> list[PlannedLine]:
    """The repayment plan, the payments counted against the earliest instalments first."""
    left = sum((amount for _, amount in live_payments(record)), Decimal(0))
    lines = []
    for row in record.instalments.all():
        covered = min(left, row.amount)
        left -= covered
        lines.append(PlannedLine(row.due_on, row.amount, covered, _state(row, covered, on)))
    return lines


def _state(row: Any, covered: Decimal, on: date) -> str:
    if covered == row.amount:
        return "paid"
    if row.due_on < on:
        return "late"
    return "part" if covered else "open"
