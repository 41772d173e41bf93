"""A correction before its reviewer: before and after, approve or return."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.views.generic import TemplateView

from accounts.enums import Role
from records import permissions
from records.actions.amendments import approve_amendment, return_amendment
from records.enums import AmendmentState
from records.exceptions import Invalid, TransitionRefused
from records.queries.submissions import amendment_changes
from records.views.amendments import AmendmentMixin
from records.views.base import RecordMixin, RefusalMixin, with_labels


class AmendmentReviewView(RefusalMixin, AmendmentMixin, RecordMixin, TemplateView):
    roles = (Role.REVIEWER,)
    template_name = "records/review_amendment.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not permissions.can_review_amendment(self.officer, self.amendment):
            raise PermissionDenied
        if self.amendment.state != AmendmentState.SUBMITTED:
            raise TransitionRefused(f"更正的状态为“{self.amendment.get_state_display()}”，不用审核。")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        typed = self.typed_reasons()
        changes = [(change, typed.get(change.name, "")) for change in amendment_changes(self.amendment)]
        own = {
            "amendment": self.amendment,
            "changes": changes,
            "reason": self.request.POST.get("reason", ""),
            "breadcrumbs": [{"label": "审核", "url": reverse("records:review")}, {"label": "更正"}],
        }
        return super().get_context_data(**{**own, **kwargs})

    def typed_reasons(self) -> dict[str, str]:
        names = self.ledger.by_name
        return {n: self.request.POST[f"reason-{n}"] for n in names if self.request.POST.get(f"reason-{n}", "").strip()}


class AmendmentDecisionView(AmendmentReviewView):
    http_method_names = ["post"]
    done = ""

    @property
    def seen(self) -> datetime | None:
        """When what the reviewer has read was handed in; None when the form did not say."""
        try:
            return parse_datetime(self.request.POST.get("seen", ""))
        except ValueError:
            return None

    def decide(self) -> None:
        """Call the action. Raises Invalid."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.decide()
        except Invalid as error:
            context = self.get_context_data(errors=with_labels(self.ledger, error.errors))
            return self.render_to_response(context, status=422)
        messages.success(request, f"“{self.record.title}”{self.done}")
        return redirect("records:review")


class AmendmentApproveView(AmendmentDecisionView):
    done = "的更正已审核通过。"

    def decide(self) -> None:
        approve_amendment(amendment=self.amendment, by=self.officer, at=self.now, seen=self.seen)


class AmendmentReturnView(AmendmentDecisionView):
    done = "的更正已退回。"

    def decide(self) -> None:
        reason = self.request.POST.get("reason", "")
        return_amendment(
            amendment=self.amendment,
            by=self.officer,
            at=self.now,
            reason=reason,
            field_reasons=self.typed_reasons(),
            seen=self.seen,
        )
