"""The words records are asked for with. Reading without a scope raises `ScopeForgotten`."""

from datetime import date, timedelta
from typing import Self

from django.db.models import Q

from accounts.querysets import ScopedManager, ScopedQuerySet
from records.enums import COUNTED, ON_PUBLIC_SITE, OPEN, LedgerCode, Status


class RecordQuerySet(ScopedQuerySet):
    def in_ledger(self, code: str) -> Self:
        return self.filter(ledger=code)

    def with_status(self, *statuses: str) -> Self:
        return self.filter(status__in=statuses)

    def drafts(self) -> Self:
        """Being written, or returned for correction."""
        return self.filter(status__in=OPEN)

    def returned(self) -> Self:
        return self.filter(status=Status.RETURNED)

    def awaiting_review(self) -> Self:
        return self.filter(status=Status.SUBMITTED)

    def awaiting_publication(self) -> Self:
        """Approved and publishable now: a case only once it is listed, a monthly return never."""
        case = Q(ledger=LedgerCode.DEFAULT_CASE, default_case__listed_on__isnull=False)
        return self.filter(Q(ledger=LedgerCode.ARREARS) | case, status=Status.APPROVED, ended_on__isnull=True)

    def stale_on_public_site(self) -> Self:
        """Public, and the copy lags behind an event or a correction."""
        return self.filter(status__in=ON_PUBLIC_SITE, stale_since__isnull=False)

    def published(self) -> Self:
        """Stands on the public site."""
        return self.filter(status__in=ON_PUBLIC_SITE)

    def counted(self) -> Self:
        """Reviewed and not withdrawn: what the scores count."""
        return self.filter(status__in=COUNTED)

    def not_by(self, officer) -> Self:
        """Records the officer may review or publish: not entered, edited or submitted by that person."""
        return self.exclude(entered_by=officer).exclude(authors__contains=[officer.pk])

    def untouched_by(self, officer) -> Self:
        """Records the officer may make public: neither the entry nor an event or a correction since is theirs."""
        found = self.not_by(officer)
        for rows in ("payments", "handling_steps", "settlements", "court_removals"):
            found = found.exclude(**{f"{rows}__entered_by": officer}).exclude(**{f"{rows}__retracted_by": officer})
        return found.exclude(amendments__entered_by=officer)

    def disclosure_due_to_end(self, on: date) -> Self:
        """Public or about to be, with an end of disclosure that has come by `on`."""
        return self.filter(
            disclosure_ends_on__lte=on,
            ended_on__isnull=True,
            status__in=(Status.APPROVED, *ON_PUBLIC_SITE),
        )

    def overdue(self, on: date) -> Self:
        """What a clock has run out on by `on`: a case past its plan's deadline, arrears with an
        instalment due and money still owed, work that waits longer than a month."""
        waiting = Q(status=Status.SUBMITTED, submitted_at__date__lt=on - timedelta(days=30))
        case = Q(
            status__in=(Status.APPROVED, *ON_PUBLIC_SITE),
            case_plan__deadline__lt=on,
            disclosure_ends_on__isnull=True,
        )
        arrears = Q(
            status__in=(Status.APPROVED, *ON_PUBLIC_SITE),
            ledger=LedgerCode.ARREARS,
            instalments__due_on__lt=on,
            disclosure_ends_on__isnull=True,
        )
        return self.filter(waiting | case | arrears).distinct()

    def with_parties(self) -> Self:
        """With what every list shows, in one query."""
        return self.select_related("organisation", "region", "entered_by")

    def with_details(self) -> Self:
        return self.select_related("default_case", "arrears", "monthly_return")


class RecordManager(ScopedManager.from_queryset(RecordQuerySet)):  # type: ignore[misc]
    """Manager of `Record`."""
