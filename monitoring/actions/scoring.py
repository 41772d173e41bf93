"""Scoring a month: freeze, compute, keep a draft. Killed anywhere and run again, it gives the same once."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.actions.audit import append_audit
from accounts.models import Officer
from integrity_portal.lib.canonical import digest
from integrity_portal.lib.months import Month
from monitoring import queries
from monitoring.actions import evidence
from monitoring.actions.computing import compute
from monitoring.actions.finalising import finalise_month
from monitoring.actions.freezing import freeze, lock_month
from monitoring.actions.measuring import Question
from monitoring.actions.publishing import publish_month
from monitoring.actions.verification import verify_month
from monitoring.enums import RunStatus
from monitoring.exceptions import NotYetPossible
from monitoring.models import ScoreRun
from monitoring.scoring.comparing import moved_regions, restatement_note
from monitoring.scoring.result import with_counted

__all__ = ["finalise_month", "publish_month", "score_month", "verify_month"]


def score_month(*, month: Month, by: Officer | None, at: datetime, scheme: str = queries.DEFAULT_SCHEME) -> ScoreRun:
    """Compute the month from what is recorded now; running it twice with nothing changed changes nothing.

    Without a published version a draft is made or replaced. With one, its frozen configuration is used
    again: where late facts move a score, version n + 1 is drafted with a note of who moved and why, else
    the published version is returned. Raises NotYetPossible before the month is over, NoSuchScheme, and
    AlreadyScoring while another process computes the same month.
    """
    if at < month.end:
        raise NotYetPossible(f"{month} 尚未结束，不能评分。")
    known_at = freeze()
    with transaction.atomic():
        lock_month(month)
        published = ScoreRun.objects.of(scheme, month).published().first()
        making = ScoreRun.objects.of(scheme, month).in_the_making().select_for_update().first()
        newest = making or published
        if newest and newest.known_at > known_at:
            return newest  # another process froze its facts after ours and was done first
        inputs = published.inputs if published else queries.frozen_inputs(queries.scheme_for(scheme, month), month)
        question = Question(inputs, month, known_at)
        version = published.version + 1 if published else 1
        result = compute(question, version=version)
        if published and not moved_regions(published.result, result):
            _drop(making, by=by, at=at)
            return published
        if making and _unchanged(making, question, result):
            return making
        run = _keep(making, published, question, result, scheme, at)
        _audit(run, "month.scored", by=by, at=at)
    return run


def _unchanged(making: ScoreRun, question: Question, result: dict[str, Any]) -> bool:
    """Same configuration, same figures and same counted records; when they were frozen does not matter."""
    nothing: dict[str, Any] = {}
    ours, theirs = (with_counted(one, nothing) | {"known_at": ""} for one in (making.result, result))
    return ours == theirs and making.inputs == question.inputs and evidence.same_as_working_rows(making)


def _keep(
    making: ScoreRun | None,
    published: ScoreRun | None,
    question: Question,
    result: dict[str, Any],
    scheme: str,
    at: datetime,
) -> ScoreRun:
    run = making or ScoreRun(month=question.month.first_day, version=result["version"])
    run.scheme = published.scheme if published else queries.scheme_for(scheme, question.month)
    run.status, run.finalised_at, run.drafted_at = RunStatus.DRAFT, None, at
    run.cutoff, run.known_at, run.inputs = question.month.cutoff, question.known_at, question.inputs
    run.result = with_counted(result, evidence.provisional_counts())
    run.digest = digest(run.result)
    run.note = restatement_note(published.result, result) if published else ""
    run.save()
    evidence.keep_working_rows(run)
    return run


def _drop(making: ScoreRun | None, *, by: Officer | None, at: datetime) -> None:
    """A restatement that no longer moves anybody is not needed."""
    if making is not None:
        evidence.forget(making)
        _audit(making, "month.restatement_dropped", by=by, at=at)
        making.delete()


def _audit(run: ScoreRun, verb: str, *, by: Officer | None, at: datetime) -> None:
    detail = {"version": run.version, "digest": run.digest, "known_at": run.result["known_at"]}
    append_audit(actor=by, verb=verb, target=run.target, detail=detail, at=at)
