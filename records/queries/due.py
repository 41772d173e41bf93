"""What is due for an officer: plans, milestones, instalments, the monthly return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import DecimalField, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from accounts.enums import Reach
from accounts.models import Officer, Region
from accounts.queries import due_date
from integrity_portal.lib.months import Month
from integrity_portal.lib.workdays import Calendar
from records.enums import RUNNING, Handling, LedgerCode
from records.models import CasePlan, Instalment, Milestone, MonthlyReturn, Payment, Record
from records.queries.desk import missing_returns

AHEAD = 10  # working days
SHOWN = 12
SETTLED = (Handling.PERFORMED, Handling.REMOVAL_REQUESTED, Handling.COURT_DELETED, Handling.REVISITED)
MONEY: DecimalField = DecimalField(max_digits=18, decimal_places=2)


@dataclass(frozen=True)
class Due:
    """One thing with a day. `left`: working days until then, negative when it has passed."""

    record: Record
    what: str
    on: date
    left: int
    amount: Decimal | None = None


@dataclass(frozen=True)
class ReturnDue:
    """The monthly return that is asked for now. `missing`: districts of the officer's reach without it."""

    month: Month
    on: date
    left: int
    missing: list[Region]


def due_soon(officer: Officer, *, today: date, days: Calendar) -> list[Due]:
    """Plans and milestones due within ten working days, and instalments overdue; the most urgent first."""
    until = days.add_workdays(today, AHEAD)
    running = Record.objects.for_officer(officer).with_status(*RUNNING).filter(disclosure_ends_on=None)
    found = [*_plans(running, until), *_milestones(running, until), *_instalments(running, today)]
    dues = [Due(record, what, on, days.workdays_between(today, on), amount) for record, what, on, amount in found]
    return sorted(dues, key=lambda due: (due.on, due.record.pk))


def _plans(running, until: date):
    plans = CasePlan.objects.filter(record__in=running.values("pk"), deadline__lte=until)
    plans = plans.exclude(record__default_case__handling__in=SETTLED).select_related("record__organisation")
    for plan in plans.order_by("deadline")[:SHOWN]:
        yield plan.record, "一案一策办结期限", plan.deadline, None


def _milestones(running, until: date):
    steps = Milestone.objects.filter(plan__record__in=running.values("pk"), due_on__lte=until, done_on=None)
    steps = steps.exclude(plan__record__default_case__handling__in=SETTLED)
    for step in steps.select_related("plan__record__organisation").order_by("due_on", "pk")[:SHOWN]:
        yield step.plan.record, f"工作节点：{step.title}", step.due_on, None


def _instalments(running, today: date):
    """Arrears whose planned sum up to yesterday is not covered by what was paid; the day of the last gap."""
    late = (
        running.in_ledger(LedgerCode.ARREARS)
        .annotate(
            planned=Coalesce(Subquery(_sum(Instalment, Q(due_on__lt=today))), Value(0), output_field=MONEY),
            settled=Coalesce(Subquery(_sum(Payment, Q(retracted_at=None))), Value(0), output_field=MONEY),
            last_due=Subquery(
                Instalment.objects.filter(record=OuterRef("pk"), due_on__lt=today)
                .order_by("-due_on")
                .values("due_on")[:1]
            ),
        )
        .filter(planned__gt=F("settled"))
        .select_related("organisation")
    )
    for record in late.order_by("last_due", "pk")[:SHOWN]:
        yield record, "还款计划逾期", record.last_due, record.planned - record.settled


def _sum(model, condition: Q):
    rows = model.objects.filter(condition, record=OuterRef("pk")).order_by().values("record")
    return rows.annotate(total=Sum("amount")).values("total")


def return_due(officer: Officer, *, today: date, days: Calendar) -> ReturnDue | None:
    """Last month's return, where a district of the officer's reach has not filed it; None when all have.

    An officer who sees one organisation only is asked when that organisation files the returns.
    """
    month = Month(today.year, today.month) - 1
    missing = missing_returns(month)
    if officer.reach != Reach.CITY:
        missing = [region for region in missing if region.code == officer.district_code]
    if officer.reach == Reach.ORGANISATION and not _files_returns(officer):
        return None
    if not missing:
        return None
    on = due_date("return_due", month.last_day, days=days)
    return ReturnDue(month, on, days.workdays_between(today, on), missing)


def _files_returns(officer: Officer) -> bool:
    return MonthlyReturn.objects.filter(record__organisation_id=officer.organisation_id).exists()
