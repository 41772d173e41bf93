"""Published reports and their files."""

from collections.abc import Sequence

from django.db.models import OuterRef, QuerySet, Subquery

from disclosure.enums import ReportFormat
from disclosure.models import PublicReport, PublicReportFile


def newest_reports() -> QuerySet[PublicReport]:
    """The newest version of every report: newest month first, the city before its districts."""
    same = PublicReport.objects.filter(month=OuterRef("month"), region_code=OuterRef("region_code"))
    rows = PublicReport.objects.filter(version=Subquery(same.order_by("-version").values("version")[:1]))
    return rows.order_by("-month", "region_code")


def files_of(reports: Sequence[PublicReport]) -> dict[int, list[PublicReportFile]]:
    """{report id: files without their bytes}, in one query."""
    found: dict[int, list[PublicReportFile]] = {report.pk: [] for report in reports}
    rows = PublicReportFile.objects.filter(report__in=reports).defer("data")
    by_id = {report.pk: report for report in reports}
    for row in rows:
        row.report = by_id[row.report_id]
        found[row.report_id].append(row)
    for files in found.values():
        files.sort(key=lambda file: ReportFormat.values.index(file.format))
    return found


def has_report(month: str) -> bool:
    """Whether any report of the month is public."""
    return PublicReport.objects.filter(month=month).exists()


def get_file(month: str, region: str, name: str, version: int | None = None) -> PublicReportFile | None:
    """One file with its bytes, in the asked or newest version; `region` empty is the city."""
    rows = PublicReportFile.objects.filter(report__month=month, report__region_code=region, format=name)
    if version is not None:
        rows = rows.filter(report__version=version)
    return rows.select_related("report").order_by("-report__version").first()
