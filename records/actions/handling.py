"""The handling of a default case, step by step behind the court."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import Officer
from accounts.queries import due_date
from records import workflow
from records.actions.events import Reader, begin_event, end_event
from records.actions.retraction import retract_row
from records.actions.steps import lock, take_step
from records.enums import ON_PUBLIC_SITE, Action, Handling, LedgerCode, Situation, Status
from records.exceptions import Invalid, TransitionRefused
from records.ledgers.default_case import deletion_dates
from records.models import HandlingStep, Record

CASE = LedgerCode.DEFAULT_CASE
# Steps that stand on a paper: the court's decision, proof of performance.
WITH_DOCUMENT = (Handling.LISTED, Handling.PERFORMED)
# Steps with an action of their own, because they carry more than a date.
ELSEWHERE = {
    Handling.REMOVAL_REQUESTED: "请在“销案”中登记申请。",
    Handling.COURT_DELETED: "请在“销案”中登记法院删除。",
}


def move_case(
    *,
    record: Record,
    state: str,
    happened_on: Any,
    by: Officer,
    at: datetime,
    document: str = "",
    note: str = "",
    situation: str = "",
) -> HandlingStep:
    """Enter one step of the case. Listing makes it publishable; listing again reopens a repaired case.

    `situation` is needed for the first listing. Raises Invalid, NotAllowed, TransitionRefused.
    """
    with transaction.atomic():
        current = _begin(record, state, by, at)
        if state in ELSEWHERE:
            raise TransitionRefused(ELSEWHERE[Handling(state)])
        workflow.check_handling(current.default_case.handling, state)
        read = Reader(at)
        day = read.day("happened_on", happened_on, "发生日期")
        paper = read.text("document", document, "文书", required=state in WITH_DOCUMENT)
        remark = read.text("note", note, "说明", limit=500, required=False)
        _check_day(current, day, read)
        if state == Handling.LISTED:
            _check_situation(current, situation, read)
        if state == Handling.SETTLING and not current.settlements.filter(retracted_at=None).exists():
            read.add("state", "请先登记执行和解协议。")
        read.done()
        step = add_step(current, state, day, by=by, at=at, document=paper, note=remark, situation=situation)
        end_event(record=current, verb="case.move", by=by, at=at, detail={"state": state})
    return step


def add_step(
    record: Record,
    state: str,
    day: Any,
    *,
    by: Officer,
    at: datetime,
    document: str = "",
    note: str = "",
    situation: str = "",
) -> HandlingStep:
    """Write the step and the case's current state (inside the caller's transaction)."""
    step = HandlingStep.objects.create(
        record=record,
        state=state,
        happened_on=day,
        document=document,
        note=note,
        entered_by=by,
        entered_at=at,
    )
    case = record.default_case
    case.handling = state
    if state == Handling.LISTED:
        case.listed_on = case.listed_on or day
        case.situation = situation or case.situation
    case.save(update_fields=["handling", "listed_on", "situation"])
    set_end_of_case(record)
    return step


def retract_step(*, step: HandlingStep, reason: str, by: Officer, at: datetime) -> HandlingStep:
    """Take back the last step, entered by mistake; the case returns to the state before it.

    What the step brought with it goes too: the date of a listing, the row of a removal, the end of
    the disclosure. A listing that stands on the public site is withdrawn by the publisher instead.
    Raises Invalid without a reason, NotAllowed, TransitionRefused.
    """
    with transaction.atomic():
        current = begin_event(step.record, by, CASE)
        live = list(current.handling_steps.filter(retracted_at=None).order_by("id"))
        if not live or live[-1].pk != step.pk:
            raise TransitionRefused("只能撤回最后一步。")
        if step.state == Handling.LISTED and current.status in ON_PUBLIC_SITE:
            raise TransitionRefused("案件正在公示；名单登记有误的，请由发布员撤销此记录。")
        retracted = retract_row(step, reason=reason, by=by, at=at)
        case = current.default_case
        case.handling = live[-2].state if len(live) > 1 else _entered_state(current)
        if step.state == Handling.LISTED and case.listed_on == step.happened_on:
            case.listed_on = next((s.happened_on for s in live[:-1] if s.state == Handling.LISTED), None)
        case.save(update_fields=["handling", "listed_on"])
        if step.state in ELSEWHERE:
            row = current.court_removals.filter(retracted_at=None).order_by("-id").first()
            if row is not None:
                retract_row(row, reason=reason, by=by, at=at)
        set_end_of_case(current)
        end_event(record=current, verb="case.retract", by=by, at=at, detail={"state": step.state})
    return retracted


def set_end_of_case(record: Record) -> None:
    """The day on which the disclosure of a deleted case ends (3 working days by rule), None before."""
    deleted = deletion_dates(record)
    gone = record.default_case.handling in (Handling.COURT_DELETED, Handling.REVISITED)
    record.disclosure_ends_on = due_date("removal_end", deleted[-1]) if gone and deleted else None


def _entered_state(record: Record) -> str:
    """The state with which the case was last submitted, before its first step."""
    submitted = record.transitions.filter(action=Action.SUBMIT).order_by("-id").first()
    snapshot = submitted.snapshot if submitted else None
    return snapshot["handling"] if snapshot else Handling.WARNED


def _begin(record: Record, state: str, by: Officer, at: datetime) -> Record:
    if state not in Handling.values:
        raise Invalid({"state": ["请选择处置状态。"]})
    current = lock(record)
    if current.status == Status.REPAIRED and state == Handling.LISTED and current.ledger == CASE:
        reopen = {"ended_on": None, "disclosure_ends_on": None, "stale_since": None}
        take_step(record=current, action=Action.RELIST, by=by, at=at, changes=reopen)
        return current
    return begin_event(record, by, CASE)


def _check_day(record: Record, day: date | None, read: Reader) -> None:
    """A step does not come before the judgment or before the step it follows."""
    case = record.default_case
    last = record.handling_steps.filter(retracted_at=None).order_by("-happened_on").first()
    if day and case.judged_on and day < case.judged_on:
        read.add("happened_on", "发生日期不能早于裁判日期，请核对。")
    if day and last and day < last.happened_on:
        read.add("happened_on", f"发生日期不能早于上一步（{last.happened_on:%Y-%m-%d}），请核对。")


def _check_situation(record: Record, situation: str, read: Reader) -> None:
    if situation and situation not in Situation.values:
        read.add("situation", "请选择失信情形。")
    if not situation and not record.default_case.situation:
        read.add("situation", "纳入名单的案件须选择失信情形。")
