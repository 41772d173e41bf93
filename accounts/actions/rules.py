"""Seeding the deadline rules."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.actions.audit import append_audit
from accounts.importing.deadlines import DeadlineRow
from accounts.models import Deadline, Officer


def load_rules(*, rows: Sequence[DeadlineRow], by: Officer | None, at: datetime) -> int:
    """Add the rules that are missing; a rule of the same code and day stays as it is. Returns how many were added."""
    with transaction.atomic():
        known = set(Deadline.objects.values_list("code", "valid_from"))
        missing = [
            Deadline(
                code=row.code,
                valid_from=row.valid_from,
                label=row.label,
                value=row.value,
                unit=row.unit,
                anchor=row.anchor,
                basis=row.basis,
            )
            for row in rows
            if (row.code, row.valid_from) not in known
        ]
        Deadline.objects.bulk_create(missing)
        if missing:
            detail = {"rules": [f"{rule.code}@{rule.valid_from}" for rule in missing]}
            append_audit(actor=by, verb="rules.loaded", target="rules", detail=detail, at=at)
    return len(missing)
