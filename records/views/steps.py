"""One step of a record's life each: a page that says what will happen, and the POST that does it."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView

from accounts.enums import Role
from records import workflow
from records.actions.steps import check_actor
from records.actions.unchanged import unchanged
from records.actions.workflow import discard_record, submit_record, take_back_record
from records.enums import Action
from records.exceptions import Invalid, PublicationBlocked, VersionConflict
from records.forms.events import EventForm
from records.forms.publishing import DiscardForm
from records.queries.marks import event_mark
from records.views.base import RecordMixin, RefusalMixin, record_url, seen_version, with_labels


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

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "mark": event_mark(self.record)}

    def form_valid(self, form: Any) -> HttpResponse:
        seen = form.cleaned_data["mark"]
        try:
            with unchanged(record=self.record, mark=seen) if seen else nullcontext():
                self.take(form)
        except (Invalid, PublicationBlocked) as error:
            return self.refused(form, error)
        except VersionConflict as conflict:
            workflow.find_step(conflict.current.status, self.action)  # a second click is told the state
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
        expected = seen_version(self.request) if "version" in self.request.POST else None
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
    text = "作废后不能恢复，记录仍可查看，不再计入监测；曾经提交的，仍计入“一次通过”的比例。"
    submit_label = "确认作废"
    done = "记录已作废。"
    danger = True

    def take(self, form: Any) -> None:
        discard_record(record=self.record, by=self.officer, at=self.now, reason=str(form.entry["reason"]).strip())

    def after_url(self) -> str:
        return reverse("records:list", kwargs={"ledger": self.ledger.code})
