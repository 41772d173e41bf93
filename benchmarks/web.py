"""Requests through the whole of Django, middleware included, without a network in between."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import override_settings

TUTORIAL_MIDDLEWARE = [
    "benchmarks.tutorial.use_tutorial_urls",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def site() -> WSGIHandler:
    """The public site as it is."""
    return WSGIHandler()


def tutorial() -> WSGIHandler:
    """A Django site as a tutorial writes it, on the same tables: benchmarks/tutorial.py."""
    with override_settings(MIDDLEWARE=TUTORIAL_MIDDLEWARE):
        return WSGIHandler()


def get(handler: WSGIHandler, target: str) -> tuple[int, bytes]:
    """(status, body) of one GET."""
    path, _, query = target.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(path, encoding="latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_ACCEPT_LANGUAGE": "zh-CN",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
    seen: list[int] = []
    response = handler(environ, lambda status, headers, *rest: seen.append(int(status.split()[0])))
    body = b"".join(response)
    response.close()
    return seen[0], body


def fetcher(handler: WSGIHandler, target: Callable[[int], str], holds: str = "") -> Callable[[int], object]:
    """A case's work: GET target(turn); anything but 200, or a body without `holds`, ends the run."""

    def fetch(turn: int) -> None:
        wanted = target(turn)
        status, body = get(handler, wanted)
        if status != 200 or (holds and holds not in body.decode()):
            raise SystemExit(f"GET {wanted}: status {status}, expected 200 with {holds!r}")

    return fetch
