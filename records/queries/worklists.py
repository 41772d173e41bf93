"""The lists of work: what a clerk, a reviewer and a publisher have before them, oldest first."""

from __future__ import annotations

from django.db.models import F, OuterRef, QuerySet, Subquery

from accounts.models import Officer
from records.enums import Action, AmendmentState, Status
from records.models import Amendment, Record, Transition
from records.queries.desk import amendments_to_review
from records.querysets import RecordQuerySet


def drafts(officer: Officer) -> RecordQuerySet:
    """Drafts in reach, the latest touched first."""
    return _listed(officer).with_status(Status.DRAFT).order_by("-edited_at", "-pk")


def came_back(officer: Officer) -> RecordQuerySet:
    """Returned records with the reviewer's last words (`return_reason`, `return_reasons`, `returned_at`)."""
    last = Transition.objects.filter(record=OuterRef("pk"), action=Action.RETURN).order_by("-id")
    return (
        _listed(officer)
        .returned()
        .annotate(
            return_reason=Subquery(last.values("reason")[:1]),
            return_reasons=Subquery(last.values("field_reasons")[:1]),
            returned_at=Subquery(last.values("at")[:1]),
        )
        .order_by("returned_at", "pk")
    )


def amendments_came_back(officer: Officer) -> QuerySet[Amendment]:
    """Corrections of the officer's reach that a reviewer sent back."""
    reachable = Record.objects.for_officer(officer).values("pk")
    found = Amendment.objects.filter(state=AmendmentState.RETURNED, record__in=reachable)
    return found.select_related("record__organisation").order_by("entered_at")


def to_review(officer: Officer) -> RecordQuerySet:
    """Handed in by others, oldest first."""
    return _listed(officer).not_by(officer).awaiting_review().order_by("submitted_at", "pk")


def to_publish(officer: Officer) -> RecordQuerySet:
    """Approved, publishable, not of the officer's own hand; oldest first."""
    return _listed(officer).untouched_by(officer).awaiting_publication().order_by("reviewed_at", "pk")


def to_update(officer: Officer) -> RecordQuerySet:
    """Public, and the copy lags behind; longest first."""
    return _listed(officer).untouched_by(officer).stale_on_public_site().order_by("stale_since", "pk")


def on_public_site(officer: Officer) -> RecordQuerySet:
    """Standing on the public site, newest first."""
    return _listed(officer).published().order_by(F("published_at").desc(nulls_last=True), "-pk")


def _listed(officer: Officer) -> RecordQuerySet:
    found: RecordQuerySet = Record.objects.for_officer(officer).with_parties().with_details()
    return found


def count_to_review(officer: Officer) -> int:
    """Records and corrections that wait for this reviewer."""
    return to_review(officer).count() + amendments_to_review(officer).count()


def count_to_publish(officer: Officer) -> int:
    """Records that wait for this publisher: new ones and copies to refresh."""
    return to_publish(officer).count() + to_update(officer).count()
