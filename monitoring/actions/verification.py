"""Recomputing a published month from the facts of its time: it must give the same bytes."""

from dataclasses import dataclass

from django.db import connection, transaction

from integrity_portal.lib.canonical import digest
from monitoring.actions import evidence
from monitoring.actions.computing import compute
from monitoring.actions.measuring import Question
from monitoring.models import ScoreRun
from monitoring.scoring.comparing import first_difference
from monitoring.scoring.result import with_counted


@dataclass(frozen=True)
class Verdict:
    """What a recomputation found; `difference` names the first place, None where the bytes agree."""

    run: ScoreRun
    difference: str | None

    @property
    def agrees(self) -> bool:
        return self.difference is None


def verify_month(*, run: ScoreRun) -> Verdict:
    """Recompute a published run from facts as known at its `known_at` and the log before its publication.

    Compares, in this order: the figures, the stored digest, and the digest in the transparency log.
    Changes nothing. Raises ValueError for a run that is not published.
    """
    if not run.is_published or run.log_size is None:
        raise ValueError(f"{run} is not published")
    with transaction.atomic():
        result = compute(Question(run.inputs, run.period, run.known_at), version=run.version)
        found = evidence.recomputed_evidence(run.inputs, log_size=run.log_size)
        result = with_counted(result, evidence.counted_of(found))
    return Verdict(run, first_difference(run.result, result) or _digests_differ(run))


def _digests_differ(run: ScoreRun) -> str | None:
    held = {"stored digest": run.digest, "digest in the log": _logged_digest(run)}
    true = digest(run.result)
    return next((f"{name}: {value!r} → {true!r}" for name, value in held.items() if value != true), None)


def _logged_digest(run: ScoreRun) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT digest FROM disclosure_logentry WHERE kind = 'month' AND number = %s AND revision = %s",
            [str(run.period), run.version],
        )
        row = cursor.fetchone()
    return row[0] if row else None
