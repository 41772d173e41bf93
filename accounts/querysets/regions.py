"""The words regions are asked for with."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from accounts.enums import RegionKind

UNIT_KINDS = (RegionKind.STREET, RegionKind.TOWN, RegionKind.TOWNSHIP)


class RegionQuerySet(models.QuerySet[Any]):
    def districts(self) -> Self:
        """The evaluated districts and counties (Shenyang: 13), in order of their codes."""
        return self.filter(kind=RegionKind.DISTRICT, evaluated=True).order_by("code")

    def evaluated_units(self) -> Self:
        """The evaluated streets, towns and townships (Shenyang: 181)."""
        return self.filter(kind__in=UNIT_KINDS, evaluated=True).order_by("code")

    def children_of(self, code: str) -> Self:
        """The regions directly below `code`."""
        return self.filter(parent_id=code).order_by("code")

    def within(self, code: str) -> Self:
        """`code` itself and every region below it."""
        return self.filter(Q(code=code) | Q(parent_id=code) | Q(parent__parent_id=code)).order_by("code")

    def valid_on(self, day: date) -> Self:
        """The regions that exist on `day`; `valid_to` is the last day of existence."""
        started = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(started, Q(valid_to=None) | Q(valid_to__gte=day))
