"""Entering and editing: one generated form, “保存草稿” or “提交审核”."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.enums import Role
from integrity_portal.lib.months import Month
from records.actions.drafting import check_editable, create_record, save_record
from records.actions.entering import create_and_submit, save_and_submit
from records.exceptions import Invalid, NotAllowed, TransitionRefused, VersionConflict
from records.forms.records import RecordForm
from records.forms.typed import organisation_text, typed_values
from records.models import Record
from records.queries.history import Change, latest_return
from records.queries.submissions import differences
from records.views.base import LedgerMixin, RecordMixin, RefusalMixin, list_url, record_url


class EntryView(LedgerMixin, FormView):
    """The form of a ledger; whatever is refused comes back with all that was typed (422)."""

    roles = (Role.CLERK,)
    template_name = "records/form.html"
    form_class: type[RecordForm] = RecordForm
    request: HttpRequest

    @property
    def handing_in(self) -> bool:
        return "submit" in self.request.POST

    def get_form_kwargs(self) -> dict[str, Any]:
        own = {"ledger": self.ledger, "officer": self.officer, "on": self.today, "complete": self.handing_in}
        return {**super().get_form_kwargs(), **own}

    def write(self, form: Any) -> Record:
        """Call the action. Raises Invalid, VersionConflict."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            record = self.write(form)
        except Invalid as error:
            form.refuse(error.errors)
            return self.form_invalid(form)
        except NotAllowed as error:  # the organisation lies out of reach: said at its field, nothing is lost
            form.refuse({"organisation": [str(error)]})
            return self.form_invalid(form)
        for texts in form.warnings.values():
            for text in texts:
                messages.warning(self.request, text)
        messages.success(self.request, "已提交审核。" if self.handing_in else "草稿已保存。")
        return redirect(record_url(record))

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = "提交审核" if self.handing_in else "保存草稿"
        return super().get_context_data(**{"ledger": self.ledger, "refused": title, **kwargs})


class NewRecordView(EntryView):
    def get_initial(self) -> dict[str, Any]:
        initial = {"organisation": organisation_text(self.officer.organisation)}
        if "month" in self.ledger.by_name:
            initial["month"] = str(Month(self.today.year, self.today.month) - 1)
        return initial

    def write(self, form: Any) -> Record:
        create = create_and_submit if self.handing_in else create_record
        return create(ledger=self.ledger.code, data=form.entry, by=self.officer, at=self.now)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"title": f"录入{self.ledger.label}", "cancel_url": list_url(self.ledger)}
        return super().get_context_data(**{**own, "breadcrumbs": self.crumbs("录入"), **kwargs})


class EditRecordView(RefusalMixin, RecordMixin, EntryView):
    """Editing a draft or a returned record. A colleague's save in between is shown field by field (409)."""

    roles = (Role.CLERK,)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.check()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.check()
            return super().post(request, *args, **kwargs)
        except TransitionRefused as error:
            return self._too_late(error)

    def _too_late(self, error: TransitionRefused) -> HttpResponse:
        """The state no longer allows it: the reason, and all that was typed, to be copied."""
        form = self.get_form()
        form.is_valid()
        form.add_error(None, str(error))
        return self.render_to_response(self.get_context_data(form=form), status=409)

    def check(self) -> None:
        """May this officer edit now? Raises NotAllowed, TransitionRefused."""
        check_editable(self.record, self.officer)

    def get_initial(self) -> dict[str, Any]:
        return {**typed_values(self.ledger, self.record), "version": self.record.version}

    def get_form_kwargs(self) -> dict[str, Any]:
        returned = latest_return(self.record)
        own = super().get_form_kwargs() | {"comments": returned.field_reasons if returned else {}}
        if self.request.method == "GET" and "check" in self.request.GET:
            own |= {"data": self.get_initial(), "complete": True}
        return own

    def write(self, form: Any) -> Record:
        save = save_and_submit if self.handing_in else save_record
        version = form.cleaned_data["version"] or 0
        return save(record=self.record, data=form.entry, by=self.officer, at=self.now, expected_version=version)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except VersionConflict as conflict:
            return self._conflict(form, conflict.current)

    def _conflict(self, form: Any, current: Record) -> HttpResponse:
        """Theirs and yours side by side, and the own text in a form that goes on from the newest version."""
        own = self.request.POST.copy()
        own["version"] = str(current.version)
        again = self.form_class(**{**self.get_form_kwargs(), "data": own})
        again.is_valid()
        context = self.get_context_data(form=again, changes=self._differences(form, current), current=current)
        return self.render_to_response(context, status=409)

    def _differences(self, form: Any, current: Record) -> list[Change]:
        return differences(self.ledger, current, form.entry, on=self.today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"title": "修改记录", "cancel_url": record_url(self.record), "returned": latest_return(self.record)}
        return super().get_context_data(**{**own, "breadcrumbs": self.crumbs("修改"), **kwargs})
