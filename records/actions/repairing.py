"""Bringing the public copy back in line with the private records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.actions.audit import append_audit
from disclosure import publication
from records.enums import Status
from records.models import Record
from records.queries.copies import public_copy
from records.queries.publication import Mismatch


def repair_publication(*, mismatches: Sequence[Mismatch], at: datetime) -> int:
    """Publish what is missing, replace what differs, take down what should not be there.

    The private records decide; each repair is a log entry like any other and one audit event tells
    of all. Returns how many were repaired.
    """
    with transaction.atomic():
        for mismatch in mismatches:
            _repair(mismatch, at)
        if mismatches:
            detail = {"repaired": [f"{m.number} {m.kind}" for m in mismatches]}
            append_audit(actor=None, verb="publication.repair", target="publication", detail=detail, at=at)
    return len(mismatches)


def _repair(mismatch: Mismatch, at: datetime) -> None:
    if mismatch.kind == "orphan":
        publication.end_record(number=mismatch.number, action="withdrawn", reason_kind="entered_wrongly", at=at)
        return
    records = Record.objects.unscoped("the public copy of any district is repaired")
    record = records.select_for_update().get(number=mismatch.number)
    missing = mismatch.kind == "missing"
    entry = publication.publish_record(copy=public_copy(record), at=at, amended=not missing)
    record.revision = entry.revision
    record.save(update_fields=["revision"])
    if missing and record.status == Status.UNDER_OBJECTION:
        publication.mark_objection(number=record.number, open=True, at=at)
