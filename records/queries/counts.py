"""How many records stand in each state."""

from __future__ import annotations

from typing import Any

from django.db.models import Count

from records.enums import Status


def status_counts(records: Any) -> list[tuple[Status, int]]:
    """(state, number) of a scoped queryset, in the order of a record's life; states without records are left out."""
    rows = dict(records.order_by().values_list("status").annotate(Count("pk")))
    return [(status, rows[status]) for status in Status if rows.get(status)]
