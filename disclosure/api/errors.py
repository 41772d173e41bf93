"""One shape for every error of the API: {"error": {"code", "message", "fields"}}."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

MESSAGES = {
    status.HTTP_400_BAD_REQUEST: "请求有误，请按各项提示修改后重试。",
    status.HTTP_401_UNAUTHORIZED: "需要登录。",
    status.HTTP_403_FORBIDDEN: "没有权限。",
    status.HTTP_404_NOT_FOUND: "没有找到。",
    status.HTTP_405_METHOD_NOT_ALLOWED: "不支持这种请求方法。",
    status.HTTP_406_NOT_ACCEPTABLE: "只提供 JSON 格式。",
    status.HTTP_415_UNSUPPORTED_MEDIA_TYPE: "不支持这种内容格式。",
    status.HTTP_429_TOO_MANY_REQUESTS: "请求过于频繁，请稍后重试。",
}


def handle(exc: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler with our body; None (a 500) for what it does not know."""
    response = exception_handler(exc, context)
    if response is None:
        return None
    response.data = body(
        code=_code(exc),
        message=MESSAGES.get(response.status_code, "请求不能完成。"),
        fields=_fields(exc),
    )
    return response


def body(*, code: str, message: str, fields: dict[str, list[str]] | None = None) -> dict[str, Any]:
    return {"error": {"code": code, "message": message, "fields": fields or {}}}


def _code(exc: Exception) -> str:
    if isinstance(exc, Http404):
        return "not_found"
    if isinstance(exc, PermissionDenied):
        return "permission_denied"
    if isinstance(exc, exceptions.ValidationError):
        return "invalid"
    return getattr(exc, "default_code", "error")


def _fields(exc: Exception) -> dict[str, list[str]]:
    if not isinstance(exc, exceptions.ValidationError):
        return {}
    detail = exc.detail
    if isinstance(detail, dict):
        return {str(name): _messages(found) for name, found in detail.items()}
    return {"non_field_errors": _messages(detail)}


def _messages(found: Any) -> list[str]:
    return [str(item) for item in (found if isinstance(found, list) else [found])]
