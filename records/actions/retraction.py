"""Taking back a row that was entered by mistake: it stays readable, with who, when and why."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from accounts.models import Officer
from records.actions.reasons import read_reason
from records.exceptions import TransitionRefused
from records.models.retractable import Retractable

Row = TypeVar("Row", bound=Retractable)


def retract_row(row: Row, *, reason: str, by: Officer, at: datetime) -> Row:
    """Mark one append-only row as retracted (inside the caller's transaction).

    Raises Invalid without a reason or with one over 200 signs, TransitionRefused when it was retracted before.
    """
    text = read_reason(reason, label="撤回原因", limit=200, required=True)
    current = type(row)._default_manager.select_for_update().get(pk=row.pk)
    if current.retracted_at is not None:
        raise TransitionRefused("这一条已经撤回。")
    current.retracted_at, current.retracted_by, current.retracted_reason = at, by, text
    current.save(update_fields=["retracted_at", "retracted_by", "retracted_reason"])
    return current
