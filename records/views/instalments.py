from typing import Any

from integrity_portal.lib.money import format_money
from records.actions.instalments import save_repayment_plan
from records.forms.instalments import RepaymentPlanForm
from records.views.rows import RowsEventView


class RepaymentPlanView(RowsEventView):
    """The repayment plan as a whole."""

    form_class = RepaymentPlanForm
    event = "instalments"
    title = "还款计划"
    lead = "按日期写明每笔金额，合计不超过逾期本金；空行不计，全部清空即取消计划。"
    done = "还款计划已保存。"
    anchor = "#instalments"

    def get_form_kwargs(self) -> dict[str, Any]:
        rows = [
            {"due_on": i.due_on.isoformat(), "amount": format_money(i.amount)} for i in self.record.instalments.all()
        ]
        return {**super().get_form_kwargs(), "rows": rows}

    def enter(self, form: Any) -> None:
        pairs = [(row["due_on"], row["amount"]) for row in form.typed_rows()]
        save_repayment_plan(record=self.record, instalments=pairs, by=self.officer, at=self.now)
