"""Entering and handing in with one click: both steps, or neither."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Officer
from records.actions.drafting import create_record, save_record
from records.actions.workflow import submit_record
from records.models import Record


def create_and_submit(*, ledger: str, data: Mapping[str, Any], by: Officer, at: datetime) -> Record:
    """A new record, handed to the reviewer at once. Raises Invalid, NotAllowed; then nothing was saved."""
    with transaction.atomic():
        record = create_record(ledger=ledger, data=data, by=by, at=at)
        return submit_record(record=record, by=by, at=at)


def save_and_submit(
    *, record: Record, data: Mapping[str, Any], by: Officer, at: datetime, expected_version: int
) -> Record:
    """Save a draft or returned record and hand it in.

    Raises VersionConflict, Invalid, NotAllowed, TransitionRefused; then nothing was saved.
    """
    with transaction.atomic():
        saved = save_record(record=record, data=data, by=by, at=at, expected_version=expected_version)
        return submit_record(record=saved, by=by, at=at, expected_version=saved.version)
