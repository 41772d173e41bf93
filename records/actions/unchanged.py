"""The lock in front of an event that was entered on a form: sent twice, or overtaken by a colleague, it stops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from records.actions.steps import lock
from records.exceptions import VersionConflict
from records.models import Record
from records.queries.marks import event_mark


@contextmanager
def unchanged(*, record: Record, mark: str) -> Iterator[Record]:
    """A transaction in which the record is locked and looks as it did when the form was opened.

    Raises VersionConflict otherwise.
    """
    with transaction.atomic():
        current = lock(record)
        if event_mark(current) != mark:
            raise VersionConflict(current)
        yield current
