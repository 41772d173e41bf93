from typing import Any

from records.actions.handling import move_case, retract_step
from records.forms.events import ReasonForm
from records.forms.handling import HandlingForm
from records.views.events import EventView, RetractView


class HandlingView(EventView):
    """The next step of a case, behind the court."""

    form_class = HandlingForm
    event = "handling"
    title = "登记案件处置"
    lead = "处置状态随法院程序变化；提请销案和法院删除在“销案”中登记。"
    done = "处置步骤已登记。"
    anchor = "#handling"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "current": self.record.default_case.handling}

    def enter(self, form: Any) -> None:
        move_case(record=self.record, by=self.officer, at=self.now, **form.entry)


class HandlingRetractView(RetractView):
    form_class = ReasonForm
    event = "handling"
    title = "撤回处置步骤"
    rows = "handling_steps"
    anchor = "#handling"

    def enter(self, form: Any) -> None:
        retract_step(step=self.row, reason=form.entry["reason"], by=self.officer, at=self.now)
