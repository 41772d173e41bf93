"""Stored values as the pages say them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from disclosure.catalogue import PublicField
from disclosure.enums import LogAction, LogKind
from disclosure.models import LogEntry, PublicRecord
from disclosure.queries.months import Standing
from integrity_portal.templatetags.formats import cn_date, rounded
from integrity_portal.templatetags.portal import yuan

Fact = dict[str, Any]
AMOUNTS = {"default_case": "unpaid_amount", "arrears": "overdue_principal"}


def displayed(field: PublicField, value: Any) -> str | None:
    """One public field in words; None where it is empty."""
    if value is None:
        return None
    if field.kind == "money":
        return yuan(value)
    if field.kind == "date":
        return cn_date(date.fromisoformat(value))
    if field.kind == "percent":
        return f"{value}%"
    if field.kind == "choice":
        return (field.choices or {}).get(value, value)
    return str(value)


def content_facts(record: PublicRecord) -> list[Fact]:
    """The ledger's public fields as facts."""
    return [{"label": field.label, "value": displayed(field, value)} for field, value in record.fields]


def key_amount(record: PublicRecord) -> str | None:
    """The amount that a list shows: unpaid, or overdue principal, in 元."""
    return record.content.get(AMOUNTS.get(record.ledger, ""))


def timeline(entries: Iterable[LogEntry]) -> list[Fact]:
    """Log entries about one number as a public history, newest first."""
    found = [
        {
            "at": datetime.fromisoformat(entry.time),
            "title": LogAction(entry.action).label,
            "text": f"第 {entry.revision} 版，日志第 {entry.index} 条",
            "url": reverse("disclosure:log_entry", args=[entry.index]),
            "digest": entry.digest,
            "state": "",
        }
        for entry in entries
    ]
    found.reverse()
    if found:
        found[0]["state"] = "now"
    return found


def entry_url(entry: LogEntry) -> str:
    """The page that an entry speaks of."""
    if entry.kind == LogKind.RECORD:
        return reverse("disclosure:record", args=[entry.number])
    if entry.kind == LogKind.MONTH:
        return reverse("disclosure:month_version", args=[entry.number, entry.revision])
    return f"{reverse('disclosure:reports')}{entry.number}?version={entry.revision}"


def ranking_rows(standings: Sequence[Standing], month: str, *, version: int | None = None) -> list[Fact]:
    """Standings for bars, map and tables; three decimals where two would make different scores look tied."""
    shown = Counter(rounded(row.score, 2) for row in standings)
    exact = Counter(row.score for row in standings)
    suffix = f"?version={version}" if version else ""
    return [
        {
            "label": row.name,
            "name": row.name,
            "code": row.code,
            "value": row.score,
            "score": row.score,
            "rank": row.rank,
            "moved": row.moved.quantize(Decimal("0.01")) if row.moved is not None else None,
            "rank_change": row.rank_change,
            "places": 3 if shown[rounded(row.score, 2)] > exact[row.score] else 2,
            "level": _level(row),
            "url": reverse("disclosure:month_region", args=[month, row.code]) + suffix,
        }
        for row in standings
    ]


def _level(row: Standing) -> str:
    return "red" if row.score < 60 else "orange" if row.score < 70 else "yellow" if row.score < 80 else ""


def marked(text: str, q: str) -> SafeString:
    """The text with the searched words marked."""
    words = sorted(set(re.findall(r"[^\W_]+", q)), key=len, reverse=True)
    if not words:
        return format_html("{}", text)
    pattern = re.compile("(" + "|".join(map(re.escape, words)) + ")", re.IGNORECASE)
    return format_html_join("", "{}", ((_piece(part, place),) for place, part in enumerate(pattern.split(text))))


def _piece(part: str, place: int) -> SafeString:
    """Every second piece of the split is a found word."""
    return format_html("<mark>{}</mark>" if place % 2 else "{}", part)
