"""Correcting a reviewed record: proposed by a clerk, approved by a reviewer, then in force.

The public copy stays as it is until a publisher publishes the correction. docs/adr on corrections.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from accounts.actions.audit import append_audit
from accounts.models import Officer
from records import permissions
from records.actions.drafting import refuse_duplicate
from records.actions.facts import sync_facts
from records.actions.payments import check_sums, set_end_of_arrears
from records.actions.reasons import read_reason
from records.actions.steps import local_day, lock, take_step
from records.actions.workflow import return_reasons
from records.enums import COUNTED, ON_PUBLIC_SITE, RUNNING, Action, AmendmentState, Status
from records.exceptions import Invalid, NotAllowed, TransitionRefused
from records.ledgers import Ledger, as_text, clean, from_detail, get_ledger, to_detail
from records.models import Amendment, Record
from records.models.amendments import OPEN_STATES
from records.queries.copies import personal_numbers


def propose_amendment(
    *,
    record: Record,
    data: Mapping[str, Any],
    note: str,
    by: Officer,
    at: datetime,
    expected_version: int,
) -> Amendment:
    """Propose new field values for a reviewed record; complete and valid, or refused.

    Raises Invalid (errors by field, `note` without a reason), VersionConflict, NotAllowed,
    TransitionRefused (not reviewed yet, or another correction is open).
    """
    with transaction.atomic():
        current = lock(record, expected_version=expected_version)
        _check_proposer(current, by)
        values = _values(current, data, note, by, at)
        if current.amendments.filter(state__in=OPEN_STATES).exists():
            raise TransitionRefused("此记录已有一份更正正在办理，请先办完。")
        amendment = Amendment.objects.create(
            record=current,
            data=values,
            note=read_reason(note, name="note", label="更正原因"),
            base_version=current.version,
            entered_by=by,
            entered_at=at,
        )
        _audit(amendment, "amendment.propose", by, at)
    return amendment


def revise_amendment(
    *, amendment: Amendment, data: Mapping[str, Any], note: str, by: Officer, at: datetime
) -> Amendment:
    """Hand in a returned correction again. Raises Invalid, NotAllowed, TransitionRefused."""
    with transaction.atomic():
        current = _lock(amendment, AmendmentState.RETURNED)
        record = lock(current.record)
        _check_proposer(record, by)
        current.data = _values(record, data, note, by, at)
        current.note, current.base_version = read_reason(note, name="note", label="更正原因"), record.version
        current.entered_by, current.entered_at = by, at
        current.state = AmendmentState.SUBMITTED
        current.save()
        _audit(current, "amendment.revise", by, at)
    return current


def return_amendment(
    *,
    amendment: Amendment,
    by: Officer,
    at: datetime,
    reason: str = "",
    field_reasons: dict[str, str] | None = None,
    seen: datetime | None = None,
) -> Amendment:
    """Send a correction back with reasons. `seen`: when what the reviewer read was handed in.

    Raises Invalid, NotAllowed, TransitionRefused (also when it was handed in anew meanwhile).
    """
    with transaction.atomic():
        current = _lock(amendment, AmendmentState.SUBMITTED)
        _check_seen(current, seen)
        _check_reviewer(current, by)
        current.field_reasons = return_reasons(current.record.ledger, reason, field_reasons)
        current.return_reason = read_reason(reason, label="退回原因")
        current.state = AmendmentState.RETURNED
        current.save()
        _audit(current, "amendment.return", by, at)
    return current


def drop_amendment(*, amendment: Amendment, by: Officer, at: datetime) -> Amendment:
    """Give up an open correction. Raises NotAllowed, TransitionRefused."""
    with transaction.atomic():
        current = _lock(amendment, *OPEN_STATES)
        if not permissions.can_propose_amendment(by, current.record):
            raise NotAllowed("您没有更正此记录的权限。")
        current.state = AmendmentState.DROPPED
        current.save()
        _audit(current, "amendment.drop", by, at)
    return current


def approve_amendment(*, amendment: Amendment, by: Officer, at: datetime, seen: datetime | None = None) -> Amendment:
    """Put a correction into force: fields, facts and history change now; the public copy is marked
    as lagging until it is published.

    Nothing else can have changed the fields meanwhile: a reviewed record changes by corrections
    only, and there is one at a time. `seen`: when what the reviewer read was handed in. Raises Invalid,
    NotAllowed, TransitionRefused (also when the correction was handed in anew meanwhile).
    """
    with transaction.atomic():
        current = _lock(amendment, AmendmentState.SUBMITTED)
        _check_seen(current, seen)
        record = lock(current.record)
        _check_reviewer(current, by)
        _apply(record, current, at)
        _correct(record, current, by, at)
        public = record.status in ON_PUBLIC_SITE
        current.state = AmendmentState.APPROVED if public else AmendmentState.DONE
        current.reviewed_by, current.reviewed_at = by, at
        current.save()
        sync_facts(record=record, at=at)
    return current


def _correct(record: Record, amendment: Amendment, by: Officer, at: datetime) -> None:
    """The step in the record's history; refused to the clerks of the record too."""
    if record.status in ON_PUBLIC_SITE and record.stale_since is None:
        record.stale_since = at
    take_step(
        record=record,
        action=Action.CORRECT,
        by=by,
        at=at,
        reason=amendment.note,
        snapshot=True,
        note={"amendment": amendment.pk},
    )


