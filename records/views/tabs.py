"""The tabs of a record's pages."""

from __future__ import annotations

from typing import Any

from records.models import Record
from records.views.base import record_url

TABS = (("record", "记录"), ("history", "办理记录"), ("preview", "公开预览"))


def record_tabs(record: Record, active: str) -> list[dict[str, Any]]:
    return [{"label": label, "url": record_url(record, name), "active": name == active} for name, label in TABS]
