from typing import Any

from integrity_portal.lib.money import format_money
from records.actions.payments import add_payment, outstanding, retract_payment
from records.forms.events import ReasonForm
from records.forms.payments import PaymentForm
from records.views.events import EventView, RetractView


class PaymentView(EventView):
    """A payment on a case or a debt."""

    form_class = PaymentForm
    event = "payment"
    title = "登记支付"
    lead = "登记审核通过之后的履行或支付；录入错误可以撤回，撤回前后都留有记录。"
    done = "支付已登记。"
    anchor = "#payments"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        owed = f"未付余额 {format_money(outstanding(self.record))} 元"
        return super().get_context_data(**{"subject": owed, **kwargs})

    def enter(self, form: Any) -> None:
        add_payment(record=self.record, by=self.officer, at=self.now, **form.entry)


class PaymentRetractView(RetractView):
    form_class = ReasonForm
    event = "payment"
    title = "撤回支付"
    rows = "payments"
    anchor = "#payments"

    def enter(self, form: Any) -> None:
        retract_payment(payment=self.row, reason=form.entry["reason"], by=self.officer, at=self.now)
