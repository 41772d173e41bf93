"""One step of a record's life each: a page that says what will happen, and the POST that does it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from accounts.enums import Role
from records import workflow
from records.actions import publishing
from records.actions.steps import check_actor
from records.actions.workflow import discard_record, submit_record, take_back_record
from records.enums import ON_PUBLIC_SITE, Action
from records.exceptions import Invalid, PublicationBlocked, VersionConflict
from records.forms.events import EventForm
from records.forms.publishing import DiscardForm, WithdrawForm
from records.views.base import RecordMixin, RefusalMixin, record_url, with_labels
from records.views.previews import preview_of


class StepView(RefusalMixin, RecordMixin, FormView):
    """`action`: a row of the transition table; the officer's right to it is checked before anything is shown."""

    template_name = "records/step.html"
    form_class: type[Form] = EventForm
    action = ""
    title = ""
    text = ""
    submit_label = ""
    done = ""
    danger = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        check_actor(self.record, workflow.find_step(self.record.status, self.action), self.officer)
        return super().get(request, *args, **kwargs)

    def take(self, form: Any) -> None:
        """Call the action. Raises Invalid, PublicationBlocked."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.take(form)
        except (Invalid, PublicationBlocked) as error:
            return self.refused(form, error)
        except VersionConflict:
            messages.warning(self.request, "他人刚刚修改了此记录，尚未办理。请核对最新内容后再办理。")
            return redirect(self.back_url())
        messages.success(self.request, self.done)
        return redirect(self.after_url())

    def refused(self, form: Any, error: Invalid | PublicationBlocked) -> HttpResponse:
        own = {name: texts for name, texts in error.errors.items() if name in form.fields}
        rest = {name: texts for name, texts in error.errors.items() if name not in form.fields}
        general = with_labels(self.ledger, rest) or ([] if own else [str(error)])
        form.refuse({**own, "": general} if general else own)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def after_url(self) -> str:
        return record_url(self.record)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"title": self.title, "text": self.text, "submit_label": self.submit_label, "danger": self.danger}
        return super().get_context_data(breadcrumbs=self.crumbs(self.title), **own, **kwargs)


class SubmitView(StepView):
    """Hand in as it stands; what is missing is shown on the form, all at once."""

    roles = (Role.CLERK,)
    action = Action.SUBMIT
    title = "提交审核"
    text = "提交后由其他人审核，审核完成前不能修改；需要修改时可先撤回。"
    submit_label = "提交审核"
    done = "已提交审核。"

    def take(self, form: Any) -> None:
        version = self.request.POST.get("version", "")
        expected = int(version) if version.isdecimal() else None
        submit_record(record=self.record, by=self.officer, at=self.now, expected_version=expected)

    def refused(self, form: Any, error: Invalid | PublicationBlocked) -> HttpResponse:
        messages.error(self.request, "还不能提交：请补充或修改以下内容。")
        return redirect(f"{record_url(self.record, 'edit')}?check=1")


class TakeBackView(StepView):
    roles = (Role.CLERK,)
    action = Action.TAKE_BACK
    title = "撤回修改"
    text = "撤回后成为草稿，可以继续修改，修改后重新提交。"
    submit_label = "撤回修改"
    done = "已撤回，可以继续修改。"

    def take(self, form: Any) -> None:
        take_back_record(record=self.record, by=self.officer, at=self.now)


class DiscardView(StepView):
    roles = (Role.CLERK,)
    action = Action.DISCARD
    form_class = DiscardForm
    title = "作废"
    text = "作废后不能恢复，记录仍可查看，不计入任何统计。"
    submit_label = "确认作废"
    done = "记录已作废。"
    danger = True

    def take(self, form: Any) -> None:
        discard_record(record=self.record, by=self.officer, at=self.now, reason=str(form.entry["reason"]).strip())

    def after_url(self) -> str:
        return reverse("records:list", kwargs={"ledger": self.ledger.code})


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
