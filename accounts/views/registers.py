"""The administrators' lists: read, search, page through."""

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.views.generic import ListView

from accounts.enums import Role
from accounts.models import Deadline, Holiday, Officer, Organisation, Region
from accounts.queries import estimated_years, officer_list, organisation_list, region_list, rules_in_force
from accounts.views.base import RoleRequiredMixin

ADMINISTRATORS = (Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN)
Cell = str | int | None
YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class RegisterView(RoleRequiredMixin, ListView):
    """One list: subclasses name columns and give the cells of a row."""

    roles = ADMINISTRATORS
    template_name = "accounts/register.html"
    paginate_by = 50
    title = lead = empty_text = search_label = ""
    columns: Sequence[tuple[str, str]] = ()

    @property
    def text(self) -> str:
        return self.request.GET.get("q", "").replace("\x00", "").strip()[:60]

    def row(self, item: Any) -> Sequence[Cell]:
        """The cells of `item`, in the order of `columns`."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        columns = [{"label": label, "kind": kind} for label, kind in self.columns]
        rows = [
            {"cells": [{"value": value, "column": c} for value, c in zip(self.row(item), columns, strict=True)]}
            for item in context["page_obj"]
        ]
        page = {"title": self.title, "lead": self.lead, "empty_text": self.empty_text}
        return {**context, **page, "columns": columns, "rows": rows, "q": self.text, "search_label": self.search_label}


class OrganisationListView(RegisterView):
    title = "单位"
    lead = "使用本系统的单位。没有统一社会信用代码的单位以系统编号识别，不以名称合并。"
    search_label = "名称或统一社会信用代码"
    empty_text = "还没有单位"
    columns = (("名称", ""), ("统一社会信用代码", ""), ("性质", ""), ("区划", ""), ("账号数", "number"), ("状态", ""))

    def get_queryset(self) -> QuerySet[Organisation]:
        return organisation_list(self.text)

    def row(self, item: Organisation) -> Sequence[Cell]:
        state = "在用" if item.is_active else "停用"
        count: int = item.officer_count  # type: ignore[attr-defined]
        return (item.name, item.uscc, item.get_kind_display(), item.region.name, count, state)


class OfficerListView(RegisterView):
    title = "账号"
    lead = "每个账号属于一个单位。安全、系统、审计三员分设，互不兼任，也不兼任业务角色。"
    search_label = "用户名、姓名或单位"
    empty_text = "还没有账号"
    columns = (("用户名", ""), ("姓名", ""), ("单位", ""), ("角色", ""), ("数据范围", ""), ("状态", ""))

    def get_queryset(self) -> QuerySet[Officer]:
        return officer_list(self.text)

    def row(self, item: Officer) -> Sequence[Cell]:
        state = "启用" if item.is_active else "停用"
        roles = "、".join(item.role_labels) or None
        return (item.username, item.name, item.organisation.label, roles, item.get_reach_display(), state)


class RegionListView(RegisterView):
    title = "行政区划"
    lead = "区划更名、合并或调整后，原区划保留存续期并注明承继。统计用区划不参加评价。"
    search_label = "名称或代码开头"
    empty_text = "还没有行政区划"
    columns = (
        ("代码", "nowrap"),
        ("名称", ""),
        ("类别", ""),
        ("上级", ""),
        ("参加评价", ""),
        ("存续期", "nowrap"),
        ("承继", ""),
    )

    def get_queryset(self) -> QuerySet[Region]:
        return region_list(self.text)

    def row(self, item: Region) -> Sequence[Cell]:
        period = _period(item)
        parent = item.parent.name if item.parent else None
        heir = item.successor.name if item.successor else None
        evaluated = "是" if item.evaluated else "否"
        return (item.code, item.name, item.get_kind_display(), parent, evaluated, period, heir)


def _period(item: Region) -> str | None:
    if item.valid_from and item.valid_to:
        return f"{item.valid_from} 至 {item.valid_to}"
    if item.valid_from:
        return f"{item.valid_from} 起"
    return f"至 {item.valid_to}" if item.valid_to else None


class RuleListView(RegisterView):
    title = "期限规则"
    lead = "今日施行中的期限。规则按施行日期生效，旧规则保留，用于当时的事项。"
    empty_text = "还没有期限规则"
    columns = (("事项", ""), ("期限", "nowrap"), ("施行日期", "nowrap"), ("依据", ""))

    def get_queryset(self) -> QuerySet[Deadline]:
        return rules_in_force(timezone.localdate())

    def row(self, item: Deadline) -> Sequence[Cell]:
        return (item.label, item.text, item.valid_from.isoformat(), item.basis)


class CalendarView(RegisterView):
    title = "工作日历"
    lead = "国务院办公厅公布的放假与调休上班日。未列出的日期按周一至周五上班计算。"
    empty_text = "还没有节假日"
    columns = (("日期", "nowrap"), ("安排", ""), ("名称", ""), ("来源", ""))
    template_name = "accounts/calendar.html"

    @property
    def year(self) -> int:
        wanted = self.request.GET.get("year", "")
        return int(wanted) if YEAR.fullmatch(wanted) else timezone.localdate().year

    def get_queryset(self) -> QuerySet[Holiday]:
        return Holiday.objects.filter(day__year=self.year).order_by("day")

    def row(self, item: Holiday) -> Sequence[Cell]:
        return (item.day.isoformat(), "上班" if item.is_workday else "放假", item.name, item.source)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        years = sorted({day.year for day in Holiday.objects.dates("day", "year")} | {self.year}, reverse=True)
        estimated = self.year in estimated_years({self.year})
        return super().get_context_data(years=years, year=self.year, estimated=estimated, **kwargs)
