"""The outbox: what the workers must do, written in the same transaction as the reason for it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from accounts.models import OutboxMessage
from integrity_portal.celery import app
from integrity_portal.lib.canonical import canonical_json

DRAIN = "accounts.tasks.drain_outbox"
BATCH = 100


def enqueue(*, task: str, args: dict[str, Any], key: str | None = None) -> OutboxMessage:
    """Ask for `task` (full dotted path) with the keyword arguments `args` after the commit.

    With a `key` asked for before, the earlier message is returned and nothing new is sent. A crash
    may send a message twice, never lose it: every task is safe to run twice.
    """
    canonical_json(args)
    with transaction.atomic():
        if key is None:
            message = OutboxMessage.objects.create(task=task, args=args)
        else:
            OutboxMessage.objects.bulk_create([OutboxMessage(task=task, args=args, key=key)], ignore_conflicts=True)
            message = OutboxMessage.objects.get(key=key)
        _kick_after_commit()
    return message


def drain(*, limit: int = BATCH) -> int:
    """Hand waiting messages to the broker, oldest first; returns how many were handed over.

    Several drains may run at once: each locks its own rows. When the broker does not answer, the
    messages stay, and the next sweep tries again.
    """
    with transaction.atomic():
        sent = 0
        for message in OutboxMessage.objects.waiting().locked()[:limit]:
            if not _send(message):
                break
            sent += 1
    return sent


def _send(message: OutboxMessage) -> bool:
    message.attempts += 1
    try:
        app.send_task(message.task, kwargs=message.args, retry=False)
    except (OperationalError, OSError) as error:
        message.last_error = type(error).__name__
    else:
        message.sent_at = timezone.now()
        message.last_error = ""
    message.save(update_fields=["attempts", "last_error", "sent_at"])
    return message.sent_at is not None


def kick() -> None:
    """Wake a worker to drain; beat does the same every few seconds, so a failure here loses nothing."""
    app.send_task(DRAIN, retry=False)


def _kick_after_commit() -> None:
    waiting = transaction.get_connection().run_on_commit
    if not any(callback is kick for _, callback, _ in waiting):
        transaction.on_commit(kick, robust=True)
