from typing import Any

from django.shortcuts import get_object_or_404

from records.actions.case_plans import finish_milestone, save_plan
from records.forms.case_plans import CasePlanForm, MilestoneForm
from records.models import CasePlan, Milestone
from records.views.events import EventView
from records.views.rows import RowsEventView

PLAN = ("cause", "route", "funds", "leader", "handler", "deadline")
ROW = ("title", "due_on", "done_on", "evidence")


def _typed(row: Any, names: tuple[str, ...]) -> dict[str, str]:
    values = {name: getattr(row, name) for name in names}
    return {n: "" if v is None else v.isoformat() if hasattr(v, "isoformat") else str(v) for n, v in values.items()}


class CasePlanView(RowsEventView):
    """一案一策 with its milestones."""

    form_class = CasePlanForm
    event = "plan"
    title = "一案一策"
    lead = "成因、路径、资金、领导、承办人、期限和至少一个工作节点填写完整，方案即为完备；可以分次保存。"
    done = "一案一策已保存。"
    anchor = "#plan"

    @property
    def plan(self) -> CasePlan | None:
        return CasePlan.objects.filter(record=self.record).prefetch_related("milestones").first()

    def get_initial(self) -> dict[str, Any]:
        plan = self.plan
        return {**super().get_initial(), **(_typed(plan, PLAN) if plan else {})}

    def get_form_kwargs(self) -> dict[str, Any]:
        plan = self.plan
        rows = [_typed(row, ROW) for row in plan.milestones.all()] if plan else []
        return {**super().get_form_kwargs(), "rows": rows}

    def enter(self, form: Any) -> None:
        save_plan(record=self.record, data=form.plan(), milestones=form.typed_rows(), by=self.officer, at=self.now)


class MilestoneView(EventView):
    """A milestone was reached."""

    form_class = MilestoneForm
    event = "plan"
    title = "登记节点完成"
    done = "节点已登记完成。"
    anchor = "#plan"

    @property
    def milestone(self) -> Milestone:
        return get_object_or_404(
            Milestone.objects.select_related("plan__record"), plan__record=self.record, pk=self.kwargs["pk"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(subject=self.milestone.title, **kwargs)

    def enter(self, form: Any) -> None:
        finish_milestone(milestone=self.milestone, by=self.officer, at=self.now, **form.entry)
