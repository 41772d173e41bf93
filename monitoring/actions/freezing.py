"""Freezing: the instant up to which facts are known, with every transaction before it committed."""

from datetime import datetime

from django.db import connection, transaction

from integrity_portal.lib.months import Month
from monitoring.exceptions import AlreadyScoring

FACTS_LOCK = (117, 1)
SCORING_LOCK = 118


def freeze() -> datetime:
    """The database's time once no fact is being written: every fact recorded before it is visible after.

    Facts take the same lock shared before they get their time. A short transaction of its own, so that
    nobody waits longer than for one reading of the clock.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", FACTS_LOCK)
        cursor.execute("SELECT clock_timestamp()")
        known_at: datetime = cursor.fetchone()[0]
    return known_at


def lock_month(month: Month) -> None:
    """Keep every other process from this month until the transaction ends; it frees itself on a crash.

    Raises AlreadyScoring when another process has it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", (SCORING_LOCK, month.year * 100 + month.month))
        if not cursor.fetchone()[0]:
            raise AlreadyScoring(f"{month} 正在计算，请稍候再看。")
