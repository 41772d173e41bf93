"""What every API view shares."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from disclosure.api.renderers import NoticeJSONRenderer


class PublicView(APIView):
    """Read-only, without accounts; anything but GET, HEAD and OPTIONS answers 405."""

    renderer_classes = [NoticeJSONRenderer]
    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []
    http_method_names = ["get", "head", "options"]


class NothingHere(PublicView):
    """Every other address under the API: the fixed error shape instead of a page."""

    @extend_schema(exclude=True)
    def get(self, request: Request, **kwargs: str) -> Response:
        raise Http404


def valid(form: forms.Form) -> Mapping[str, Any]:
    """The form's data, or the 400 with its messages."""
    if not form.is_valid():
        raise ValidationError({name: [str(error) for error in errors] for name, errors in form.errors.items()})
    return form.cleaned_data


def integer(request: Request, name: str, *, least: int, most: int | None = None, default: int | None = None) -> int:
    """A whole number from the query string, or the 400 that says what is expected."""
    text = request.query_params.get(name, "")
    if not text and default is not None:
        return default
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 15):
        raise ValidationError({name: ["请填写整数。"]})
    value = int(text)
    if value < least or (most is not None and value > most):
        bound = f"为 {least} 至 {most}" if most is not None else f"不小于 {least}"
        raise ValidationError({name: [f"数值应{bound}。"]})
    return value


def absolute(path: str) -> str:
    """A path as the address the public uses."""
    return f"{settings.PUBLIC_BASE_URL}{path}"
