"""What every event on a reviewed record shares: values checked, facts brought in line, audit written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from accounts.actions.audit import append_audit
from accounts.models import Officer
from records import validators
from records.actions.facts import sync_facts
from records.actions.steps import check_event, local_day, lock, mark_stale
from records.exceptions import FieldErrors, Invalid, TransitionRefused
from records.models import Record


class Reader:
    """Reads the values of one event and collects every error at its field."""

    def __init__(self, at: datetime) -> None:
        self.today = local_day(at)
        self.errors: FieldErrors = {}

    def add(self, name: str, message: str) -> None:
        self.errors.setdefault(name, []).append(message)

    def day(self, name: str, value: Any, label: str, *, past: bool = True, required: bool = True) -> Any:
        found = self._read(name, value, label, validators.parse_day, required)
        if found is not None and past and found > self.today:
            self.add(name, f"{label}晚于今天，请核对。")
            return None
        return found

    def money(self, name: str, value: Any, label: str) -> Any:
        amount = self._read(name, value, label, validators.parse_amount, True)
        if amount is not None and amount <= 0:
            self.add(name, f"{label}须大于零。")
            return None
        return amount

    def text(self, name: str, value: Any, label: str, *, limit: int = 200, required: bool = True) -> str:
        found = self._read(name, value, label, validators.clean_text, required) or ""
        if len(found) > limit:
            self.add(name, f"{label}最多 {limit} 个字。")
        return found

    def done(self) -> None:
        """Raise Invalid when anything was wrong."""
        if self.errors:
            raise Invalid(self.errors)

    def _read(self, name: str, value: Any, label: str, parse: Callable[[Any], Any], required: bool) -> Any:
        if value is None or (isinstance(value, str) and not value.strip()):
            if required:
                self.add(name, f"请填写{label}。")
            return None
        try:
            return parse(value)
        except ValueError as error:
            self.add(name, str(error))
            return None


def begin_event(record: Record, by: Officer, *ledgers: str) -> Record:
    """Lock a reviewed record for an event. Raises NotAllowed, TransitionRefused (also a wrong ledger)."""
    current = lock(record)
    if current.ledger not in ledgers:
        raise TransitionRefused("此台账没有这项登记。")
    check_event(current, by)
    return current


def end_event(*, record: Record, verb: str, by: Officer, at: datetime, detail: dict[str, Any] | None = None) -> None:
    """Facts follow, the public copy is marked as lagging, the audit event is written."""
    mark_stale(record, at)
    written, retracted = sync_facts(record=record, at=at)
    note = {"ledger": record.ledger, "facts_written": written, "facts_retracted": retracted}
    append_audit(actor=by, verb=verb, target=record.target, detail=note | (detail or {}), at=at)
