"""Many writers at once: one chain, no fork, nothing unsealed."""

import threading
from datetime import datetime

import pytest
from django.db import connection, transaction
from django.utils import timezone

from accounts.actions.audit import append_audit
from accounts.models import AuditEvent, AuditLink
from accounts.verification import verify_chain

AT = datetime.fromisoformat("2026-10-09T09:30:00+08:00")
WRITERS, EACH = 8, 25


def write_some(writer: int, start: threading.Barrier, failures: list[BaseException]) -> None:
    try:
        start.wait()
        for number in range(EACH):
            with transaction.atomic():
                append_audit(actor=None, verb="test.done", target=f"test:{writer}:{number}", detail={}, at=AT)
                if number % 5 == 0:
                    append_audit(actor=None, verb="test.more", target=f"test:{writer}", detail={}, at=AT)
    except BaseException as error:
        failures.append(error)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_concurrent_commits_make_one_chain() -> None:
    start, failures = threading.Barrier(WRITERS), []
    threads = [threading.Thread(target=write_some, args=(n, start, failures)) for n in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    expected = WRITERS * (EACH + EACH // 5)
    assert AuditEvent.objects.count() == AuditLink.objects.count() == expected
    assert verify_chain(at=timezone.now()).faults == []
