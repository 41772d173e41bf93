"""What waits for an officer, and how much stands in each ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from accounts.enums import Role
from accounts.models import Officer, Region
from accounts.queries import due_date
from integrity_portal.lib.months import Month
from records import permissions
from records.enums import ON_PUBLIC_SITE, AmendmentState, LedgerCode, Status
from records.models import Amendment, MonthlyReturn, Record


@dataclass(frozen=True)
class Waiting:
    """Numbers on the desk; None where the officer has not the role."""

    drafts: int | None
    returned: int | None
    to_review: int | None
    amendments_to_review: int | None
    to_publish: int | None
    to_update: int | None


def waiting_for(officer: Officer) -> Waiting:
    """How many records wait for this officer, role by role, in the own reach and not of the own hand."""
    mine = Record.objects.for_officer(officer)
    clerk, reviewer, publisher = (
        permissions.holds(officer, role) for role in (Role.CLERK, Role.REVIEWER, Role.PUBLISHER)
    )
    others, untouched = mine.not_by(officer), mine.untouched_by(officer)
    return Waiting(
        drafts=mine.with_status(Status.DRAFT).count() if clerk else None,
        returned=mine.returned().count() if clerk else None,
        to_review=others.awaiting_review().count() if reviewer else None,
        amendments_to_review=amendments_to_review(officer).count() if reviewer else None,
        to_publish=untouched.awaiting_publication().count() if publisher else None,
        to_update=untouched.stale_on_public_site().count() if publisher else None,
    )


def amendments_to_review(officer: Officer) -> QuerySet[Amendment]:
    """Corrections that wait for a reviewer, in the officer's reach; record and proposal are others' work."""
    reachable = Record.objects.for_officer(officer).not_by(officer).values("pk")
    waiting = Amendment.objects.filter(state=AmendmentState.SUBMITTED, record__in=reachable)
    return waiting.exclude(entered_by=officer).select_related("record__organisation").order_by("entered_at")


def ledger_counts(officer: Officer) -> dict[str, dict[str, int]]:
    """{ledger: {total, open, waiting, public}} of the officer's reach."""
    rows = (
        Record.objects.for_officer(officer)
        .exclude(status=Status.WITHDRAWN)
        .order_by()
        .values("ledger")
        .annotate(
            total=Count("pk"),
            open=Count("pk", filter=Q(status__in=(Status.DRAFT, Status.RETURNED))),
            waiting=Count("pk", filter=Q(status=Status.SUBMITTED)),
            public=Count("pk", filter=Q(status__in=ON_PUBLIC_SITE)),
        )
    )
    found = {row.pop("ledger"): row for row in rows}
    empty = {"total": 0, "open": 0, "waiting": 0, "public": 0}
    return {code: found.get(code, dict(empty)) for code in LedgerCode.values}


def missing_returns(month: Month) -> list[Region]:
    """The districts whose return for the month has not been submitted yet."""
    filed = MonthlyReturn.objects.filter(month=month.first_day, record__first_submitted_on__isnull=False)
    there = filed.exclude(record__status=Status.WITHDRAWN).values("record__region_id")
    return list(Region.objects.districts().exclude(pk__in=there))


def return_due_on(month: Month) -> date:
    """The last day on which the month's return is on time."""
    return due_date("return_due", month.last_day)
