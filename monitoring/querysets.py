"""The words schemes, runs and warnings are asked for with."""

from datetime import date
from typing import Any, Self

from django.db import models

from accounts.enums import Reach
from integrity_portal.lib.months import Month
from monitoring.enums import Level, RunStatus


class SchemeQuerySet(models.QuerySet[Any]):
    def in_force_for(self, code: str, month: Month) -> Self:
        """Versions of `code` in force for `month`, the one that counts first."""
        return self.filter(code=code, in_force=True, effective_from__lte=month.first_day).order_by("-effective_from")

    def with_tree(self) -> Self:
        """With dimensions and indicators, in two more queries."""
        return self.prefetch_related("dimensions__indicators")


class RunQuerySet(models.QuerySet[Any]):
    def of(self, scheme_code: str, month: Month) -> Self:
        """All versions of a month, newest first."""
        return self.filter(scheme__code=scheme_code, month=month.first_day).order_by("-version")

    def published(self) -> Self:
        return self.filter(status=RunStatus.PUBLISHED)

    def for_officer(self, officer: Any) -> Self:
        """With the reach of the city all versions, else what is published."""
        return self if officer.reach == Reach.CITY else self.published()

    def in_the_making(self) -> Self:
        """Drafts and final versions not yet published."""
        return self.exclude(status=RunStatus.PUBLISHED)

    def latest_versions(self, scheme_code: str) -> Self:
        """Of each month the newest published version, newest month first."""
        return self.published().filter(scheme__code=scheme_code).order_by("-month", "-version").distinct("month")

    def without_bodies(self) -> Self:
        """For lists: without the large JSON columns."""
        return self.defer("result", "inputs")


class WarningRuleQuerySet(models.QuerySet[Any]):
    def in_force(self, day: date) -> Self:
        """The rule of each code in force on `day`; ended ones are among them (`active` False)."""
        return self.filter(valid_from__lte=day).order_by("code", "-valid_from").distinct("code")


class WarningQuerySet(models.QuerySet[Any]):
    def gravest_first(self) -> Self:
        """Red, orange, yellow, blue; then by region."""
        order = models.Case(*(models.When(level=level, then=place) for place, level in enumerate(Level.values)))
        return self.annotate(gravity=order).order_by("-month", "gravity", "region_id", "rule", "pk")