def _apply(record: Record, amendment: Amendment, at: datetime) -> None:
    ledger = get_ledger(record.ledger)
    detail = record.detail
    to_detail(ledger, _read(ledger, record, amendment.data, at), record=record, detail=detail)
    refuse_duplicate(record)
    check_sums(record)
    if record.status in RUNNING:
        set_end_of_arrears(record)
    if found := personal_numbers(record):
        raise Invalid(found)
    try:
        with transaction.atomic():
            detail.save()
            record.save()
    except IntegrityError as error:
        if "record_entered_once" in str(error):
            raise Invalid({"": ["同一事项已经录入，请查找原记录。"]}) from error
        raise


def _values(record: Record, data: Mapping[str, Any], note: str, by: Officer, at: datetime) -> dict[str, Any]:
    read_reason(note, name="note", label="更正原因", required=True)
    ledger = get_ledger(record.ledger)
    values = _read(ledger, record, data, at)
    if as_text(values) == as_text(from_detail(ledger, record)):
        raise Invalid({"": ["没有任何改动。"]})
    moved = (values["organisation"].pk, values["region"].pk) != (record.organisation_id, record.region_id)
    if moved and (name := permissions.misplaced(by, values["organisation"], values["region"])):
        raise Invalid({name: ["更正后不在您的数据范围内，请由市级录入员更正。"]})
    return as_text(values)


def _read(ledger: Ledger, record: Record, data: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """Cleaned values; fields that move by steps of their own keep what they are now."""
    kept = {name: getattr(record.detail, name) for name in ledger.kept_by(record)}
    cleaned = clean(ledger, {**data, **kept}, complete=True, on=local_day(at), entry=False)
    if cleaned.errors:
        raise Invalid(cleaned.errors)
    return cleaned.values


def _lock(amendment: Amendment, *states: str) -> Amendment:
    current = Amendment.objects.select_for_update(of=("self",)).select_related("record").get(pk=amendment.pk)
    if current.state not in states:
        raise TransitionRefused(f"更正的状态为“{AmendmentState(current.state).label}”，不能这样办理。")
    return current


def _check_seen(amendment: Amendment, seen: datetime | None) -> None:
    if seen is not None and seen != amendment.entered_at:
        raise TransitionRefused("更正在此期间已修改后重新提交，尚未办理，请核对最新内容。")


def _check_proposer(record: Record, by: Officer) -> None:
    if not permissions.can_propose_amendment(by, record):
        raise NotAllowed("您没有更正此记录的权限。")
    if record.status not in COUNTED:
        raise TransitionRefused(f"记录状态为“{Status(record.status).label}”，不走更正程序。")


def _check_reviewer(amendment: Amendment, by: Officer) -> None:
    if not permissions.can_review_amendment(by, amendment):
        raise NotAllowed("更正须由录入人、提出人以外的审核员审核。")


def _audit(amendment: Amendment, verb: str, by: Officer, at: datetime) -> None:
    detail = {"ledger": amendment.record.ledger, "amendment": amendment.pk, "state": amendment.state}
    append_audit(actor=by, verb=verb, target=amendment.record.target, detail=detail, at=at)
