"""Approving and publishing many records at once: the same rules, set by set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from accounts.actions.audit import append_audit
from accounts.enums import Role
from accounts.models import Officer
from disclosure import publication
from integrity_portal.lib.merkle import leaf_hash, root_from_leaves
from records import permissions
from records.actions.bulk import allow_time, copy_rows
from records.actions.facts import expected_facts
from records.actions.publishing import check_publishable
from records.actions.steps import local_day
from records.enums import Action, FactKind, Status
from records.exceptions import FieldErrors, NotAllowed, PublicationBlocked
from records.models import CourtRemoval, Fact, HandlingStep, Instalment, Payment, Record, Transition
from records.queries.copies import personal_numbers, public_copy
from records.querysets import RecordQuerySet

CHILDREN: tuple[tuple[type[Any], str], ...] = (
    (Payment, "payments"),
    (Instalment, "instalments"),
    (HandlingStep, "handling_steps"),
    (CourtRemoval, "court_removals"),
)


@dataclass(frozen=True)
class BulkResult:
    """`numbers` that took the step; `refused`: {number: errors by field} of those that could not.
    Records in another state, out of reach, or of the officer's own hand are left alone."""

    numbers: Sequence[str] = ()
    refused: dict[str, FieldErrors] = field(default_factory=dict)


def approve_records(*, records: RecordQuerySet, by: Officer, at: datetime) -> BulkResult:
    """Approve every submitted record of the (scoped) queryset that the officer may approve.

    A record whose public texts hold a personal number is refused, the others pass. One audit event
    with the Merkle root of the numbers. Raises NotAllowed without the role.
    """
    with transaction.atomic():
        found = _locked(records, Status.SUBMITTED, Role.REVIEWER, by)
        refused = {r.number: errors for r in found if (errors := personal_numbers(r))}
        passed = [r for r in found if r.number not in refused]
        if passed:
            _update(passed, status=Status.APPROVED, reviewed_by=by, reviewed_at=at)
            for record in passed:
                record.status, record.reviewed_by = Status.APPROVED, by
            _copy_history(passed, Action.APPROVE, Status.SUBMITTED, Status.APPROVED, by, at)
            _copy_facts(passed)
            _audit("record.approve_many", passed, by, at)
    return BulkResult([r.number for r in passed], refused)


def publish_records(*, records: RecordQuerySet, by: Officer, at: datetime) -> BulkResult:
    """Publish every approved record of the (scoped) queryset that may be public, under one log head.

    Raises NotAllowed without the role, PublicationBlocked when the door refuses the batch.
    """
    with transaction.atomic():
        found = _locked(records, Status.APPROVED, Role.PUBLISHER, by)
        refused: dict[str, FieldErrors] = {}
        for record in found:
            try:
                check_publishable(record, local_day(at))
            except PublicationBlocked as error:
                refused[record.number] = error.errors or {"": [str(error)]}
        passed = [r for r in found if r.number not in refused]
        if passed:
            _hand_over(passed, at)
            _update(passed, status=Status.PUBLISHED, published_by=by, published_at=at, stale_since=None)
            _copy_history(passed, Action.PUBLISH, Status.APPROVED, Status.PUBLISHED, by, at)
            _audit("record.publish_many", passed, by, at)
    return BulkResult([r.number for r in passed], refused)


def _locked(records: RecordQuerySet, status: str, role: Role, by: Officer) -> list[Record]:
    if not permissions.holds(by, role):
        raise NotAllowed(f"批量办理需要“{role.label}”角色。")
    allow_time()
    wanted = list(records.values_list("pk", flat=True))
    reachable = Record.objects.for_officer(by).filter(pk__in=wanted, status=status).order_by("pk")
    mine = reachable.untouched_by(by) if role == Role.PUBLISHER else reachable.not_by(by)
    list(mine.select_for_update(of=("self",)).values_list("pk", flat=True))
    found = list(mine.with_details().select_related("region", "case_plan"))
    _attach_children(found)
    return found


def _attach_children(records: list[Record]) -> None:
    """As `prefetch_related`, which makes a queryset for each record and child: most have none."""
    by_pk = {record.pk: record for record in records}
    for model, name in CHILDREN:
        for record in records:
            record.__dict__.setdefault("_prefetched_objects_cache", {})[name] = []
        for child in model._default_manager.filter(record__in=by_pk):
            by_pk[child.record_id].__dict__["_prefetched_objects_cache"][name].append(child)


def _update(records: Sequence[Record], **values: Any) -> None:
    chosen = Record.objects.unscoped("locked by a bulk action").filter(pk__in=[r.pk for r in records])
    chosen.update(version=F("version") + 1, **values)


def _hand_over(records: list[Record], at: datetime) -> None:
    """The copies go through the door; the revisions it gave them come back."""
    try:
        entries = publication.publish_records(copies=[public_copy(r) for r in records], at=at)
    except publication.PublicationRefused as error:
        raise PublicationBlocked(str(error)) from error
    by_revision: dict[int, list[int]] = {}
    for record, entry in zip(records, entries, strict=True):
        by_revision.setdefault(entry.revision, []).append(record.pk)
    for revision, keys in by_revision.items():
        Record.objects.unscoped("locked by a bulk action").filter(pk__in=keys).update(revision=revision)


def _copy_history(records: Iterable[Record], action: str, source: str, target: str, by: Officer, at: datetime) -> None:
    columns = ("record_id", "action", "from_status", "to_status", "actor_id", "at", "reason", "field_reasons")
    fixed = (action, source, target, by.pk, at, "批量办理", "{}")
    copy_rows(Transition, columns, ((record.pk, *fixed) for record in records))


def _copy_facts(records: Iterable[Record]) -> None:
    """All facts of newly approved records; their submission was written when they were submitted."""
    columns = ("record_id", "ledger", "region_id", "district", "kind", "happened_on", "period", "amount", "detail")
    rows = (
        (
            record.pk,
            record.ledger,
            record.region_id,
            record.region_id[:6],
            fact.kind,
            fact.happened_on,
            fact.period,
            fact.amount,
            fact.detail,
        )
        for record in records
        for fact in expected_facts(record)
        if fact.kind != FactKind.FIRST_SUBMITTED
    )
    copy_rows(Fact, columns, rows)


def _audit(verb: str, records: Sequence[Record], by: Officer, at: datetime) -> None:
    root = root_from_leaves(leaf_hash(r.number.encode()) for r in records).hex()
    append_audit(actor=by, verb=verb, target="records", detail={"records": len(records), "root": root}, at=at)
