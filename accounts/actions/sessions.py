"""Sessions that are over leave the table."""

from datetime import datetime

from django.contrib.sessions.models import Session


def forget_ended_sessions(*, at: datetime) -> int:
    """Delete every session that ended before `at`; returns how many."""
    deleted, _ = Session.objects.filter(expire_date__lt=at).delete()
    return deleted
