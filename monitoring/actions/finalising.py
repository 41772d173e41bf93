"""draft → final: when the districts' comments close."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts import queries as accounts_queries
from accounts.actions.audit import append_audit
from accounts.models import Officer
from integrity_portal.lib.months import SHANGHAI
from monitoring.enums import RunStatus
from monitoring.exceptions import NotYetPossible
from monitoring.models import ScoreRun

COMMENTS_WINDOW = "comments_window"


def comments_open_until(run: ScoreRun) -> datetime | None:
    """The end of the comments window of a draft (end of its last day, Shanghai); None where there is none."""
    day = timezone.localtime(run.drafted_at, SHANGHAI).date()
    if not accounts_queries.deadline(COMMENTS_WINDOW, day).value:
        return None
    last = accounts_queries.due_date(COMMENTS_WINDOW, day)
    return datetime(last.year, last.month, last.day, 23, 59, 59, 999999, tzinfo=SHANGHAI)


def finalise_month(*, run: ScoreRun, by: Officer | None, at: datetime, without_comments: str = "") -> ScoreRun:
    """Close the comments on a draft; a final or published run is returned as it is.

    Raises NotYetPossible while comments are open and no reason is given in `without_comments`.
    """
    with transaction.atomic():
        held = ScoreRun.objects.select_for_update().get(pk=run.pk)
        if held.status != RunStatus.DRAFT:
            return held
        closes = comments_open_until(held)
        early = closes is not None and at <= closes
        if early and not without_comments.strip():
            raise NotYetPossible(f"区县意见期至 {closes:%Y-%m-%d} 止；提前定稿须说明原因。")
        held.status, held.finalised_at = RunStatus.FINAL, at
        held.without_comments = without_comments.strip() if early else ""
        held.save(update_fields=["status", "finalised_at", "without_comments"])
        detail = {"digest": held.digest, "without_comments": held.without_comments}
        append_audit(actor=by, verb="month.finalised", target=held.target, detail=detail, at=at)
    return held
