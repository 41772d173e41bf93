"""The one door through which a record's state changes, and the lock in front of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.actions.audit import append_audit
from accounts.models import Officer
from disclosure.publication import digest_of, published_digests
from records import permissions, workflow
from records.enums import ON_PUBLIC_SITE, RUNNING, Action, Status
from records.exceptions import NotAllowed, TransitionRefused, VersionConflict
from records.ledgers import as_text, from_detail, get_ledger
from records.models import Record, Transition
from records.queries.copies import not_public_because, public_copy
from records.workflow import Step


def local_day(at: datetime) -> date:
    """The day of `at` as the calendar in Shenyang shows it."""
    return timezone.localtime(at).date()


def lock(record: Record, *, expected_version: int | None = None) -> Record:
    """The record as it stands, locked for this transaction.

    Raises VersionConflict (with the current record) when somebody saved it since `expected_version`.
    """
    current = Record.objects.unscoped("locked by an action").select_for_update().get(pk=record.pk)
    if expected_version is not None and current.version != expected_version:
        raise VersionConflict(current)
    return current


def take_step(
    *,
    record: Record,
    action: str,
    by: Officer | None,
    at: datetime,
    target: str | None = None,
    reason: str = "",
    field_reasons: dict[str, str] | None = None,
    snapshot: bool = False,
    changes: dict[str, Any] | None = None,
    note: dict[str, Any] | None = None,
) -> Step:
    """Move a locked record along one row of the transition table, with history and audit event.

    `changes`: columns set with it; `note`: further detail for the audit event, without personal data.
    Raises TransitionRefused (state) or NotAllowed (role, reach, four eyes).
    """
    step = workflow.find_step(record.status, action, target)
    check_actor(record, step, by)
    before = record.status
    record.status = step.target
    for name, value in (changes or {}).items():
        setattr(record, name, value)
    record.version += 1
    record.save()
    append_history(record, step, by, at, reason=reason, field_reasons=field_reasons, snapshot=snapshot, source=before)
    detail = {"ledger": record.ledger, "from": before, "to": record.status, "version": record.version}
    append_audit(actor=by, verb=f"record.{action}", target=record.target, detail=detail | (note or {}), at=at)
    return step


def append_history(
    record: Record,
    step: Step,
    by: Officer | None,
    at: datetime,
    *,
    reason: str = "",
    field_reasons: dict[str, str] | None = None,
    snapshot: bool = False,
    source: str,
) -> Transition:
    ledger = get_ledger(record.ledger)
    return Transition.objects.create(
        record=record,
        action=step.action,
        from_status=source,
        to_status=step.target,
        actor=by,
        at=at,
        reason=reason,
        field_reasons=field_reasons or {},
        snapshot=as_text(from_detail(ledger, record)) if snapshot else None,
    )


def check_actor(record: Record, step: Step, by: Officer | None) -> None:
    """Role, reach and four eyes; a step without a role belongs to the portal itself.

    Raises NotAllowed with the reason in Chinese.
    """
    if not step.role:
        if by is not None:
            raise NotAllowed("此步骤由系统按期限规则自动办理。")
        return
    if by is None or not permissions.can_take(by, record, step):
        if by is not None and step.four_eyes and permissions.is_author(by, record):
            raise NotAllowed("录入人不能审核或公示自己录入、修改的记录，请由他人办理。")
        raise NotAllowed(f"您没有对此记录办理“{Action(step.action).label}”的权限。")


def check_event(record: Record, by: Officer) -> None:
    """May `by` enter payments, steps and plans on this record? Raises NotAllowed, TransitionRefused."""
    if not permissions.can_record_event(by, record):
        raise NotAllowed("只有本单位（本区县）的录入员才能登记。")
    if record.status not in RUNNING:
        raise TransitionRefused(f"记录状态为“{Status(record.status).label}”，审核通过后、结束前才能登记。")


def mark_stale(record: Record, at: datetime) -> None:
    """Note that the public copy lags behind, where it does. Saves the record's clocks.

    What the public does not read (a case plan, a milestone) needs no new revision: nobody is told of a
    change that is none.
    """
    if record.status in ON_PUBLIC_SITE and record.stale_since is None and _lags(record):
        record.stale_since = at
    record.save(update_fields=["stale_since", "disclosure_ends_on"])


def _lags(record: Record) -> bool:
    """Whether the public reads something else than it would now (or may not read it any more)."""
    current = Record.objects.unscoped("compared with its public copy").get(pk=record.pk)
    shown = published_digests(numbers=[current.number]).get(current.number)
    return bool(not_public_because(current)) or shown != digest_of(public_copy(current))
