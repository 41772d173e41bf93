"""final → published: fixes what is public of the evidence, and hands the month to the public side."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction

from accounts.actions.audit import append_audit
from accounts.actions.outbox import enqueue
from accounts.models import Officer
from disclosure import publication
from integrity_portal.lib.canonical import digest
from monitoring.actions import evidence
from monitoring.actions.finalising import finalise_month
from monitoring.actions.freezing import lock_month
from monitoring.actions.warnings import raise_month_warnings
from monitoring.enums import RunStatus
from monitoring.exceptions import NotAllowed
from monitoring.models import ScoreRun
from monitoring.permissions import may_publish_month
from monitoring.scoring.result import with_counted

BUILD_REPORTS = "monitoring.tasks.build_reports_task"


def publish_month(*, run: ScoreRun, by: Officer, at: datetime, without_comments: str = "") -> ScoreRun:
    """Publish a draft or final run in the name of `by`; a published one is returned as it is.

    One transaction: evidence marked public or private as the log stands, `result` sealed, warnings raised,
    the public copy and its log entry written, the reports asked for. Raises NotAllowed for an officer who is
    no publisher of the city, NotYetPossible while comments are open, PublicationRefused by the door.
    """
    if not may_publish_month(by):
        raise NotAllowed("月度监测结果由市级发布员发布。")
    with transaction.atomic():
        lock_month(run.period)
        held = ScoreRun.objects.select_for_update().get(pk=run.pk)
        if held.is_published:
            return held
        held = finalise_month(run=held, by=by, at=at, without_comments=without_comments)
        shown = _seal(held)
        warnings = raise_month_warnings(run=held, at=at)
        held.status, held.published_at, held.published_by = RunStatus.PUBLISHED, at, by
        held.save()
        publication.publish_month(
            result=held.result,
            evidence=shown,
            warnings=[warning.as_published() for warning in warnings],
            note=held.note,
            at=at,
        )
        detail = {"version": held.version, "digest": held.digest, "warnings": len(warnings)}
        append_audit(actor=by, verb="month.published", target=held.target, detail=detail, at=at)
        enqueue(task=BUILD_REPORTS, args={"run_id": held.pk, "officer_id": by.pk}, key=f"reports:{held.pk}")
    return held


def _seal(run: ScoreRun) -> evidence.Evidence:
    """Fix publicness by the log of this moment, and with it the counts and digests in `result`."""
    run.log_size = _locked_log_size()
    evidence.fix_publicness(run, log_size=run.log_size)
    shown = evidence.published_evidence(run)
    run.result = with_counted(run.result, evidence.counted_of(shown))
    run.digest = digest(run.result)
    return shown


def _locked_log_size() -> Any:
    """The size of the log, locked as every publication locks it: no record can become public meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT log_size FROM disclosure_state WHERE id = 1 FOR UPDATE")
        return cursor.fetchone()[0]
