from records.forms import fields
from records.forms.events import EventForm


class SettlementForm(EventForm):
    agreed_on = fields.day("达成日期")
    amount = fields.money("和解金额")
    document = fields.text("和解协议", required=True, help_text="协议名称和编号。")
    terms = fields.long_text("履行方式和期限", required=True)
    confirmed_on = fields.day("申请执行人确认日期", required=False, help_text="申请执行人向法院确认之日。")
