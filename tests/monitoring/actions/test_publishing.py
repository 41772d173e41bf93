"""Publishing a month: sealed evidence, the door, immutability, who may."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import Error, connection, transaction

from accounts.actions.publishing import publish_registers
from accounts.enums import Role
from accounts.models import AuditEvent, Deadline, OutboxMessage
from disclosure.publication import published_month_version
from integrity_portal.lib.canonical import digest
from integrity_portal.lib.months import Month
from monitoring.actions.scoring import finalise_month, publish_month, score_month, verify_month
from monitoring.enums import RunStatus
from monitoring.exceptions import NotAllowed, NotYetPossible
from monitoring.models import ScoreEvidence, ScoreRun
from records.enums import Status
from tests.monitoring.factories import after, city_publisher, supervisor, year_of_returns
from tests.monitoring.scoring.trees import indicators
from tests.records.factories import at, make_arrears, make_case, officer

pytestmark = pytest.mark.usefixtures("configuration")
OCTOBER = Month(2018, 10)


@pytest.fixture
def scored() -> ScoreRun:
    """皇姑区 with one public and one private case listed in the window, and public arrears."""
    publish_registers(at=at(2018, 9, 1))
    make_case(Status.PUBLISHED, when=at(2018, 9, 3))
    make_case(Status.APPROVED, when=at(2018, 9, 4))
    make_arrears(Status.PUBLISHED, when=at(2018, 9, 5))
    year_of_returns("2018-10")
    return score_month(month=OCTOBER, by=None, at=after("2018-10"))


def published(run: ScoreRun) -> ScoreRun:
    return publish_month(run=run, by=city_publisher(), at=after("2018-10", 9))


def rows_of(run: ScoreRun):
    region = next(one for one in run.result["regions"] if one["code"] == "210105")
    return indicators(region)


def test_a_published_month_names_public_records_and_counts_private_ones(scored):
    run = published(scored)
    public = ScoreEvidence.objects.get(run=run, indicator="newly_listed", public=True).record.number
    found = {"numbers": [public], "private": [{"ledger": "default_case", "count": 1}]}
    assert rows_of(run)["newly_listed"]["counted"] == {"public": 1, "private": 1, "digest": digest(found)}
    assert rows_of(run)["newly_listed"]["numerator"] == "10"
    empty = {"numbers": [], "private": []}
    assert rows_of(run)["commitments_kept"]["counted"] == {"public": 0, "private": 0, "digest": digest(empty)}


def test_result_and_digest_stand_in_the_log(scored):
    run = published(scored)
    assert run.digest == digest(run.result)
    assert published_month_version("2018-10") == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT digest FROM disclosure_logentry WHERE kind = 'month' AND number = '2018-10'")
        assert cursor.fetchall() == [(run.digest,)]
        cursor.execute("SELECT result = %s::jsonb FROM disclosure_month", [json.dumps(run.result)])
        assert cursor.fetchall() == [(True,)]


def test_a_published_month_verifies_and_says_when_it_does_not(scored):
    run = published(scored)
    assert verify_month(run=run).difference is None
    run.digest = "0" * 64
    assert verify_month(run=run).difference == f"stored digest: '{'0' * 64}' → '{digest(run.result)}'"
    run.result["regions"][0]["score"] = "99.999"
    assert verify_month(run=run).difference.startswith("result.regions[0].score: '99.999' → '")


def test_what_becomes_public_later_changes_nothing(scored):
    run = published(scored)
    before = run.result
    make_case(Status.PUBLISHED, when=at(2018, 11, 20))
    assert verify_month(run=run).agrees
    assert ScoreRun.objects.get(pk=run.pk).result == before


def test_publishing_twice_is_publishing_once(scored):
    first = published(scored)
    second = published(scored)
    assert (second.pk, second.digest) == (first.pk, first.digest)
    assert AuditEvent.objects.filter(verb="month.published").count() == 1
    assert OutboxMessage.objects.filter(task="monitoring.tasks.build_reports_task").count() == 1


def test_only_publishers_of_the_city_publish(scored):
    for stranger in (supervisor(), officer(Role.PUBLISHER, "210105")):
        with pytest.raises(NotAllowed, match="市级发布员"):
            publish_month(run=scored, by=stranger, at=after("2018-10", 9))
    assert ScoreRun.objects.get().status == RunStatus.DRAFT


def test_open_comments_hold_publication_up_unless_a_reason_is_given(scored):
    Deadline.objects.filter(code="comments_window").update(value=3)
    by = city_publisher()
    with pytest.raises(NotYetPossible, match="区县意见期至 2018-11-14 止"):
        publish_month(run=scored, by=by, at=scored.drafted_at + timedelta(days=1))
    run = publish_month(run=scored, by=by, at=scored.drafted_at + timedelta(days=1), without_comments="市政府要求")
    assert (run.status, run.without_comments) == (RunStatus.PUBLISHED, "市政府要求")


def test_comments_that_are_over_need_no_reason(scored):
    Deadline.objects.filter(code="comments_window").update(value=3)
    run = finalise_month(run=scored, by=None, at=scored.drafted_at + timedelta(days=10), without_comments="多余")
    assert (run.status, run.without_comments) == (RunStatus.FINAL, "")
    assert finalise_month(run=run, by=None, at=run.drafted_at).finalised_at == run.finalised_at


FORBIDDEN = [
    "UPDATE monitoring_scorerun SET note = 'x'",
    "UPDATE monitoring_scorerun SET status = 'draft'",
    "DELETE FROM monitoring_scorerun",
    "UPDATE monitoring_scoreevidence SET share = 0",
    "UPDATE monitoring_scoreevidence SET public = NOT public",
    "DELETE FROM monitoring_scoreevidence",
    "INSERT INTO monitoring_scoreevidence (run_id, indicator, region, record_id, part, share)"
    " SELECT run_id, indicator, region, record_id, 'more', 1 FROM monitoring_scoreevidence LIMIT 1",
    "UPDATE monitoring_indicator SET weight = weight - 1 WHERE code = 'newly_listed'",
    "DELETE FROM monitoring_dimension",
    "UPDATE monitoring_scheme SET effective_from = '2019-01-01'",
]


def test_nothing_of_a_published_run_can_be_changed(scored):
    published(scored)
    for statement in FORBIDDEN:
        with pytest.raises(Error, match="published|scheme_in_use"), transaction.atomic():
            connection.cursor().execute(statement)


def test_a_run_cannot_skip_a_step(scored):
    with pytest.raises(Error, match="run_steps"), transaction.atomic():
        ScoreRun.objects.filter(pk=scored.pk).update(status=RunStatus.PUBLISHED)
    values = {field.attname: getattr(scored, field.attname) for field in scored._meta.fields if field.name != "id"}
    with pytest.raises(Error, match="run_steps"), transaction.atomic():
        ScoreRun.objects.create(**values | {"version": 2, "status": RunStatus.FINAL})


def test_a_run_with_evidence_cannot_be_deleted(scored):
    with pytest.raises(Error, match="run_has_evidence"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM monitoring_scorerun")


def test_counts_of_a_draft_are_provisional(scored):
    assert rows_of(scored)["newly_listed"]["counted"] == {"public": 1, "private": 1, "digest": ""}
    assert ScoreEvidence.objects.filter(run=scored, public=True).count() == 0
    assert Decimal(rows_of(scored)["newly_listed"]["numerator"]) == 10
