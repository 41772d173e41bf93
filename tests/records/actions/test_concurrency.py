"""Two officers at the same moment, in two real transactions."""

import threading

import pytest
from django.db import connection

from accounts.enums import Role
from records.actions.drafting import create_record, save_record
from records.actions.importing import load_rows
from records.actions.publishing import publish_record
from records.actions.workflow import approve_record
from records.enums import Status
from records.exceptions import Invalid, TransitionRefused, VersionConflict
from records.ledgers import clean, get_ledger
from records.models import Fact, Record
from tests.records.factories import NOW, case_data, make_case, officer

pytestmark = pytest.mark.django_db(transaction=True)


def together(*calls):
    """Run the calls at once, each on its own connection; the exceptions or None, sorted by name."""
    gate, outcomes = threading.Barrier(len(calls)), []

    def run(call):
        gate.wait()
        try:
            call()
            outcomes.append("done")
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(outcomes)


def test_two_editors():
    record, clerk = make_case(), officer(Role.CLERK)

    def save(title):
        return lambda: save_record(record=record, data=case_data(title=title), by=clerk, at=NOW, expected_version=1)

    assert together(save("甲"), save("乙")) == [VersionConflict.__name__, "done"]
    record.refresh_from_db()
    assert record.version == 2


def test_two_reviewers():
    record, reviewer = make_case(Status.SUBMITTED), officer(Role.REVIEWER)

    def approve():
        approve_record(record=record, by=reviewer, at=NOW)

    assert together(approve, approve) == [TransitionRefused.__name__, "done"]
    assert Fact.objects.filter(record=record, kind="listed").count() == 1


def test_two_publishers():
    record, publisher = make_case(Status.PUBLISHED), officer(Role.PUBLISHER)
    other = make_case(Status.APPROVED)

    def publish():
        publish_record(record=other, by=publisher, at=NOW)

    assert together(publish, publish) == [TransitionRefused.__name__, "done"]
    other.refresh_from_db()
    assert (other.revision, record.revision) == (1, 1)


def test_two_clerks_enter_the_same_matter():
    clerk, data = officer(Role.CLERK), case_data()

    def enter():
        create_record(ledger="default_case", data=data, by=clerk, at=NOW)

    assert together(enter, enter) == [Invalid.__name__, "done"]
    assert Record.objects.unscoped("test").count() == 1


def test_the_same_file_twice_at_once():
    clerk = officer(Role.CLERK)
    rows = [clean(get_ledger("default_case"), case_data(), complete=True, on=NOW.date()).values for _ in range(20)]
    loaded = []

    def load():
        result = load_rows(ledger="default_case", rows=rows, by=clerk, at=NOW, file_digest="cd" * 32)
        loaded.append(result.loaded)

    assert together(load, load) == ["done", "done"]
    assert sorted(loaded) == [0, 20]
    assert Record.objects.unscoped("test").count() == 20
