from records.forms import fields
from records.forms.events import EventForm


class RemovalApplicationForm(EventForm):
    applied_on = fields.day("申请日期")
    document = fields.text("申请书", required=True, help_text="申请书名称和文号。")


class CourtDeletionForm(EventForm):
    deleted_on = fields.day("法院删除日期", help_text="公示自删除之日起第 3 个工作日结束，由系统按期限规则办理。")
    document = fields.text("法院文书", required=True, help_text="删除决定或通知的名称和文号。")
