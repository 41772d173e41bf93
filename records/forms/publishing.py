from records.enums import WithdrawalReason
from records.forms import fields
from records.forms.events import EventForm


class WithdrawForm(EventForm):
    reason_kind = fields.choice("撤销原因", WithdrawalReason.choices, help_text="在公开网站和变更记录中写明。")
    note = fields.long_text("内部说明", help_text="写明依据文书或经过，不公开。")


class DiscardForm(EventForm):
    reason = fields.text("作废原因")
