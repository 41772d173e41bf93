"""The repayment plan (还款计划) of arrears, by date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.models import Officer
from integrity_portal.lib.money import format_money
from records.actions.events import Reader, begin_event, end_event
from records.enums import LedgerCode
from records.models import Instalment, Record


def save_repayment_plan(
    *, record: Record, instalments: Sequence[tuple[Any, Any]], by: Officer, at: datetime
) -> list[Instalment]:
    """Replace the plan by (day, amount in 元) pairs; an empty plan removes it.

    Errors are named `instalments-0-due_on`, `instalments-0-amount`. Raises Invalid, NotAllowed,
    TransitionRefused.
    """
    with transaction.atomic():
        current = begin_event(record, by, LedgerCode.ARREARS)
        read = Reader(at)
        rows: list[tuple[Any, Any]] = []
        for index, (due_on, amount) in enumerate(instalments):
            day = read.day(f"instalments-{index}-due_on", due_on, "计划支付日期", past=False)
            money = read.money(f"instalments-{index}-amount", amount, "计划支付金额")
            if day is not None and any(day == other for other, _ in rows):
                read.add(f"instalments-{index}-due_on", "同一天只能有一笔计划，请合并。")
            rows.append((day, money))
        _check_total(current, rows, read)
        read.done()
        current.instalments.all().delete()
        saved = Instalment.objects.bulk_create(
            Instalment(record=current, due_on=day, amount=money) for day, money in sorted(rows)
        )
        end_event(record=current, verb="repayment.plan", by=by, at=at, detail={"instalments": len(saved)})
    return saved


def _check_total(record: Record, rows: list[tuple[Any, Any]], read: Reader) -> None:
    total = sum((money for _, money in rows if money is not None), Decimal(0))
    principal: Any = record.arrears.overdue_principal
    if total > principal:
        read.add("instalments", f"计划合计 {format_money(total)} 元，超过逾期本金 {format_money(principal)} 元。")
