"""一案一策: the plan of a case and its milestones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Officer
from records.actions.events import Reader, begin_event, end_event
from records.enums import CaseCause, CaseRoute, LedgerCode
from records.models import CasePlan, Milestone, Record

CASE = LedgerCode.DEFAULT_CASE
NEEDED = ("cause", "route", "funds", "leader", "handler", "deadline")


def save_plan(
    *,
    record: Record,
    data: Mapping[str, Any],
    milestones: Sequence[Mapping[str, Any]],
    by: Officer,
    at: datetime,
) -> CasePlan:
    """Write the plan (`cause`, `route`, `funds`, `leader`, `handler`, `deadline`) and its milestones
    (`title`, `due_on`, `done_on`, `evidence`). It counts as complete once all is filled in and there
    is a milestone; the day it became complete is kept while it stays so.

    Raises Invalid (milestone fields as `milestones-0-title`), NotAllowed, TransitionRefused.
    """
    with transaction.atomic():
        current = begin_event(record, by, CASE)
        read = Reader(at)
        values = _plan_values(data, read)
        rows = [_milestone_values(index, row, read) for index, row in enumerate(milestones)]
        read.done()
        plan = CasePlan.objects.filter(record=current).first() or CasePlan(record=current)
        for name, value in values.items():
            setattr(plan, name, value)
        plan.complete = bool(rows) and all(values[name] for name in NEEDED)
        plan.completed_on = (plan.completed_on or read.today) if plan.complete else None
        plan.save()
        plan.milestones.all().delete()
        Milestone.objects.bulk_create(
            Milestone(plan=plan, position=position, **row) for position, row in enumerate(rows, start=1)
        )
        end_event(record=current, verb="plan.save", by=by, at=at, detail={"complete": plan.complete})
    return plan


def finish_milestone(*, milestone: Milestone, done_on: Any, evidence: str, by: Officer, at: datetime) -> Milestone:
    """Enter that a milestone was reached, with its evidence. Raises Invalid, NotAllowed, TransitionRefused."""
    with transaction.atomic():
        current = begin_event(milestone.plan.record, by, CASE)
        read = Reader(at)
        row = Milestone.objects.select_for_update().get(pk=milestone.pk)
        row.done_on = read.day("done_on", done_on, "完成日期")
        row.evidence = read.text("evidence", evidence, "完成依据")
        read.done()
        row.save(update_fields=["done_on", "evidence"])
        end_event(record=current, verb="plan.milestone", by=by, at=at, detail={"position": row.position})
    return row


def _plan_values(data: Mapping[str, Any], read: Reader) -> dict[str, Any]:
    for name in set(data) - set(NEEDED):
        read.add(name, "没有这个填报项。")
    return {
        "cause": _choice("cause", data.get("cause"), CaseCause, read),
        "route": _choice("route", data.get("route"), CaseRoute, read),
        "funds": read.text("funds", data.get("funds"), "资金来源", required=False),
        "leader": read.text("leader", data.get("leader"), "包案领导", limit=50, required=False),
        "handler": read.text("handler", data.get("handler"), "具体承办人", limit=50, required=False),
        "deadline": read.day("deadline", data.get("deadline"), "办结期限", past=False, required=False),
    }


def _choice(name: str, value: Any, choices: type[CaseCause] | type[CaseRoute], read: Reader) -> str:
    text = str(value or "").strip()
    for code, label in choices.choices:
        if text in (code, label):
            return str(code)
    if text:
        read.add(name, f"请选择：{'、'.join(map(str, choices.labels))}。")
    return ""


def _milestone_values(index: int, row: Mapping[str, Any], read: Reader) -> dict[str, Any]:
    prefix = f"milestones-{index}-"
    done_on = read.day(prefix + "done_on", row.get("done_on"), "完成日期", required=False)
    evidence = read.text(prefix + "evidence", row.get("evidence"), "完成依据", required=done_on is not None)
    return {
        "title": read.text(prefix + "title", row.get("title"), "工作节点"),
        "due_on": read.day(prefix + "due_on", row.get("due_on"), "计划日期", past=False),
        "done_on": done_on,
        "evidence": evidence,
    }
