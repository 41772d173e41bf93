"""Regions and organisations."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from disclosure.api import description, parameters, shapes
from disclosure.api.pages import Keyset, cursor_page
from disclosure.api.views import PublicView
from disclosure.models import PublicRegion
from disclosure.queries.lookup import organisation_by_key
from disclosure.queries.months import newest_month, trend
from disclosure.queries.regions import units_of
from disclosure.queries.search import Count
from disclosure.queries.totals import organisation_totals


class RegionList(PublicView):
    @extend_schema(
        operation_id="regions_list",
        summary="行政区划",
        parameters=parameters.CURSOR,
        responses={200: description.RegionPage, 400: description.Error},
    )
    def get(self, request: Request) -> Response:
        rows = PublicRegion.objects.order_by("code")
        counted = Count(PublicRegion.objects.count(), exact=True)
        return cursor_page(request, rows, Keyset(("code",), (str,)), shapes.region_item, counted)


class RegionDetail(PublicView):
    @extend_schema(
        operation_id="regions_retrieve",
        summary="一个区域：得分、趋势、下辖单位",
        responses={200: description.RegionAnswer, 404: description.Error},
    )
    def get(self, request: Request, code: str) -> Response:
        region = PublicRegion.objects.filter(code=code).first()
        if region is None:
            raise Http404
        month = newest_month()
        scores = trend(code, until=month.month) if month else []
        return Response(shapes.region_detail(region, list(units_of(region)), scores))


class OrganisationDetail(PublicView):
    @extend_schema(
        operation_id="organisations_retrieve",
        summary="一个单位：名称、区域、公示记录数",
        responses={200: description.OrganisationAnswer, 404: description.Error},
    )
    def get(self, request: Request, key: str) -> Response:
        organisation = organisation_by_key(key)
        if organisation is None:
            raise Http404
        return Response(shapes.organisation_detail(organisation, organisation_totals(organisation)))
