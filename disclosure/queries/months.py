"""Published months: rankings, trends, one region opened, warnings."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from disclosure.models import PublicEvidence, PublicMonth, PublicRegion, PublicScore, PublicWarning
from disclosure.queries.regions import codes_within
from integrity_portal.lib.months import Month


@dataclass(frozen=True)
class Standing:
    """One region's place in a month; `moved` is the change of score against the month before."""

    code: str
    name: str
    score: Decimal
    rank: int
    rank_before: int | None
    moved: Decimal | None

    @property
    def rank_change(self) -> int | None:
        """Places won (positive) or lost (negative) against the month before."""
        return None if self.rank_before is None else self.rank_before - self.rank


def newest_versions() -> QuerySet[PublicMonth]:
    """The newest version of every month, newest month first, without the results themselves."""
    newest = PublicMonth.objects.filter(month=OuterRef("month")).order_by("-version").values("version")[:1]
    rows = PublicMonth.objects.filter(version=Subquery(newest)).defer("result")
    return rows.order_by("-month")


def newest_month() -> PublicMonth | None:
    """The newest published month in its newest version, without its result."""
    return PublicMonth.objects.defer("result").order_by("-month", "-version").first()


def get_month(month: str, version: int | None = None) -> PublicMonth | None:
    """One month in the asked or newest version, with its result."""
    rows = PublicMonth.objects.filter(month=month)
    if version is not None:
        rows = rows.filter(version=version)
    return rows.order_by("-version").first()


def versions_of(month: str) -> Sequence[PublicMonth]:
    """Every version of a month, newest first."""
    return list(PublicMonth.objects.filter(month=month).defer("result").order_by("-version"))


def month_before(month: str) -> PublicMonth | None:
    """The newest version of the nearest earlier month."""
    return PublicMonth.objects.filter(month__lt=month).defer("result").order_by("-month", "-version").first()


def month_after(month: str) -> PublicMonth | None:
    """The newest version of the nearest later month."""
    return PublicMonth.objects.filter(month__gt=month).defer("result").order_by("month", "-version").first()


def preceding(month: str) -> str:
    """The month directly before: 2026-01 → 2025-12."""
    return str(Month.parse(month) - 1)


def standings(month: PublicMonth, names: dict[str, str]) -> list[Standing]:
    """The month's ranking with the movement against the month directly before, if that is public."""
    earlier = PublicMonth.objects.defer("result").filter(month=preceding(month.month)).order_by("-version").first()
    before = {row.region_code: row for row in earlier.scores.all()} if earlier else {}
    return [
        _standing(row, names.get(row.region_code, row.region_code), before.get(row.region_code))
        for row in month.scores.all()
    ]


def _standing(row: PublicScore, name: str, before: PublicScore | None) -> Standing:
    return Standing(
        code=row.region_code,
        name=name,
        score=row.score,
        rank=row.rank,
        rank_before=before.rank if before else None,
        moved=row.score - before.score if before else None,
    )


def trend(region_code: str, *, until: str, months: int = 12) -> list[PublicScore]:
    """A region's scores of the last months up to `until`, oldest first, newest versions."""
    newest = PublicMonth.objects.filter(month=OuterRef("month__month")).order_by("-version")
    rows = PublicScore.objects.filter(
        region_code=region_code,
        month__month__lte=until,
        month__version=Subquery(newest.values("version")[:1]),
    )
    latest = rows.select_related("month").defer("month__result").order_by("-month__month")[:months]
    return list(latest)[::-1]


def region_part(month: PublicMonth, region_code: str) -> dict[str, Any] | None:
    """The region's part of the month's result, None where it was not scored."""
    return next((part for part in month.result["regions"] if part["code"] == region_code), None)


def evidence_of(month: PublicMonth, region_code: str) -> dict[str, Any]:
    """{indicator code: {numbers, private}} of one region."""
    row = PublicEvidence.objects.filter(month=month, region_code=region_code).first()
    return row.evidence if row else {}


def warnings(*, month: str = "", region: PublicRegion | None = None, level: str = "") -> QuerySet[PublicWarning]:
    """Warnings of the newest versions, newest month first, most severe first; `region` with what lies below it."""
    newest = PublicMonth.objects.filter(month=OuterRef("month__month")).order_by("-version")
    rows = PublicWarning.objects.filter(month__version=Subquery(newest.values("version")[:1]))
    asked = {"month__month": month, "level": level}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if region and (codes := codes_within(region)) is not None:
        rows = rows.filter(region_code__in=codes)
    return rows.select_related("month").defer("month__result").order_by("-month__month", "severity", "position")
