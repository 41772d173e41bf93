"""Main navigation of the public site: what is wired up, in reading order."""

from typing import Any

from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, gettext_noop

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


def public_navigation(context: Context) -> list[dict[str, Any]]:
    """Entries {url, label, active}; `active` is '' or a value of aria-current. Pages not wired up are left out."""
    request = context.get("request")
    here = request.path if request else ""
    entries = []
    for name, label in ENTRIES:
        try:
            url = reverse(f"disclosure:{name}")
        except NoReverseMatch:
            continue
        active = "page" if here == url else "true" if name != "home" and here.startswith(url) else ""
        entries.append({"url": url, "label": gettext(label), "active": active})
    return entries
