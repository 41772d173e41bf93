"""Records, by filter and by number."""

from collections.abc import Callable
from datetime import date

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from disclosure.api import description, parameters, shapes
from disclosure.api.pages import Keyset, cursor_page, instant
from disclosure.api.views import PublicView, valid
from disclosure.forms import SearchForm
from disclosure.queries import search
from disclosure.queries.log import leaf_hash
from disclosure.queries.records import get_record, get_tombstone, revisions_of

KINDS: dict[str, Callable[[str], object]] = {"published_at": instant, "occurred_on": date.fromisoformat}


class RecordList(PublicView):
    @extend_schema(
        operation_id="records_list",
        summary="公示记录：检索与筛选",
        parameters=[*parameters.SEARCH, *parameters.CURSOR],
        responses={200: description.RecordPage, 400: description.Error},
    )
    def get(self, request: Request) -> Response:
        form = SearchForm(request.query_params)
        valid(form)
        criteria = form.criteria()
        counted = search.count(criteria)
        return cursor_page(
            request, search.ordered(criteria, counted), _keyset(criteria.sort), shapes.record_item, counted
        )


class RecordDetail(PublicView):
    @extend_schema(
        operation_id="records_retrieve",
        summary="一条公示记录：内容、历史、日志位置",
        responses={200: description.RecordAnswer, 404: description.Error, 410: description.TombstoneAnswer},
    )
    def get(self, request: Request, number: str) -> Response:
        record = get_record(number)
        if record is None:
            stone = get_tombstone(number)
            if stone is None:
                raise Http404
            return Response(shapes.tombstone(stone), status=410)
        leaf = leaf_hash(record.log_index)
        return Response(shapes.record_detail(record, revisions_of(record), leaf))


def _keyset(sort: str) -> Keyset:
    name = sort.lstrip("-")
    return Keyset((name, "number"), (KINDS[name], str), descending=sort.startswith("-"))
