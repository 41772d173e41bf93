"""Published reports."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from disclosure.api import description, parameters, shapes
from disclosure.api.pages import list_answer, next_url
from disclosure.api.views import PublicView, integer
from disclosure.queries.regions import all_regions
from disclosure.queries.reports import files_of, newest_reports
from disclosure.queries.search import Count


class ReportList(PublicView):
    @extend_schema(
        operation_id="reports_list",
        summary="月度监测和预警报告",
        parameters=parameters.CURSOR,
        responses={200: description.ReportPage, 400: description.Error},
    )
    def get(self, request: Request) -> Response:
        size = integer(request, "page_size", least=1, most=200, default=50)
        start = integer(request, "cursor", least=0, default=0)
        reports = newest_reports()
        total = reports.count()
        page = list(reports[start : start + size])
        files, regions = files_of(page), all_regions()
        results = [shapes.report_item(report, files[report.pk], regions.get(report.region_code)) for report in page]
        following = next_url(request, cursor=str(start + size)) if start + size < total else None
        return list_answer(results, following, Count(total, exact=True))
