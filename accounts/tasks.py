"""What the workers of accounts do; beat asks for both regularly."""

from celery import shared_task
from django.utils import timezone

from accounts.actions import jobs, outbox, sessions


@shared_task(name="accounts.tasks.drain_outbox")
def drain_outbox() -> int:
    """Hand over waiting messages until none is left that this worker can have."""
    total = 0
    while sent := outbox.drain():
        total += sent
    return total


@shared_task(name="accounts.tasks.requeue_stale_jobs")
def requeue_stale_jobs() -> int:
    """Ask again for jobs whose message or worker was lost."""
    return jobs.requeue_stale_jobs(at=timezone.now())


@shared_task(name="accounts.tasks.forget_ended_sessions")
def forget_ended_sessions() -> int:
    """Delete the sessions that are over."""
    return sessions.forget_ended_sessions(at=timezone.now())
