"""Reports and their files, served as they were published."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosure.models import PublicReport, PublicReportFile
from disclosure.queries.regions import all_regions
from disclosure.queries.reports import files_of, get_file, newest_reports
from disclosure.views.base import show
from integrity_portal.templatetags.formats import cn_month

TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@require_safe
def reports_page(request: HttpRequest) -> HttpResponse:
    reports = list(newest_reports())
    cities = [report for report in reports if not report.region_code]
    files = files_of(cities)
    context = {
        "reports": [
            {
                "report": report,
                "files": files[report.pk],
                "districts": sum(1 for r in reports if r.month == report.month and r.region_code),
            }
            for report in cities
        ]
    }
    return show(request, "reports.html", context, crumbs=[("监测报告", "")])


@require_safe
def report_page(request: HttpRequest, month: str) -> HttpResponse:
    reports = list(newest_reports().filter(month=month))
    if not reports:
        raise Http404
    files, regions = files_of(reports), all_regions()
    rows: list[dict[str, Any]] = [
        {"report": report, "region": regions.get(report.region_code), "files": files[report.pk]} for report in reports
    ]
    context = {
        "month": month,
        "city": next((row for row in rows if not row["report"].region_code), None),
        "districts": [row for row in rows if row["report"].region_code],
        "older": PublicReport.objects.filter(month=month, region_code="", version__lt=reports[0].version),
    }
    crumbs = [("监测报告", reverse("disclosure:reports")), (cn_month(month), "")]
    return show(request, "report.html", context, crumbs=crumbs)


@require_safe
def report_file(request: HttpRequest, month: str, format: str, region: str = "") -> HttpResponse:
    asked = request.GET.get("version", "")
    version = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else None
    file = get_file(month, region, format, version)
    if file is None:
        raise Http404
    response = HttpResponse(bytes(file.data), content_type=TYPES[file.format])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(_name(file))}"
    return response


def _name(file: PublicReportFile) -> str:
    """A name that says what it is, and that it is a demonstration where it is one."""
    mark = "演示数据-" if settings.DEMONSTRATION else ""
    report = file.report
    return f"{mark}政务诚信监测-{report.stem.replace('/', '-')}-v{report.version}.{file.format}"
