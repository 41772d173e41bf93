"""Published months and their warnings."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from disclosure.api import description, parameters, shapes
from disclosure.api.pages import Keyset, cursor_page, list_answer, next_url
from disclosure.api.views import PublicView, integer, valid
from disclosure.forms import WarningFilterForm
from disclosure.models import PublicMonth
from disclosure.queries import months
from disclosure.queries.regions import all_regions
from disclosure.queries.search import Count

NOTHING: dict[str, Any] = {"numbers": [], "private": []}


class MonthList(PublicView):
    @extend_schema(
        operation_id="monitoring_list",
        summary="已公布的监测月份",
        parameters=parameters.CURSOR,
        responses={200: description.MonthPage, 400: description.Error},
    )
    def get(self, request: Request) -> Response:
        rows = months.newest_versions()
        counted = Count(rows.count(), exact=True)
        return cursor_page(request, rows, Keyset(("month",), (str,), descending=True), shapes.month_item, counted)


class MonthDetail(PublicView):
    @extend_schema(
        operation_id="monitoring_retrieve",
        summary="一个月的监测结果",
        parameters=[parameters.VERSION],
        responses={200: description.MonthAnswer, 400: description.Error, 404: description.Error},
    )
    def get(self, request: Request, month: str) -> Response:
        row = asked_month(request, month)
        return Response({**shapes.month_item(row), "result": row.result})


class MonthRegion(PublicView):
    @extend_schema(
        operation_id="monitoring_region_retrieve",
        summary="一个区县的得分及其依据",
        parameters=[parameters.VERSION],
        responses={200: description.MonthRegionAnswer, 400: description.Error, 404: description.Error},
    )
    def get(self, request: Request, month: str, region: str) -> Response:
        row = asked_month(request, month)
        part = months.region_part(row, region)
        if part is None:
            raise Http404
        evidence = months.evidence_of(row, region)
        for dimension in part["dimensions"]:
            for indicator in dimension["indicators"]:
                indicator["evidence"] = evidence.get(indicator["code"], NOTHING)
        return Response(part)


class WarningList(PublicView):
    @extend_schema(
        operation_id="warnings_list",
        summary="监测预警",
        parameters=[*parameters.WARNINGS, *parameters.CURSOR],
        responses={200: description.WarningPage, 400: description.Error},
    )
    def get(self, request: Request) -> Response:
        asked = valid(WarningFilterForm(request.query_params))
        rows = months.warnings(month=asked["month"], region=asked["region"], level=asked["level"])
        total = rows.order_by().count()
        size = integer(request, "page_size", least=1, most=200, default=50)
        start = integer(request, "cursor", least=0, default=0)
        regions = all_regions()
        found = [shapes.warning_item(row, regions[row.region_code]) for row in rows[start : start + size]]
        following = next_url(request, cursor=str(start + size)) if start + size < total else None
        return list_answer(found, following, Count(total, exact=True))


def asked_month(request: Request, month: str) -> PublicMonth:
    """The month of the path in the asked version; 404 where it is not public."""
    version = integer(request, "version", least=1) if "version" in request.query_params else None
    row = months.get_month(month, version)
    if row is None:
        raise Http404
    return row
