"""Is it genuine? By number, by printed digest, by the bytes of a file."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.urls import reverse

from disclosure.enums import EndReason, LogAction, LogKind
from disclosure.models import (
    LogEntry,
    PublicMonth,
    PublicRecord,
    PublicReport,
    PublicReportFile,
    Tombstone,
)
from disclosure.queries.lookup import record_number

Outcome = Literal["genuine", "superseded", "withdrawn", "unknown"]
DIGEST = re.compile(r"[0-9a-f]{64}")
REPORT = re.compile(r"(\d{4}-\d{2})(?:/(\d{6}))?(?:\.([a-z]+))?")


@dataclass(frozen=True)
class Verdict:
    """What is known of the thing asked about; `url` leads to what is valid now."""

    outcome: Outcome
    kind: str = ""
    number: str = ""
    title: str = ""
    url: str = ""
    at: datetime | None = None
    digest: str = ""
    version: int | None = None
    newest: int | None = None
    log_index: int | None = None
    reason: str = ""


UNKNOWN = Verdict("unknown")


def by_text(text: str) -> Verdict:
    """A record number, a month, a report's number or a digest, as typed."""
    asked = text.strip()
    if DIGEST.fullmatch(asked.lower()):
        return by_digest(asked.lower())
    if report := REPORT.fullmatch(asked):
        return _report_number(report[1], report[2] or "", report[3])
    return _record(record_number(asked) or asked.upper(), None)


def by_digest(digest: str) -> Verdict:
    """The digest of a content, of a month's result or of a file's bytes."""
    entry = LogEntry.objects.filter(digest=digest).order_by("-index").first()
    if entry is None:
        report = PublicReport.objects.filter(content_digest=digest).order_by("region_code", "-version").first()
        return _report(report) if report else UNKNOWN
    if entry.kind == LogKind.RECORD:
        return _record(entry.number, digest)
    if entry.kind == LogKind.MONTH:
        return _month(entry.number, entry.revision)
    file = PublicReportFile.objects.defer("data").filter(digest=digest).select_related("report").first()
    return _report(file.report, file) if file else UNKNOWN


def _record(number: str, digest: str | None) -> Verdict:
    record = PublicRecord.objects.defer("search").filter(number=number).first()
    if record is None:
        return _ended(number)
    current = digest in (None, record.digest)
    return Verdict(
        outcome="genuine" if current else "superseded",
        kind="公示记录",
        number=number,
        title=record.title,
        url=record.get_absolute_url(),
        at=record.updated_at,
        digest=record.digest,
        newest=record.revision,
        log_index=record.log_index,
    )


def _ended(number: str) -> Verdict:
    stone = Tombstone.objects.filter(number=number).first()
    if stone is None:
        return UNKNOWN
    return Verdict(
        outcome="withdrawn",
        kind=LogAction(stone.kind).label,
        number=number,
        url=stone.get_absolute_url(),
        at=stone.withdrawn_at,
        log_index=stone.log_index,
        reason=EndReason(stone.reason_kind).label,
    )


def _report_number(month: str, region: str, name: str | None) -> Verdict:
    report = PublicReport.objects.filter(month=month, region_code=region).order_by("-version").first()
    if report:
        file = report.files.defer("data").filter(format=name).first() if name else None
        return _report(report, file) if file or not name else UNKNOWN
    return _month(month, None) if not region and not name else UNKNOWN


def _month(month: str, version: int | None) -> Verdict:
    rows = PublicMonth.objects.filter(month=month).defer("result").order_by("-version")
    newest = rows.first()
    if newest is None:
        return UNKNOWN
    asked = next((row for row in rows if row.version == version), newest)
    return Verdict(
        outcome="genuine" if asked.version == newest.version else "superseded",
        kind="月度监测结果",
        number=month,
        title=f"{month} 政务诚信监测结果",
        url=newest.get_absolute_url(),
        at=asked.published_at,
        digest=asked.digest,
        version=asked.version,
        newest=newest.version,
        log_index=asked.log_index,
    )


def _report(report: PublicReport, file: PublicReportFile | None = None) -> Verdict:
    same = PublicReport.objects.filter(month=report.month, region_code=report.region_code)
    newest = same.order_by("-version").values_list("version", flat=True)[0]
    return Verdict(
        outcome="genuine" if report.version == newest else "superseded",
        kind="监测报告",
        number=file.number if file else report.stem,
        title=report.title,
        url=reverse("disclosure:report", args=[report.month]),
        at=report.published_at,
        digest=file.digest if file else report.content_digest,
        version=report.version,
        newest=newest,
        log_index=file.log_index if file else None,
    )
