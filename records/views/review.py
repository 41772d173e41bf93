"""The reviewer's desk: queue, several at once, one record with a reason beside each field."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView, TemplateView

from accounts.enums import Role
from accounts.queries import calendar
from accounts.views.base import RoleRequiredMixin
from records import workflow
from records.actions.bulk_review import BulkResult, approve_records
from records.actions.steps import check_actor
from records.actions.workflow import approve_record, return_record
from records.enums import Action
from records.exceptions import Invalid, VersionConflict
from records.models import Record
from records.queries.clocks import waiting_days
from records.queries.desk import amendments_to_review
from records.queries.submissions import changes_since_last_submission, last_return
from records.queries.worklists import to_review
from records.tables.facts import groups_of
from records.views.base import RecordMixin, RefusalMixin, record_url, seen_version, with_labels
from records.views.bulk import BulkView
from records.views.previews import preview_of

LONG = 5  # working days from which on waiting is shown as long


class ReviewQueueView(RoleRequiredMixin, ListView):
    """What others handed in, oldest first, and the corrections."""

    roles = (Role.REVIEWER,)
    template_name = "records/review.html"
    paginate_by = 30

    def get_queryset(self) -> Any:
        return to_review(self.officer)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(amendments=amendments_to_review(self.officer), long=LONG, **kwargs)
        days, today = calendar(), timezone.localdate()
        context["rows"] = [(r, waiting_days(r, today=today, days=days)) for r in context["page_obj"]]
        return context


class ApproveManyView(BulkView):
    roles = (Role.REVIEWER,)
    what = "审核通过"
    back = "records:review"

    def take(self, chosen: Any, at: Any) -> BulkResult:
        return approve_records(records=chosen, by=self.officer, at=at)


class ReviewRecordView(RefusalMixin, RecordMixin, TemplateView):
    """One submission with everything a reviewer compares."""

    roles = (Role.REVIEWER,)
    template_name = "records/review_record.html"
    action: str = Action.APPROVE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        check_actor(self.record, workflow.find_step(self.record.status, self.action), self.officer)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {
            "groups": groups_of(self.ledger, self.record, asked=self.typed_reasons()),
            "changes": changes_since_last_submission(self.record),
            "asked_before": last_return(self.record),
            "preview": preview_of(self.ledger, self.record),
            "waiting": waiting_days(self.record, today=self.today, days=calendar()),
            "reason": self.request.POST.get("reason", ""),
            "breadcrumbs": [{"label": "审核", "url": reverse("records:review")}, {"label": self.record.title}],
        }
        return super().get_context_data(**{**own, **kwargs})

    def typed_reasons(self) -> dict[str, str]:
        names = self.ledger.by_name
        return {n: self.request.POST[f"reason-{n}"] for n in names if self.request.POST.get(f"reason-{n}", "").strip()}


class DecisionView(ReviewRecordView):
    """POST of a decision; a refusal shows the page again with the reviewer's words (422), a changed
    record leads to its newest version."""

    http_method_names = ["post"]
    done = ""

    def decide(self, version: int) -> Record:
        """Call the action. Raises Invalid, VersionConflict."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.decide(seen_version(request))
        except Invalid as error:
            context = self.get_context_data(errors=with_labels(self.ledger, error.errors))
            return self.render_to_response(context, status=422)
        except VersionConflict:
            messages.warning(request, "录入人刚刚修改了此记录，尚未办理，请核对最新内容。")
            return redirect(record_url(self.record, "review-record"))
        messages.success(request, f"“{self.record.title}”{self.done}")
        return redirect("records:review")


class ApproveView(DecisionView):
    done = "已审核通过。"

    def decide(self, version: int) -> Record:
        return approve_record(record=self.record, by=self.officer, at=self.now, expected_version=version)


class ReturnView(DecisionView):
    action = Action.RETURN
    done = "已退回。"

    def decide(self, version: int) -> Record:
        return return_record(
            record=self.record,
            by=self.officer,
            at=self.now,
            reason=self.request.POST.get("reason", ""),
            field_reasons=self.typed_reasons(),
            expected_version=version,
        )
