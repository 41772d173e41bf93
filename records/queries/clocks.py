"""The clocks that run on one record, counted in working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from accounts.queries import due_date
from integrity_portal.lib.workdays import Calendar
from records.enums import RUNNING, Action, LedgerCode, Status
from records.models import CasePlan, Record, Transition
from records.queries.due import SETTLED


@dataclass(frozen=True)
class Clock:
    """`left`: working days until `on`, negative when it has passed. `estimated`: the holidays of
    that year are not announced yet."""

    label: str
    on: date
    left: int
    estimated: bool


def clocks_of(record: Record, *, today: date, days: Calendar) -> list[Clock]:
    """Every clock that runs now, the nearest first."""
    found = [*_returns(record, days), *_objection(record, days), *_plan(record), *_ending(record)]
    clocks = [Clock(label, on, days.workdays_between(today, on), days.is_estimated(on)) for label, on in found]
    return sorted(clocks, key=lambda clock: clock.on)


def waiting_days(record: Record, *, today: date, days: Calendar) -> int | None:
    """Working days since the record was handed in; None when it does not wait for a reviewer."""
    if record.status != Status.SUBMITTED or record.submitted_at is None:
        return None
    return days.workdays_between(timezone.localtime(record.submitted_at).date(), today)


def _returns(record: Record, days: Calendar):
    if record.ledger == LedgerCode.MONTHLY_RETURN and record.first_submitted_on is None:
        month = record.monthly_return.month
        if month is not None and record.status != Status.WITHDRAWN:
            yield "月度报送截止", due_date("return_due", month, days=days)


def _objection(record: Record, days: Calendar):
    if record.status == Status.UNDER_OBJECTION:
        marked = Transition.objects.filter(record=record, action=Action.MARK_OBJECTION).order_by("-id").first()
        if marked is not None:
            yield "异议办理期限", due_date("objection_decide", timezone.localtime(marked.at).date(), days=days)


def _plan(record: Record):
    if record.ledger != LedgerCode.DEFAULT_CASE or record.status not in RUNNING:
        return
    if record.default_case.handling in SETTLED:
        return
    plan = CasePlan.objects.filter(record=record, deadline__isnull=False).first()
    if plan is not None:
        yield "一案一策办结期限", plan.deadline


def _ending(record: Record):
    if record.ended_on is None and record.disclosure_ends_on is not None:
        yield "公示结束", record.disclosure_ends_on
    elif record.ended_on is None and record.valid_to is not None:
        yield "公示有效期届满", record.valid_to
