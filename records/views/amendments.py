"""Corrections of reviewed records: proposed, revised, given up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from accounts.enums import Role
from records import permissions
from records.actions.amendments import drop_amendment, propose_amendment, revise_amendment
from records.enums import COUNTED, AmendmentState
from records.exceptions import TransitionRefused
from records.forms.records import CorrectionForm
from records.forms.typed import typed_snapshot, typed_values
from records.models import Amendment, Record
from records.queries.history import Change
from records.queries.possible import open_amendment
from records.queries.submissions import differences
from records.views.base import RecordMixin, RefusalMixin, record_url
from records.views.drafting import EditRecordView


class CorrectView(EditRecordView):
    """Propose other values for a reviewed record; they count once another person has approved them."""

    form_class = CorrectionForm

    @property
    def handing_in(self) -> bool:
        return True

    def check(self) -> None:
        if not permissions.can_propose_amendment(self.officer, self.record):
            raise PermissionDenied
        if self.record.status not in COUNTED:
            raise TransitionRefused("未审核的记录可以直接修改，不走更正程序。")
        if open_amendment(self.record):
            raise TransitionRefused("此记录已有一份更正正在办理，请先办完。")

    def get_form_kwargs(self) -> dict[str, Any]:
        own = super().get_form_kwargs()
        own.pop("complete")
        return own | {"kept": {name: getattr(self.record.detail, name) for name in self.ledger.kept_by(self.record)}}

    def write(self, form: Any) -> Record:
        propose_amendment(
            record=self.record,
            data=form.entry,
            note=form.cleaned_data["note"],
            by=self.officer,
            at=self.now,
            expected_version=form.cleaned_data["version"] or 0,
        )
        return self.record

    def _differences(self, form: Any, current: Record) -> list[Change]:
        return differences(self.ledger, current, {**form.entry, **form.kept}, on=self.today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"title": "提出更正", "correction": True, "breadcrumbs": self.crumbs("提出更正")}
        return super().get_context_data(**{**own, **kwargs})


class AmendmentMixin:
    """A correction of the record of the address."""

    @cached_property
    def amendment(self) -> Amendment:
        found = Amendment.objects.select_related("record", "entered_by", "reviewed_by")
        return get_object_or_404(found, record=self.record, pk=self.kwargs["pk"])  # type: ignore[attr-defined]


class ReviseView(AmendmentMixin, CorrectView):
    """Hand in a returned correction again."""

    def check(self) -> None:
        if not permissions.can_propose_amendment(self.officer, self.record):
            raise PermissionDenied
        if self.amendment.state != AmendmentState.RETURNED:
            raise TransitionRefused(f"更正的状态为“{self.amendment.get_state_display()}”，不能修改。")

    def get_initial(self) -> dict[str, Any]:
        typed = typed_snapshot(self.ledger, self.amendment.data)
        return {**typed_values(self.ledger, self.record), **typed, "note": self.amendment.note}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"comments": self.amendment.field_reasons}

    def write(self, form: Any) -> Record:
        note = form.cleaned_data["note"]
        revise_amendment(amendment=self.amendment, data=form.entry, note=note, by=self.officer, at=self.now)
        return self.record

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reason = self.amendment.return_reason
        return super().get_context_data(**{"title": "修改更正", "return_reason": reason, **kwargs})


class DropView(RefusalMixin, AmendmentMixin, RecordMixin, TemplateView):
    """Give up an open correction."""

    roles = (Role.CLERK,)
    template_name = "records/drop.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not permissions.can_propose_amendment(self.officer, self.record):
            raise PermissionDenied
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        drop_amendment(amendment=self.amendment, by=self.officer, at=self.now)
        messages.success(request, "更正已放弃，记录保持原样。")
        return redirect(record_url(self.record))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=self.crumbs("放弃更正"), amendment=self.amendment, **kwargs)
