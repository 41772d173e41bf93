"""Bringing several public copies up to date, one after the other: each is its own step, audited by itself."""

from __future__ import annotations

from datetime import datetime

from accounts.models import Officer
from records.actions.bulk_review import BulkResult
from records.actions.publishing import amend_publication
from records.exceptions import FieldErrors, NotAllowed, PublicationBlocked
from records.querysets import RecordQuerySet


def amend_publications(*, records: RecordQuerySet, by: Officer, at: datetime) -> BulkResult:
    """Update every public copy of the (scoped) queryset that lags behind.

    A record that may not be public any more, or that this officer may not update, is refused and
    the others pass; records without anything to update are left alone.
    """
    numbers: list[str] = []
    refused: dict[str, FieldErrors] = {}
    for record in records.stale_on_public_site().order_by("stale_since", "pk"):
        try:
            amend_publication(record=record, by=by, at=at)
        except PublicationBlocked as error:
            refused[record.number] = error.errors or {"": [str(error)]}
        except NotAllowed as error:
            refused[record.number] = {"": [str(error)]}
        else:
            numbers.append(record.number)
    return BulkResult(numbers, refused)
