"""What must hold between processes: committed data, a second connection, a superuser who tampers."""

import threading
import time

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection

from accounts.actions.publishing import publish_registers
from integrity_portal.lib.months import Month
from monitoring.actions.freezing import freeze
from monitoring.actions.scoring import publish_month, score_month, verify_month
from monitoring.exceptions import AlreadyScoring
from monitoring.models import ScoreEvidence, ScoreRun
from tests.monitoring.factories import after, arrears, case, city_publisher, load_configuration, year_of_returns

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
OCTOBER = Month(2018, 10)


def published() -> ScoreRun:
    load_configuration()
    publish_registers(at=after("2018-10"))
    year_of_returns("2018-10")
    arrears("2013-09-01", "6650000")
    run = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    return publish_month(run=run, by=city_publisher(), at=after("2018-10", 9))


def test_a_fact_changed_behind_our_back_is_found_and_named(owner_cursor, capsys):
    run = published()
    owner_cursor.execute("SET session_replication_role = replica")
    owner_cursor.execute("UPDATE records_fact SET amount = 1 WHERE kind = 'principal_due'")
    verdict = verify_month(run=run)
    assert not verdict.agrees
    with pytest.raises(SystemExit) as exit:
        call_command("verify_scores", "2018-10")
    assert exit.value.code == 1
    assert capsys.readouterr().err == f"2018-10 第1版 不一致 {verdict.difference}\n"
    assert "→" in verdict.difference


def test_a_result_changed_behind_our_back_is_found(owner_cursor):
    run = published()
    owner_cursor.execute("SET session_replication_role = replica")
    owner_cursor.execute("UPDATE monitoring_scorerun SET digest = repeat('0', 64)")
    assert verify_month(run=ScoreRun.objects.get(pk=run.pk)).difference.startswith("stored digest: '000")
    owner_cursor.execute("UPDATE monitoring_scorerun SET result = jsonb_set(result, '{regions,0,score}', '\"99.999\"')")
    assert verify_month(run=ScoreRun.objects.get(pk=run.pk)).difference.startswith("result.regions[0].score: '99.999'")


def test_two_processes_do_not_score_the_same_month(owner_cursor):
    load_configuration()
    owner_cursor.execute("SELECT pg_advisory_lock(118, 201810)")
    with pytest.raises(AlreadyScoring, match="2018-10 正在计算"):
        score_month(month=OCTOBER, by=None, at=after("2018-10"))
    owner_cursor.execute("SELECT pg_advisory_unlock(118, 201810)")
    assert score_month(month=OCTOBER, by=None, at=after("2018-10")).version == 1


def test_freezing_waits_for_facts_that_are_being_written(owner_cursor):
    """A fact gets its time under the same lock: what was stamped before `known_at` is committed by then."""
    owner_cursor.execute("BEGIN")
    owner_cursor.execute("SELECT pg_advisory_xact_lock_shared(117, 1), clock_timestamp()")
    found = []

    def run() -> None:
        found.append(freeze())
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(0.3)
    assert found == []
    owner_cursor.execute("SELECT clock_timestamp()")
    still_writing = owner_cursor.fetchone()[0]
    owner_cursor.execute("COMMIT")
    thread.join(timeout=10)
    assert found[0] > still_writing


def test_a_failure_at_the_last_step_leaves_nothing_and_a_second_run_makes_it_once(owner_cursor):
    """The audit event is the last thing written: when it cannot be, the run and its evidence go with it."""
    load_configuration()
    case("2018-10-20")
    owner_cursor.execute("REVOKE INSERT ON accounts_auditevent FROM portal_app")
    with pytest.raises(ProgrammingError, match="permission denied"):
        score_month(month=OCTOBER, by=None, at=after("2018-10"))
    assert (ScoreRun.objects.count(), ScoreEvidence.objects.count()) == (0, 0)
    owner_cursor.execute("GRANT INSERT ON accounts_auditevent TO portal_app")
    run = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    again = score_month(month=OCTOBER, by=None, at=after("2018-10"))
    assert (again.pk, again.known_at, ScoreEvidence.objects.count()) == (run.pk, run.known_at, 3)
