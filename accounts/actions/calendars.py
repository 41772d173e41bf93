"""Seeding the working-day calendar."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.actions.audit import append_audit
from accounts.importing.holidays import HolidayRow
from accounts.models import Holiday, Officer


def load_calendar(*, rows: Sequence[HolidayRow], by: Officer | None, at: datetime) -> int:
    """Add the days that are missing; days the operator entered or changed stay. Returns how many were added."""
    with transaction.atomic():
        known = set(Holiday.objects.values_list("day", flat=True))
        missing = [
            Holiday(day=row.day, is_workday=row.is_workday, name=row.name, source=row.source)
            for row in rows
            if row.day not in known
        ]
        Holiday.objects.bulk_create(missing)
        if missing:
            years = sorted({day.day.year for day in missing})
            append_audit(
                actor=by,
                verb="calendar.loaded",
                target="calendar",
                detail={"days": len(missing), "years": years},
                at=at,
            )
    return len(missing)
