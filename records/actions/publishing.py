"""Through the door: publish, update, mark, end and withdraw. Records are handed over as copies."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from accounts.models import Officer
from disclosure import publication
from records.actions.facts import sync_facts
from records.actions.reasons import read_reason
from records.actions.steps import local_day, lock, take_step
from records.enums import ON_PUBLIC_SITE, Action, AmendmentState, LedgerCode, Status, WithdrawalReason
from records.exceptions import Invalid, NotAllowed, PublicationBlocked, TransitionRefused
from records.models import Amendment, Record
from records.models.amendments import OPEN_STATES
from records.queries.copies import not_public_because, personal_numbers, public_copy


def check_publishable(record: Record, on: date) -> None:
    """Raise PublicationBlocked with the reason when the record may not stand on the public site on `on`."""
    if reason := not_public_because(record):
        raise PublicationBlocked(reason)
    if record.disclosure_ends_on and on >= record.disclosure_ends_on:
        raise PublicationBlocked("公示期限已届满，不再公示。")
    if found := personal_numbers(record):
        raise PublicationBlocked("公开内容含有个人号码，请先更正。", found)


def publish_record(*, record: Record, by: Officer, at: datetime) -> Record:
    """Put an approved record on the public site.

    Raises PublicationBlocked, NotAllowed (also for the record's clerk), TransitionRefused.
    """
    with transaction.atomic():
        current = lock(record)
        _publish(current, Action.PUBLISH, by, at)
    return current


def amend_publication(*, record: Record, by: Officer, at: datetime) -> Record:
    """Bring the public copy up to what is in force: a new public revision.

    Raises PublicationBlocked, NotAllowed (also for who proposed the correction), TransitionRefused.
    """
    with transaction.atomic():
        current = lock(record)
        if current.stale_since is None:
            raise TransitionRefused("公示内容与现行内容一致，无需更新。")
        waiting = list(current.amendments.filter(state=AmendmentState.APPROVED).select_for_update())
        if any(amendment.entered_by_id == by.pk for amendment in waiting):
            raise NotAllowed("提出更正的人不能公示自己的更正，请由他人办理。")
        _publish(current, Action.AMEND, by, at)
        Amendment.objects.filter(pk__in=[a.pk for a in waiting]).update(
            state=AmendmentState.DONE, published_by=by, published_at=at
        )
    return current


def _publish(record: Record, action: str, by: Officer, at: datetime) -> None:
    first = action == Action.PUBLISH
    changes = {"published_by": by, "published_at": at, "stale_since": None}
    if not first:
        changes.pop("published_at")
    record.revision += 1
    take_step(record=record, action=action, by=by, at=at, changes=changes)
    _check_untouched(record, by)
    check_publishable(record, local_day(at))
    entry = _through_door(record, at, amended=not first)
    if entry != record.revision:
        record.revision = entry
        record.save(update_fields=["revision"])


def _check_untouched(record: Record, by: Officer) -> None:
    """Events are not reviewed: the publisher is the second pair of eyes on what they make public."""
    if not Record.objects.unscoped("the record being published").untouched_by(by).filter(pk=record.pk).exists():
        raise NotAllowed("您登记或更正过此记录的内容，不能公示，请由他人办理。")


def _through_door(record: Record, at: datetime, *, amended: bool) -> int:
    """The revision under which the copy became public."""
    try:
        return publication.publish_record(copy=public_copy(record), at=at, amended=amended).revision
    except publication.ContentRefused as error:
        raise PublicationBlocked(str(error), error.errors) from error
    except publication.PublicationRefused as error:
        raise PublicationBlocked(str(error)) from error


def withdraw_record(*, record: Record, by: Officer, at: datetime, reason_kind: str, note: str = "") -> Record:
    """Withdraw a record as wrong: off every public page at once, all its facts retracted.

    `reason_kind` is public, `note` is not. Raises Invalid, NotAllowed, TransitionRefused.
    """
    if reason_kind not in WithdrawalReason.values:
        raise Invalid({"reason_kind": ["请选择撤销原因。"]})
    text = read_reason(note, name="note", label="内部说明")
    with transaction.atomic():
        current = lock(record)
        public = current.status in ON_PUBLIC_SITE
        take_step(
            record=current,
            action=Action.WITHDRAW,
            by=by,
            at=at,
            reason=text or WithdrawalReason(reason_kind).label,
            changes={"withdrawn_at": at, "stale_since": None},
            note={"reason_kind": reason_kind},
        )
        current.amendments.filter(state__in=OPEN_STATES).update(state=AmendmentState.DROPPED)
        if public:
            publication.end_record(number=current.number, action="withdrawn", reason_kind=reason_kind, at=at)
        sync_facts(record=current, at=at)
    return current


def mark_objection(*, record: Record, by: Officer, at: datetime) -> Record:
    """Show the objection badge. Raises NotAllowed, TransitionRefused."""
    with transaction.atomic():
        current = lock(record)
        take_step(record=current, action=Action.MARK_OBJECTION, by=by, at=at)
        publication.mark_objection(number=current.number, open=True, at=at)
    return current


def clear_objection(*, record: Record, by: Officer, at: datetime) -> Record:
    """Remove the badge; the record is again published, or amended if it ever was."""
    with transaction.atomic():
        current = lock(record)
        amended = current.transitions.filter(action=Action.AMEND).exists()
        target = Status.AMENDED if amended else Status.PUBLISHED
        take_step(record=current, action=Action.CLEAR_OBJECTION, by=by, at=at, target=target)
        publication.mark_objection(number=current.number, open=False, at=at)
    return current


END_REASON = {LedgerCode.DEFAULT_CASE: "court_deleted", LedgerCode.ARREARS: "paid_off"}


def end_due_disclosures(*, on: date, at: datetime) -> list[str]:
    """End every disclosure whose clock has run out by the day `on`: repaired after the court's
    deletion or full payment, expired at the end of the validity period. Safe to run twice.

    Returns the numbers of the records that ended. A record the door refuses does not keep the others
    public: they end first, then PublicationBlocked is raised with all reasons.
    """
    due = Record.objects.unscoped("disclosures end by rule, in every district")
    todo = [(record, Action.REPAIR) for record in due.disclosure_due_to_end(on).order_by("pk")]
    todo += [(record, Action.EXPIRE) for record in due.published().filter(valid_to__lt=on).order_by("pk")]
    ended, refused = [], []
    for record, action in todo:
        try:
            if _end(record, action, on, at):
                ended.append(record.number)
        except publication.PublicationRefused as error:
            refused.append(str(error))
    if refused:
        raise PublicationBlocked(f"有 {len(refused)} 条未能结束公示，请运行 check_publication：{'；'.join(refused)}")
    return ended


def _end(record: Record, action: str, on: date, at: datetime) -> bool:
    """End one disclosure in its own transaction; False when somebody else did meanwhile."""
    with transaction.atomic():
        current = lock(record)
        if not _still_due(current, action, on):
            return False
        public = current.status in ON_PUBLIC_SITE
        ended_on = current.disclosure_ends_on if action == Action.REPAIR else current.valid_to
        take_step(
            record=current,
            action=action,
            by=None,
            at=at,
            changes={"ended_on": ended_on, "stale_since": None},
        )
        if public:
            reason = END_REASON[LedgerCode(current.ledger)] if action == Action.REPAIR else "term_ended"
            ending = "repaired" if action == Action.REPAIR else "expired"
            publication.end_record(number=current.number, action=ending, reason_kind=reason, at=at)
        sync_facts(record=current, at=at)
    return True


def _still_due(record: Record, action: str, on: date) -> bool:
    if action == Action.REPAIR:
        due = record.disclosure_ends_on is not None and record.disclosure_ends_on <= on
        return due and record.ended_on is None and record.status in (Status.APPROVED, *ON_PUBLIC_SITE)
    return record.valid_to is not None and record.valid_to < on and record.status in ON_PUBLIC_SITE
