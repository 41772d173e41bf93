"""Main navigation of the public site: what is wired up, in reading order."""

from contextlib import suppress
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext, gettext_noop

ENTRIES = (
    ("home", gettext_noop("首页")),
    ("search", gettext_noop("信息公示")),
    ("monitoring", gettext_noop("监测排名")),
    ("reports", gettext_noop("监测报告")),
    ("openness", gettext_noop("政务公开")),
    ("agencies", gettext_noop("招标代理")),
    ("requests", gettext_noop("异议与修复")),
    ("open-data", gettext_noop("开放数据")),
    ("verify", gettext_noop("核验")),
    ("log", gettext_noop("透明日志")),
)


@lru_cache(maxsize=16)
def _wired(urlconf: str, language: str) -> tuple[tuple[str, str, str], ...]:
    """(name, url, label) of the pages that exist in this URL configuration, in this language."""
    entries = []
    for name, label in ENTRIES:
        with suppress(NoReverseMatch):
            entries.append((name, reverse(f"disclosure:{name}", urlconf=urlconf), gettext(label)))
    return tuple(entries)


def public_navigation(context: Context) -> list[dict[str, Any]]:
    """Entries {url, label, active}; `active` is '' or a value of aria-current. Pages not wired up are left out."""
    request = context.get("request")
    here = request.path if request else ""
    return [
        {"url": url, "label": label, "active": _active(name, url, here)}
        for name, url, label in _wired(settings.ROOT_URLCONF, get_language() or "")
    ]


def _active(name: str, url: str, here: str) -> str:
    if here == url:
        return "page"
    return "true" if name != "home" and here.startswith(url) else ""
