"""Reports on their way in: the bytes are stored and served as published."""

from collections.abc import Mapping
from datetime import datetime

from disclosure.enums import LogAction, LogKind, ReportFormat
from disclosure.exceptions import PublicationRefused
from disclosure.models import LogEntry, PublicMonth, PublicRegion, PublicReport, PublicReportFile
from disclosure.publishing.log import Act, append
from disclosure.publishing.state import lock_state, raise_version
from integrity_portal.lib.canonical import sha256_hex


def publish_report(
    *,
    month: str,
    region: str | None,
    version: int,
    title: str,
    content_digest: str,
    files: Mapping[str, bytes],
    at: datetime,
) -> list[LogEntry]:
    """Publish the files of one report, {format: bytes}; `region` None is the city's report.

    Raises PublicationRefused when the month is not public in that version, when the report is
    published already, or for an unknown region or format.
    """
    state = lock_state()
    _check(month, region, version, files)
    report = PublicReport(
        month=month,
        region_code=region or "",
        version=version,
        title=title,
        content_digest=content_digest,
        published_at=at,
    )
    rows = [_file(report, name, files[name]) for name in sorted(files)]
    action = LogAction.PUBLISHED if version == 1 else LogAction.AMENDED
    acts = [Act(action, LogKind.REPORT, row.number, version, row.digest) for row in rows]
    entries = append(acts, state=state, at=at)
    report.save(force_insert=True)
    for row, entry in zip(rows, entries, strict=True):
        row.report, row.log_index = report, entry.index
        row.save(force_insert=True)
    raise_version(state, at=at)
    return entries


def _check(month: str, region: str | None, version: int, files: Mapping[str, bytes]) -> None:
    if not files or set(files) - set(ReportFormat.values):
        raise PublicationRefused("报告没有文件，或含有不认识的格式")
    if not PublicMonth.objects.filter(month=month, version=version).exists():
        raise PublicationRefused(f"{month} 第 {version} 版监测结果尚未公布")
    if region and not PublicRegion.objects.filter(code=region).exists():
        raise PublicationRefused(f"区划尚未公开：{region}")
    if PublicReport.objects.filter(month=month, region_code=region or "", version=version).exists():
        raise PublicationRefused(f"{month} 第 {version} 版报告已公布")


def _file(report: PublicReport, name: str, data: bytes) -> PublicReportFile:
    return PublicReportFile(report=report, format=name, data=data, size=len(data), digest=sha256_hex(data), log_index=0)
