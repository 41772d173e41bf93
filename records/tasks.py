"""Work of the ledgers in the background: ids in, one action."""

from celery import shared_task
from django.utils import timezone
from django.utils.dateparse import parse_date

from records.actions.publishing import end_due_disclosures as end_disclosures


@shared_task(acks_late=True)
def end_due_disclosures(on: str | None = None) -> int:
    """Daily: end the disclosures whose clock has run out by `on` (YYYY-MM-DD, default today)."""
    now = timezone.now()
    day = parse_date(on) if on else None
    return len(end_disclosures(on=day or timezone.localdate(now), at=now))
