"""One record, or what is left of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from disclosure.enums import EndReason, LogAction
from disclosure.models import PublicRecord, Tombstone
from disclosure.queries import log
from disclosure.queries.records import get_record, get_tombstone, log_of
from disclosure.views.base import show
from disclosure.views.presentation import content_facts, timeline
from integrity_portal.templatetags.formats import cn_date, cn_datetime


@require_safe
def record_page(request: HttpRequest, number: str) -> HttpResponse:
    record = get_record(number)
    if record is None:
        return _gone(request, number)
    head = log.newest_head()
    context = {
        "record": record,
        "facts": [*_common(record), *content_facts(record)],
        "timeline": timeline(log_of(number)),
        "head": head,
        "proof": log.inclusion(record.log_index, head.size) if head else None,
        "api_url": reverse("disclosure:api-record", args=[number]),
    }
    search = reverse("disclosure:search")
    crumbs = [
        ("信息公示", search),
        (record.ledger_label, f"{search}?ledger={record.ledger}"),
        (record.number, ""),
    ]
    return show(request, "record.html", context, crumbs=crumbs)


def _common(record: PublicRecord) -> list[dict[str, object]]:
    region = record.region
    place = region.name if region.is_district else f"{region.parent.name if region.parent else ''}{region.name}"
    return [
        {"label": "责任单位", "value": record.organisation.name, "url": record.organisation.get_absolute_url()},
        {"label": "所属区域", "value": place, "url": region.get_absolute_url()},
        {"label": "发生日期", "value": cn_date(record.occurred_on)},
    ]


def _gone(request: HttpRequest, number: str) -> HttpResponse:
    stone = get_tombstone(number)
    if stone is None:
        raise Http404
    context = {
        "stone": stone,
        "facts": _stone_facts(stone),
        "timeline": timeline(log_of(number)),
    }
    crumbs = [("信息公示", reverse("disclosure:search")), (number, "")]
    return show(request, "record_gone.html", context, crumbs=crumbs, status=410)


def _stone_facts(stone: Tombstone) -> list[dict[str, object]]:
    return [
        {"label": "编号", "value": stone.number},
        {"label": "事项", "value": LogAction(stone.kind).label},
        {"label": "原因", "value": EndReason(stone.reason_kind).label},
        {"label": "撤下时间", "value": cn_datetime(stone.withdrawn_at)},
    ]
