"""Errors of both sites: a page that says what happened and what the reader can do; under /api/ the API's shape."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from disclosure.api.renderers import NOTICE

API = {
    400: ("bad_request", "请求有误。"),
    403: ("permission_denied", "没有权限。"),
    404: ("not_found", "没有找到。"),
    500: ("server_error", "网站出现故障，请稍后重试。"),
}


def _answer(request: HttpRequest, status: int) -> HttpResponse:
    if request.path.startswith("/api/"):
        return _api(status)
    base = "base_public.html" if settings.IS_PUBLIC else "base_office.html"
    return render(request, f"errors/{status}.html", {"base_template": base}, status=status)


def _api(status: int) -> JsonResponse:
    code, message = API[status]
    body: dict[str, object] = {"error": {"code": code, "message": message, "fields": {}}}
    if settings.DEMONSTRATION:
        body["notice"] = NOTICE
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _answer(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _answer(request, 403)
