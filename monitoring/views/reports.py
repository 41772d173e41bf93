from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.views import View
from django.views.generic import ListView

from monitoring.models import Report, ReportFile
from monitoring.views.base import MonitoringMixin

TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def files_without_data() -> Prefetch:
    """The files of reports for a list, without their bytes."""
    return Prefetch("files", ReportFile.objects.defer("data"))


class ReportListView(MonitoringMixin, ListView):
    """The published reports: of the city, then of the districts, newest month first."""

    template_name = "monitoring/reports.html"
    paginate_by = 28

    def get_queryset(self) -> QuerySet[Report]:
        rows = Report.objects.select_related("run").defer("run__result", "run__inputs")
        return rows.prefetch_related(files_without_data()).order_by("-run__month", "-run__version", "region")


class ReportFileView(MonitoringMixin, View):
    """The stored bytes of one file, as a download."""

    def get(self, request: Any, pk: int, format: str) -> HttpResponse:
        file = ReportFile.objects.filter(report=pk, format=format).select_related("report__run").first()
        if file is None:
            raise Http404("没有这个文件")
        run = file.report.run
        name = f"{run.period}-v{run.version}-{file.report.region or 'shenyang'}.{format}"
        return HttpResponse(
            bytes(file.data),
            content_type=TYPES[format],
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
