from typing import Any

from records.actions.settlements import add_settlement, retract_settlement
from records.forms.events import ReasonForm
from records.forms.settlements import SettlementForm
from records.views.events import EventView, RetractView


class SettlementView(EventView):
    """An agreement with the applicant."""

    form_class = SettlementForm
    event = "settlement"
    title = "登记执行和解"
    done = "执行和解已登记；进入和解履行请再登记案件处置。"
    anchor = "#settlements"

    def enter(self, form: Any) -> None:
        add_settlement(record=self.record, by=self.officer, at=self.now, **form.entry)


class SettlementRetractView(RetractView):
    form_class = ReasonForm
    event = "settlement"
    title = "撤回执行和解"
    rows = "settlements"
    anchor = "#settlements"

    def enter(self, form: Any) -> None:
        retract_settlement(settlement=self.row, reason=form.entry["reason"], by=self.officer, at=self.now)
