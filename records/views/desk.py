"""The officer's own desk: what waits, what is due, what came back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.enums import Role
from accounts.models import Officer
from accounts.navigation import start_page
from accounts.queries import calendar
from accounts.views.base import ANY_BUSINESS_ROLE, RoleRequiredMixin
from integrity_portal.lib.months import Month
from records import permissions
from records.enums import LedgerCode
from records.queries.desk import amendments_to_review, ledger_counts, waiting_for
from records.queries.due import due_soon, return_due
from records.queries.overview import district_overview
from records.queries.worklists import amendments_came_back, came_back, drafts, to_publish, to_review, to_update

SHOWN = 8


class DeskView(RoleRequiredMixin, TemplateView):
    roles = ANY_BUSINESS_ROLE
    template_name = "records/desk.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Administrators have no desk: the address of the site leads them to their own first page."""
        officer = request.user
        if isinstance(officer, Officer) and not officer.has_any_role(self.roles):
            return redirect(start_page(officer))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today, days = timezone.localdate(), calendar()
        context = super().get_context_data(
            waiting=waiting_for(self.officer),
            dues=due_soon(self.officer, today=today, days=days),
            return_due=return_due(self.officer, today=today, days=days),
            today=today,
            workday=days.is_workday(today),
            ledgers=self._ledgers(),
            **kwargs,
        )
        return context | self._work() | self._overview(today)

    def _ledgers(self) -> list[dict[str, Any]]:
        counts = ledger_counts(self.officer)
        return [{"code": code, "label": LedgerCode(code).label, **counts[code]} for code in LedgerCode.values]

    def _work(self) -> dict[str, Any]:
        officer = self.officer
        found: dict[str, Any] = {"clerk": permissions.holds(officer, Role.CLERK)}
        if found["clerk"]:
            found |= {"returned": came_back(officer)[:SHOWN], "drafts": drafts(officer)[:SHOWN]}
            found["amendments_returned"] = amendments_came_back(officer)[:SHOWN]
        if permissions.holds(officer, Role.REVIEWER):
            found |= {"to_review": to_review(officer)[:SHOWN], "amendments": amendments_to_review(officer)[:SHOWN]}
        if permissions.holds(officer, Role.PUBLISHER):
            found |= {"to_publish": to_publish(officer)[:SHOWN], "to_update": to_update(officer)[:SHOWN]}
        return found

    def _overview(self, today: Any) -> dict[str, Any]:
        if not permissions.holds(self.officer, Role.SUPERVISOR):
            return {}
        month = Month(today.year, today.month) - 1
        return {
            "districts": district_overview(self.officer, month=month),
            "month": month,
        }
