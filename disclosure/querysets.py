"""Vocabulary of the public records."""

from datetime import date, datetime, time, timedelta
from typing import Self, TypeVar

from django.db import models
from django.utils import timezone

Row = TypeVar("Row", bound=models.Model, covariant=True)


def day_start(day: date) -> datetime:
    """The first instant of a day in the portal's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


class PublicRecordQuerySet(models.QuerySet[Row]):
    """Filters of page, API and exports, one method each."""

    def of_ledger(self, code: str) -> Self:
        return self.filter(ledger=code)

    def published_from(self, day: date) -> Self:
        return self.filter(published_at__gte=day_start(day))

    def published_until(self, day: date) -> Self:
        """To the end of the given day."""
        return self.filter(published_at__lt=day_start(day + timedelta(days=1)))

    def listed(self) -> Self:
        """What a list row needs, in one query and without content or tokens."""
        return self.select_related("region", "organisation").defer("search", "search_extra")
