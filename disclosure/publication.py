"""The door in: the only way anything becomes public, changes in public, or leaves it.

Every function must run inside the caller's transaction (`transaction.atomic`), locks the one
state row, appends to the transparency log, raises `disclosure_state.version`, and raises
`PublicationRefused` (or a subclass) instead of publishing half of something.

Publish regions before organisations, and organisations before their records.
"""

from collections.abc import Iterable

from disclosure.enums import EndReason, ReportFormat, WarningLevel
from disclosure.exceptions import AlreadyPublished, ContentRefused, NotPublished, PublicationRefused
from disclosure.models import DisclosureState, PublicMonth, PublicRecord, PublicReport
from disclosure.publishing.content import check_copy, content_of, digest_of
from disclosure.publishing.copies import end_record, mark_objection, publish_record, publish_records
from disclosure.publishing.months import publish_month
from disclosure.publishing.registers import publish_organisations, publish_regions
from disclosure.publishing.reports import publish_report
from disclosure.publishing.shapes import Content, OrganisationCopy, RecordCopy, RegionCopy

__all__ = [
    "AlreadyPublished",
    "Content",
    "ContentRefused",
    "EndReason",
    "NotPublished",
    "OrganisationCopy",
    "PublicationRefused",
    "RecordCopy",
    "RegionCopy",
    "ReportFormat",
    "WarningLevel",
    "check_copy",
    "content_of",
    "digest_of",
    "end_record",
    "mark_objection",
    "public_version",
    "publish_month",
    "publish_organisations",
    "publish_record",
    "publish_records",
    "publish_regions",
    "publish_report",
    "published_contents",
    "published_digests",
    "published_month_version",
    "published_report_version",
]


def public_version() -> int:
    """The version of the public copy: rises with every publication."""
    return DisclosureState.objects.values_list("version", flat=True).get(id=1)


def published_digests(*, numbers: Iterable[str] | None = None) -> dict[str, str]:
    """{number: digest} of what is public now, of all records or of the given ones."""
    rows = PublicRecord.objects.all()
    if numbers is not None:
        rows = rows.filter(number__in=list(numbers))
    return dict(rows.values_list("number", "digest"))


def published_contents(*, numbers: Iterable[str]) -> dict[str, tuple[str, Content]]:
    """{number: (ledger, content)} of those of the given records that are public now."""
    rows = PublicRecord.objects.filter(number__in=list(numbers)).values_list("number", "ledger", "content")
    return {number: (ledger, content) for number, ledger, content in rows}


def published_month_version(month: str) -> int:
    """The newest public version of a month, 0 where none is public."""
    return PublicMonth.objects.filter(month=month).values_list("version", flat=True).first() or 0


def published_report_version(month: str, region: str | None = None) -> int:
    """The newest public version of a month's report, 0 where none is public."""
    rows = PublicReport.objects.filter(month=month, region_code=region or "")
    return rows.values_list("version", flat=True).first() or 0
