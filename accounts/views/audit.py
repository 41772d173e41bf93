from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.generic import ListView, View

from accounts.actions.audit import append_audit
from accounts.audit_words import detail_text, verb_label
from accounts.enums import Role
from accounts.filters.audit import AuditFilter
from accounts.models import AuditEvent
from accounts.queries import audit_list
from accounts.verification import stored_head, verify_chain
from accounts.views.base import RoleRequiredMixin


class AuditListView(RoleRequiredMixin, ListView):
    """The sealed events, newest first."""

    roles = (Role.AUDIT_ADMIN,)
    template_name = "accounts/audit_list.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[AuditEvent]:
        self.filter = AuditFilter(self.request.GET, queryset=audit_list())
        return self.filter.found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(form=self.filter.form, head=stored_head(), **kwargs)
        context["entries"] = [_entry(event) for event in context["page_obj"]]
        return context


def _entry(event: AuditEvent) -> dict[str, Any]:
    return {
        "event": event,
        "seq": event.link.seq,
        "hash": event.link.hash,
        "verb": verb_label(event.verb),
        "detail": detail_text(event.detail),
    }


class AuditVerifyView(RoleRequiredMixin, View):
    """Walk the whole chain and say what was found."""

    roles = (Role.AUDIT_ADMIN,)
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        found = verify_chain(at=now)
        detail = {"head": found.head.seq, "faults": len(found.faults)}
        with transaction.atomic():
            append_audit(actor=self.officer, verb="audit.verified", target="audit", detail=detail, at=now)
        return render(request, "accounts/audit_result.html", {"found": found})
