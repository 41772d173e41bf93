"""What every form about an event of a record shares."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView

from accounts.enums import Role
from records import permissions
from records.actions.unchanged import unchanged
from records.exceptions import Invalid, TransitionRefused, VersionConflict
from records.forms.events import EventForm
from records.queries.marks import event_mark
from records.queries.possible import possible_events
from records.views.base import RecordMixin, RefusalMixin, record_url


class EventView(RefusalMixin, RecordMixin, FormView):
    """One form, one action, back to the record. `event` is a word of `possible_events`.

    A form that was sent twice or that a colleague overtook is shown again (409), with all that was
    typed and what stands in the record now.
    """

    roles = (Role.CLERK,)
    template_name = "records/event.html"
    form_class: type[Form] = EventForm
    event = ""
    title = ""
    lead = ""
    submit_label = "登记"
    done = "已登记。"
    anchor = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.check()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.check()
        return super().post(request, *args, **kwargs)

    def check(self) -> None:
        if not permissions.can_record_event(self.officer, self.record):
            raise PermissionDenied
        if self.event not in possible_events(self.officer, self.record):
            raise TransitionRefused(f"记录状态为“{self.record.get_status_display()}”，现在不能办理“{self.title}”。")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "mark": event_mark(self.record)}

    def enter(self, form: Any) -> None:
        """Call the action. Raises Invalid."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with unchanged(record=self.record, mark=form.cleaned_data["mark"]):
                self.enter(form)
        except VersionConflict:
            return self._overtaken()
        except Invalid as error:
            form.refuse(error.errors)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(f"{record_url(self.record)}{self.anchor}")

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _overtaken(self) -> HttpResponse:
        """The same text on a form that knows the newest state."""
        data = self.request.POST.copy()
        data["mark"] = event_mark(self.record)
        form = self.get_form_class()(**{**self.get_form_kwargs(), "data": data})
        form.is_valid()
        return self.render_to_response(self.get_context_data(form=form, overtaken=True), status=409)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"title": self.title, "lead": self.lead, "submit_label": self.submit_label}
        return super().get_context_data(breadcrumbs=self.crumbs(self.title), **own, **kwargs)


class RetractView(EventView):
    """Taking back one row that was entered by mistake; `rows` is the related name on the record."""

    template_name = "records/retract.html"
    submit_label = "撤回"
    done = "已撤回，原内容仍可查看。"
    rows = ""

    @property
    def row(self) -> Any:
        return get_object_or_404(getattr(self.record, self.rows), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(row=self.row, cancel_url=record_url(self.record), **kwargs)
