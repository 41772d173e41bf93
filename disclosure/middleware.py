"""Caching that is correct by construction: the key holds the version of the public copy.

Every write raises `disclosure_state.version` in its own transaction, so after a withdrawal no
older page can be found again, in the application's cache or by a browser that asks with an ETag.
The version is read before the page is built: a page is never filed under a version newer than
what it shows.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.core.cache import cache
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.translation import get_language
from redis.exceptions import RedisError

KEEP_SECONDS = 24 * 3600
LARGEST = 512 * 1024
NEVER = ("/healthz", "/readyz", "/static/")
KEPT_HEADERS = ("Content-Type", "Content-Disposition", "Link")


class VersionedCacheMiddleware:
    """Answers 304 or from the cache where the public copy has not moved since."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.DEBUG or request.method not in ("GET", "HEAD") or request.path.startswith(NEVER):
            return self.get_response(request)
        key = _key(request)
        etag = f'"{key}"'
        if etag in _asked(request):
            return _dressed(HttpResponseNotModified(), etag)
        response = _from_cache(key) or self._built(request, key)
        if response.status_code == 200:
            return _dressed(response, etag)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    def _built(self, request: HttpRequest, key: str) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "GET" and _may_keep(response):
            headers = {name: response[name] for name in KEPT_HEADERS if name in response}
            _keep(key, (response.content, headers))
        return response


def _key(request: HttpRequest) -> str:
    """Version, release, language, day, full path, and what the settings put on every page."""
    version = _version()
    site = (settings.RELEASE, settings.PUBLIC_BASE_URL, settings.DEMONSTRATION)
    parts = (version, *site, get_language(), timezone.localdate(), request.get_full_path())
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:40]


def _version() -> int:
    """The version of the public copy; a connection that died since the last request is opened again."""
    try:
        return _read_version()
    except (InterfaceError, OperationalError):
        connection.close()
        return _read_version()


def _read_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM disclosure_state WHERE id = 1")
        return int(cursor.fetchone()[0])


def _asked(request: HttpRequest) -> set[str]:
    header = request.headers.get("If-None-Match", "")
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}


def _from_cache(key: str) -> HttpResponse | None:
    try:
        kept = cache.get(f"page:{key}")
    except RedisError:  # without its cache the site is slower, not down
        return None
    return HttpResponse(kept[0], headers=kept[1]) if kept else None


def _keep(key: str, page: tuple[bytes, dict[str, str]]) -> None:
    with suppress(RedisError):
        cache.set(f"page:{key}", page, KEEP_SECONDS)


def _may_keep(response: HttpResponse) -> bool:
    return response.status_code == 200 and not response.streaming and len(response.content) <= LARGEST


def _dressed(response: HttpResponse, etag: str) -> HttpResponse:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    return response
