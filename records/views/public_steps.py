"""Steps on the public site: publish, update, withdraw, mark an objection."""

from __future__ import annotations

from typing import Any

from accounts.enums import Role
from records.actions import publishing
from records.enums import ON_PUBLIC_SITE, Action
from records.forms.publishing import WithdrawForm
from records.views.previews import preview_of
from records.views.steps import StepView


class PublishView(StepView):
    roles = (Role.PUBLISHER,)
    template_name = "records/publish.html"
    action = Action.PUBLISH
    title = "公示"
    text = "公示后任何人都可以看到上列内容；公示、更正和撤销都记入公开的透明日志，不能抹去。"
    submit_label = "公示"
    done = "已公示。"

    def take(self, form: Any) -> None:
        publishing.publish_record(record=self.record, by=self.officer, at=self.now)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(preview=preview_of(self.ledger, self.record), **kwargs)


class AmendView(PublishView):
    action = Action.AMEND
    title = "更新公示"
    text = "以现行内容替换公开内容，形成新的公示版次；原版次的摘要留在透明日志中。"
    submit_label = "更新公示"
    done = "公示内容已更新。"

    def take(self, form: Any) -> None:
        publishing.amend_publication(record=self.record, by=self.officer, at=self.now)


class WithdrawView(StepView):
    """Withdraw as wrong: off every public page at once, and for good."""

    roles = (Role.PUBLISHER,)
    action = Action.WITHDRAW
    form_class = WithdrawForm
    title = "撤销公示"
    text = "撤销不能恢复：记录立即从公开网站、检索和下载中消失，不再计入监测；公开网站只留下编号和撤销原因。"
    text_not_public = "撤销不能恢复：记录不再计入监测，也不能再公示；办理记录仍可查看。"
    submit_label = "确认撤销"
    done = "已撤销。"
    danger = True

    def take(self, form: Any) -> None:
        publishing.withdraw_record(record=self.record, by=self.officer, at=self.now, **form.entry)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {} if self.record.status in ON_PUBLIC_SITE else {"title": "撤销记录", "text": self.text_not_public}
        return super().get_context_data(**kwargs) | own


class ObjectionMarkView(StepView):
    roles = (Role.PUBLISHER,)
    action = Action.MARK_OBJECTION
    title = "标注异议"
    text = "受理异议后 1 个工作日内标注；公开页面显示“异议处理中”，内容不变。"
    submit_label = "标注异议"
    done = "已标注异议。"

    def take(self, form: Any) -> None:
        publishing.mark_objection(record=self.record, by=self.officer, at=self.now)


class ObjectionClearView(StepView):
    roles = (Role.PUBLISHER,)
    action = Action.CLEAR_OBJECTION
    title = "解除异议标注"
    text = "异议办结后解除标注；异议成立的请更正内容或撤销公示。"
    submit_label = "解除异议标注"
    done = "已解除异议标注。"

    def take(self, form: Any) -> None:
        publishing.clear_objection(record=self.record, by=self.officer, at=self.now)
