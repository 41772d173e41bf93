from typing import Any

from records.actions.confirmations import confirm_by_creditor
from records.forms.confirmations import ConfirmationForm
from records.views.events import EventView


class ConfirmationView(EventView):
    """The creditor's confirmation of a debt."""

    form_class = ConfirmationForm
    event = "confirmation"
    title = "登记债权人确认"
    lead = "债权人书面确认欠款已结清或金额无误。"
    done = "债权人确认已登记。"
    anchor = "#confirmation"

    def enter(self, form: Any) -> None:
        confirm_by_creditor(record=self.record, by=self.officer, at=self.now, **form.entry)
