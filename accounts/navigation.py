"""The office's main navigation: who sees which entry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch, reverse

from accounts.enums import BUSINESS_ROLES, Role
from accounts.models import Officer

EVERYBODY = frozenset(Role)
MONITORING = frozenset({Role.SUPERVISOR, Role.PUBLISHER})
ADMINISTRATION = frozenset({Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN})


@dataclass(frozen=True)
class Entry:
    """One entry; it is left out while no page answers to `name`."""

    label: str
    name: str
    icon: str
    roles: frozenset[Role] = BUSINESS_ROLES
    kwargs: dict[str, str] = field(default_factory=dict)
    heading: str = ""


ENTRIES = (
    Entry("工作台", "records:desk", "desk"),
    Entry("政府机构失信案件", "records:list", "ledger", kwargs={"ledger": "default_case"}, heading="台账"),
    Entry("拖欠账款", "records:list", "ledger", kwargs={"ledger": "arrears"}),
    Entry("月度报送", "records:list", "ledger", kwargs={"ledger": "monthly_return"}),
    Entry("批量导入", "records:imports", "import", frozenset({Role.CLERK})),
    Entry("审核", "records:review", "review", frozenset({Role.REVIEWER}), heading="办理"),
    Entry("发布", "records:publishing", "publish", frozenset({Role.PUBLISHER})),
    Entry("监测评价", "monitoring:overview", "chart", MONITORING, heading="监测"),
    Entry("预警", "monitoring:warnings", "warning", MONITORING),
    Entry("监测报告", "monitoring:reports", "report", MONITORING),
    Entry("账号", "accounts:officers", "people", ADMINISTRATION, heading="管理"),
    Entry("单位", "accounts:organisations", "organisation", ADMINISTRATION),
    Entry("行政区划", "accounts:regions", "map", ADMINISTRATION),
    Entry("期限规则", "accounts:rules", "clock", ADMINISTRATION),
    Entry("工作日历", "accounts:calendar", "calendar", ADMINISTRATION),
    Entry("审计记录", "accounts:audit", "audit", frozenset({Role.AUDIT_ADMIN}), heading="审计"),
    Entry("我的账号", "accounts:account", "settings", EVERYBODY, heading="个人"),
)

Count = Callable[[Officer], int]
_COUNTS: dict[str, Count] = {}


def register_count(name: str, count: Count) -> None:
    """Show `count(officer)` beside the entry of that URL name; apps call this in `AppConfig.ready`."""
    _COUNTS[name] = count


def entries_for(officer: Officer, path: str) -> list[dict[str, Any]]:
    """The entries the officer may open, as the template reads them; `active` is the longest match of `path`.

    An entry carries the heading of its group when it is the first one shown of it.
    """
    shown = list(_shown(officer))
    active = max((e["url"] for e in shown if _covers(e["url"], path)), key=len, default=None)
    for entry in shown:
        entry["active"] = entry["url"] == active
        entry["count"] = entry["count"](officer) if entry["count"] else None
    return shown


def start_page(officer: Officer) -> str:
    """Where the officer begins after signing in: the first entry of the own navigation."""
    return str(next(iter(_shown(officer)))["url"])


def _shown(officer: Officer) -> Iterator[dict[str, Any]]:
    heading, given = "", ""
    for entry in ENTRIES:
        heading = entry.heading or heading
        url = _url(entry)
        if url and (entry.roles is EVERYBODY or officer.has_any_role(entry.roles)):
            first = heading if heading != given else ""
            given = heading
            yield {
                "label": entry.label,
                "url": url,
                "icon": entry.icon,
                "heading": first,
                "count": _COUNTS.get(entry.name),
            }


def _url(entry: Entry) -> str | None:
    try:
        return reverse(entry.name, kwargs=entry.kwargs or None)
    except NoReverseMatch:
        return None


def _covers(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
