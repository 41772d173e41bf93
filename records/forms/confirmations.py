from records.forms import fields
from records.forms.events import EventForm


class ConfirmationForm(EventForm):
    confirmed_on = fields.day("债权人确认日期")
    document = fields.text("确认文件", required=True, help_text="债权人盖章确认的文件名称和编号。")
