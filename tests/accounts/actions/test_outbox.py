"""The outbox: in the caller's transaction, sent after commit, sent again after a crash, never lost."""

import base64
import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import redis
from django.db import connection, transaction

from accounts.actions.outbox import drain, enqueue
from accounts.models import OutboxMessage
from accounts.tasks import drain_outbox
from integrity_portal.celery import app

TASK = "accounts.tasks.requeue_stale_jobs"


QUEUE = "celery"
DEAD_BROKER = "redis://127.0.0.1:1/0"


@pytest.fixture
def queue() -> Iterator[redis.Redis]:
    """The real broker, with the queue emptied before and after."""
    client = redis.Redis.from_url(app.conf.broker_url)
    client.delete(QUEUE)
    yield client
    client.delete(QUEUE)
    client.close()


def tasks(queue: redis.Redis) -> list[tuple[str, dict[str, Any]]]:
    """Name and arguments of every queued task, oldest first."""
    found = []
    for raw in reversed(queue.lrange(QUEUE, 0, -1)):
        message = json.loads(raw)
        body = json.loads(base64.b64decode(message["body"]))
        found.append((message["headers"]["task"], body[1]))
    return found


def ask(*numbers: int, fail: type[BaseException] | None = None) -> None:
    with transaction.atomic():
        for number in numbers:
            enqueue(task=TASK, args={"n": number})
        if fail:
            raise fail


def drain_and_crash() -> None:
    with transaction.atomic():
        assert drain() == 1
        raise KeyboardInterrupt


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_transaction_sends_nothing(queue: redis.Redis) -> None:
    with pytest.raises(ZeroDivisionError):
        ask(1, fail=ZeroDivisionError)
    assert OutboxMessage.objects.count() == 0
    assert tasks(queue) == []


@pytest.mark.django_db(transaction=True)
def test_a_commit_wakes_one_drain_whatever_the_number_of_messages(queue: redis.Redis) -> None:
    with transaction.atomic():
        ask(0, 1, 2)
        assert tasks(queue) == []
    assert tasks(queue) == [("accounts.tasks.drain_outbox", {})]


@pytest.mark.django_db(transaction=True)
def test_draining_hands_over_in_order_and_marks_as_sent(queue: redis.Redis) -> None:
    ask(0, 1, 2)
    queue.delete(QUEUE)
    assert drain_outbox() == 3
    assert tasks(queue) == [(TASK, {"n": number}) for number in range(3)]
    assert OutboxMessage.objects.waiting().count() == 0
    assert drain_outbox() == 0


@pytest.mark.django_db(transaction=True)
def test_a_crash_between_sending_and_marking_sends_again(queue: redis.Redis) -> None:
    ask(1)
    queue.delete(QUEUE)
    with pytest.raises(KeyboardInterrupt):
        drain_and_crash()
    assert OutboxMessage.objects.waiting().count() == 1
    assert drain() == 1
    assert tasks(queue) == [(TASK, {"n": 1})] * 2


ASK_AND_DRAIN = """
from django.db import transaction
from accounts.actions.outbox import drain, enqueue
with transaction.atomic():
    enqueue(task="accounts.tasks.requeue_stale_jobs", args={"n": 1})
print("sent", drain())
"""


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_loses_nothing_and_breaks_no_request(office_command) -> None:
    """In a process of its own, whose broker's address answers nobody."""
    assert "sent 0" in office_command("shell", "-c", ASK_AND_DRAIN, REDIS_URL=DEAD_BROKER)
    message = OutboxMessage.objects.get()
    assert (message.sent_at, message.attempts, message.last_error) == (None, 1, "OperationalError")


@pytest.mark.django_db
def test_a_key_is_asked_for_once() -> None:
    first = enqueue(task=TASK, args={"n": 1}, key="a")
    second = enqueue(task=TASK, args={"n": 2}, key="a")
    assert first.pk == second.pk
    assert second.args == {"n": 1}
    assert OutboxMessage.objects.count() == 1


@pytest.mark.django_db
def test_arguments_are_plain_values() -> None:
    with pytest.raises(TypeError):
        enqueue(task=TASK, args={"n": 1.5})


@pytest.mark.django_db(transaction=True)
def test_two_drains_at_once_send_each_message_once(queue: redis.Redis) -> None:
    ask(*range(40))
    queue.delete(QUEUE)
    start = threading.Barrier(2)

    def run() -> None:
        start.wait()
        while drain(limit=5):
            pass
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(args["n"] for _, args in tasks(queue)) == list(range(40))
