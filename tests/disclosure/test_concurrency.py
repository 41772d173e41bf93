"""Publications at the same moment wait for each other: the log stays dense and the totals right."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from disclosure import publication
from disclosure.checking import check_log
from disclosure.models import DisclosureState, LogEntry
from disclosure.queries.search import Criteria, count
from tests.disclosure import seeds
from tests.disclosure.seeds import AT

WRITERS, EACH = 4, 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_writers_at_once_leave_one_sound_log() -> None:
    with transaction.atomic():
        seeds.seed_registers()
    before = publication.public_version()
    failures: list[BaseException] = []
    start = threading.Barrier(WRITERS)

    def write(first: int) -> None:
        try:
            start.wait()
            for place in range(first, first + EACH):
                with transaction.atomic():
                    publication.publish_record(copy=seeds.case(place), at=AT)
        except BaseException as error:  # reported by the test's own thread
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(100 * writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert list(LogEntry.objects.values_list("index", flat=True)) == list(range(WRITERS * EACH))
    state = DisclosureState.objects.get()
    assert (state.version - before, state.log_size) == (WRITERS * EACH, WRITERS * EACH)
    assert count(Criteria()).value == WRITERS * EACH
    assert list(check_log()) == []


@pytest.mark.django_db(transaction=True)
def test_a_publication_that_is_rolled_back_leaves_nothing() -> None:
    with transaction.atomic():
        seeds.seed_registers()
    before = publication.public_version()
    with pytest.raises(RuntimeError, match="fails afterwards"):
        publish_and_fail()
    assert publication.public_version() == before
    assert not LogEntry.objects.exists()
    assert list(check_log()) == []


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_the_door_is_shut() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        publication.publish_record(copy=seeds.case(1), at=AT)


def publish_and_fail() -> None:
    with transaction.atomic():
        publication.publish_record(copy=seeds.case(1), at=AT)
        raise RuntimeError("the caller fails afterwards")
