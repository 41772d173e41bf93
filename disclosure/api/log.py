"""The transparency log: change feed, signed head, proofs."""

from dataclasses import asdict

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from disclosure.api import description, parameters, shapes
from disclosure.api.pages import LARGEST_PAGE, PAGE_SIZE, list_answer, next_url
from disclosure.api.views import PublicView, integer
from disclosure.exceptions import ProofUnavailable
from disclosure.queries import log
from disclosure.queries.search import Count


class Changes(PublicView):
    @extend_schema(
        operation_id="changes_list",
        summary="变更：只跟随它，就能与公开内容保持一致",
        parameters=[parameters.AFTER, parameters.PAGE_SIZE],
        responses={200: description.ChangePage, 400: description.Error},
    )
    def get(self, request: Request) -> Response:
        after = integer(request, "after", least=-1, default=-1)
        size = integer(request, "page_size", least=1, most=LARGEST_PAGE, default=PAGE_SIZE)
        entries = log.entries_after(after, size + 1)
        page = entries[:size]
        following = next_url(request, after=str(page[-1].index)) if len(entries) > size else None
        counted = Count(log.log_size(), exact=True)
        return list_answer([entry.as_entry() for entry in page], following, counted)


class Head(PublicView):
    @extend_schema(
        operation_id="log_retrieve",
        summary="签名的日志树头",
        responses={200: description.HeadAnswer, 404: description.Error},
    )
    def get(self, request: Request) -> Response:
        head = log.newest_head()
        if head is None:
            raise Http404
        return Response(shapes.head(head))


class InclusionProof(PublicView):
    @extend_schema(
        operation_id="log_inclusion_retrieve",
        summary="条目在日志中的证明",
        parameters=[parameters.whole("index"), parameters.whole("size", least=1, required=False)],
        responses={200: description.InclusionAnswer, 400: description.Error},
    )
    def get(self, request: Request) -> Response:
        index = integer(request, "index", least=0)
        size = integer(request, "size", least=1, default=log.log_size())
        try:
            return Response(asdict(log.inclusion(index, size)))
        except ProofUnavailable as error:
            raise ValidationError({"index": [str(error)]}) from error


class ConsistencyProof(PublicView):
    @extend_schema(
        operation_id="log_consistency_retrieve",
        summary="日志只增不改的证明",
        parameters=[parameters.whole("first"), parameters.whole("second", required=False)],
        responses={200: description.ConsistencyAnswer, 400: description.Error},
    )
    def get(self, request: Request) -> Response:
        first = integer(request, "first", least=0)
        second = integer(request, "second", least=0, default=log.log_size())
        try:
            return Response(asdict(log.consistency(first, second)))
        except ProofUnavailable as error:
            raise ValidationError({"second": [str(error)]}) from error
