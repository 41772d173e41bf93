from records.forms import fields
from records.forms.events import EventForm


class PaymentForm(EventForm):
    paid_on = fields.day("支付日期")
    amount = fields.money("支付金额")
    document = fields.text("支付凭证", required=True, help_text="凭证名称和编号，如“国库集中支付凭证 20181101 号”。")
    note = fields.text("说明")
