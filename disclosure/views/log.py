"""The transparency log for people."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosure.enums import LogAction, LogKind
from disclosure.models import LogEntry
from disclosure.queries import log
from disclosure.views.base import show
from disclosure.views.presentation import entry_url
from integrity_portal.lib.canonical import canonical_json

NEWEST = 30


@require_safe
def log_page(request: HttpRequest) -> HttpResponse:
    before = request.GET.get("before", "")
    top = int(before) if before.isascii() and before.isdigit() and len(before) < 16 else None
    entries = log.newest_entries(NEWEST, before=top)
    context = {
        "head": log.newest_head(),
        "rows": [_row(entry) for entry in entries],
        "older": entries[-1].index if entries and entries[-1].index else None,
        "paged": top is not None,
    }
    return show(request, "log.html", context, crumbs=[("透明日志", "")])


@require_safe
def entry_page(request: HttpRequest, index: int) -> HttpResponse:
    entry = LogEntry.objects.filter(index=index).first()
    head = log.newest_head()
    if entry is None or head is None:
        raise Http404
    context = {
        **_row(entry),
        "head": head,
        "canonical": canonical_json(entry.as_entry()).decode(),
        "proof": log.inclusion(index, head.size),
    }
    crumbs = [("透明日志", reverse("disclosure:log")), (f"第 {index} 条", "")]
    return show(request, "log_entry.html", context, crumbs=crumbs)


def _row(entry: LogEntry) -> dict[str, object]:
    return {
        "entry": entry,
        "action": LogAction(entry.action).label,
        "kind": LogKind(entry.kind).label,
        "url": entry_url(entry),
    }
