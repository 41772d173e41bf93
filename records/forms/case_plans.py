from __future__ import annotations

from typing import Any

from records.enums import CaseCause, CaseRoute
from records.forms import fields
from records.forms.events import EventForm
from records.forms.rows import RowsForm


class CasePlanForm(RowsForm):
    """一案一策: may be saved step by step; it counts as complete once nothing is missing."""

    cause = fields.choice("失信成因", CaseCause.choices)
    route = fields.choice("化解路径", CaseRoute.choices)
    funds = fields.text("资金来源", required=True)
    leader = fields.text("包案领导", required=True)
    handler = fields.text("具体承办人", required=True)
    deadline = fields.day("办结期限")

    rows_name = "milestones"
    row_fields = {
        "title": lambda: fields.text("工作节点", required=True),
        "due_on": lambda: fields.day("计划日期"),
        "done_on": lambda: fields.day("完成日期", required=False),
        "evidence": lambda: fields.text("完成依据"),
    }

    def plan(self) -> dict[str, Any]:
        """The plan's own fields as typed."""
        names = ("cause", "route", "funds", "leader", "handler", "deadline")
        return {name: self.cleaned_data.get(name, "") for name in names}


class MilestoneForm(EventForm):
    done_on = fields.day("完成日期")
    evidence = fields.text("完成依据", required=True)
