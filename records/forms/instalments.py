from records.forms import fields
from records.forms.rows import RowsForm


class RepaymentPlanForm(RowsForm):
    """The whole plan by date; an empty table removes it."""

    rows_name = "instalments"
    row_fields = {
        "due_on": lambda: fields.day("计划支付日期"),
        "amount": lambda: fields.money("计划支付金额（元）", help_text=""),
    }
