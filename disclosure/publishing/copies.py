"""Record copies on their way in: publish, amend, mark, end."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max

from disclosure.enums import EndReason, LogAction, LogKind, PublicStatus
from disclosure.exceptions import AlreadyPublished, NotPublished, PublicationRefused
from disclosure.models import DisclosureState, LogEntry, PublicRecord, PublicRevision, Tombstone
from disclosure.publishing.content import require_clean
from disclosure.publishing.log import Act, append, append_unsigned, sign_head
from disclosure.publishing.rows import RowMaker, insert_records, insert_revisions
from disclosure.publishing.shapes import RecordCopy
from disclosure.publishing.state import TotalKey, lock_state, move_totals, raise_version

CHUNK = 5000


def publish_record(*, copy: RecordCopy, at: datetime, amended: bool = False) -> LogEntry:
    """Put one copy on the public site, or with `amended` a new revision of it.

    Raises ContentRefused, AlreadyPublished, NotPublished or PublicationRefused (unknown region
    or organisation).
    """
    if amended:
        return _amend(copy, at)
    return publish_records(copies=[copy], at=at)[0]


def publish_records(*, copies: Sequence[RecordCopy], at: datetime) -> list[LogEntry]:
    """Put many new copies on the public site with one log head; all or none.

    Raises as `publish_record`; the first copy that breaks a rule stops the whole batch.
    """
    if not copies:
        return []
    for copy in copies:
        require_clean(copy)
    state = lock_state()
    numbers = [copy.number for copy in copies]
    _refuse_published(numbers)
    before = _revisions_before(numbers)
    if before:
        Tombstone.objects.filter(number__in=list(before)).delete()
    entries: list[LogEntry] = []
    for start in range(0, len(copies), CHUNK):
        entries += _publish_part(copies[start : start + CHUNK], before, state, at)
    sign_head(state=state, at=at)
    raise_version(state, at=at)
    return entries


def end_record(*, number: str, action: str, reason_kind: str, at: datetime) -> LogEntry:
    """Take a record off the public site: copy and all revisions go, a tombstone stays.

    `action`: withdrawn, repaired or expired; `reason_kind`: an `EndReason`.
    Raises NotPublished, or PublicationRefused for an unknown action or reason.
    """
    ending = _ending(action)
    if reason_kind not in EndReason.values:
        raise PublicationRefused(f"不认识的撤下原因：{reason_kind}")
    state = lock_state()
    record = _current(number)
    entry = _log(state, record, ending, at=at, digest=None)
    move_totals(Counter({_total_key(record): -1}))
    PublicRevision.objects.filter(record=record).delete()
    PublicRecord.objects.filter(number=number).delete()
    Tombstone.objects.create(
        number=number, kind=ending, reason_kind=reason_kind, withdrawn_at=at, log_index=entry.index
    )
    raise_version(state, at=at)
    return entry


def mark_objection(*, number: str, open: bool, at: datetime) -> LogEntry:
    """Show or remove the objection badge. Raises NotPublished, or PublicationRefused if nothing changes."""
    state = lock_state()
    record = _current(number)
    if record.under_objection == open:
        raise PublicationRefused("该记录已标注异议" if open else "该记录没有异议标注")
    action = LogAction.OBJECTION_MARKED if open else LogAction.OBJECTION_CLEARED
    _restate(record, PublicStatus.UNDER_OBJECTION if open else _calm_status(record))
    entry = _log(state, record, action, at=at, digest=record.digest)
    record.log_index, record.updated_at = entry.index, at
    record.save(update_fields=["status", "log_index", "updated_at"])
    raise_version(state, at=at)
    return entry


def _publish_part(
    copies: Sequence[RecordCopy], before: dict[str, int], state: DisclosureState, at: datetime
) -> list[LogEntry]:
    """One part of a batch, so that memory stays level however large the batch is."""
    maker = RowMaker(copies)
    rows = [maker.row(copy, revision=before.get(copy.number, 0) + 1, at=at) for copy in copies]
    acts = [Act(LogAction.PUBLISHED, LogKind.RECORD, row.number, row.revision, row.digest) for row in rows]
    entries = append_unsigned(acts, state=state, at=at)
    for row, entry in zip(rows, entries, strict=True):
        row.log_index = entry.index
    insert_records(rows)
    insert_revisions(rows, action=LogAction.PUBLISHED, at=at)
    move_totals(Counter(_total_key(row) for row in rows))
    return entries


def _amend(copy: RecordCopy, at: datetime) -> LogEntry:
    require_clean(copy)
    state = lock_state()
    old = _current(copy.number)
    row = RowMaker([copy]).row(copy, revision=old.revision + 1, at=at)
    row.published_at, row.amended = old.published_at, True
    row.status = old.status if old.under_objection else PublicStatus.AMENDED
    entry = _log(state, row, LogAction.AMENDED, at=at, digest=row.digest)
    row.log_index = entry.index
    move_totals(Counter({_total_key(old): -1}))
    move_totals(Counter({_total_key(row): 1}))
    row.save(force_update=True)
    insert_revisions([row], action=LogAction.AMENDED, at=at)
    raise_version(state, at=at)
    return entry


def _log(
    state: DisclosureState, record: PublicRecord, action: LogAction, *, at: datetime, digest: str | None
) -> LogEntry:
    act = Act(action, LogKind.RECORD, record.number, record.revision, digest)
    return append([act], state=state, at=at)[0]


def _restate(record: PublicRecord, status: PublicStatus) -> None:
    move_totals(Counter({_total_key(record): -1}))
    record.status = status
    move_totals(Counter({_total_key(record): 1}))


def _calm_status(record: PublicRecord) -> PublicStatus:
    return PublicStatus.AMENDED if record.amended else PublicStatus.PUBLISHED


def _total_key(record: PublicRecord) -> TotalKey:
    return record.ledger, record.region_id, str(record.status)


def _current(number: str) -> PublicRecord:
    record = PublicRecord.objects.defer("search").filter(number=number).first()
    if record is None:
        raise NotPublished(f"{number} 不在公示中")
    return record


def _ending(action: str) -> LogAction:
    if action not in (LogAction.WITHDRAWN, LogAction.REPAIRED, LogAction.EXPIRED):
        raise PublicationRefused(f"不认识的结束方式：{action}")
    return LogAction(action)


def _refuse_published(numbers: Sequence[str]) -> None:
    if len(set(numbers)) != len(numbers):
        raise PublicationRefused("同一编号在一批中出现了两次")
    for start in range(0, len(numbers), CHUNK):
        found = PublicRecord.objects.filter(number__in=numbers[start : start + CHUNK])
        taken = found.values_list("number", flat=True).first()
        if taken:
            raise AlreadyPublished(f"{taken} 已在公示中")


def _revisions_before(numbers: Sequence[str]) -> dict[str, int]:
    """The last revision of numbers that were public once and ended."""
    last: dict[str, int] = {}
    for start in range(0, len(numbers), CHUNK):
        ended = LogEntry.objects.filter(kind=LogKind.RECORD, number__in=numbers[start : start + CHUNK])
        last.update(ended.values("number").annotate(last=Max("revision")).values_list("number", "last"))
    return last
