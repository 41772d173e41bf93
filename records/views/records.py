from typing import Any

from django.views.generic import TemplateView

from accounts.queries import calendar
from records import permissions
from records.enums import Handling, LedgerCode, Status
from records.ledgers import as_text, clean, from_detail
from records.models import CasePlan
from records.queries.clocks import clocks_of, waiting_days
from records.queries.history import history, latest_return
from records.queries.possible import (
    can_edit_now,
    can_propose_now,
    open_amendment,
    possible_actions,
    possible_events,
)
from records.queries.standing import planned_lines, standing
from records.queries.submissions import amendment_changes
from records.tables.facts import groups_of
from records.views.base import RecordMixin
from records.views.previews import preview_of, public_address
from records.views.tabs import record_tabs


class RecordView(RecordMixin, TemplateView):
    """One record with everything that happened to it, and what may be done now."""

    template_name = "records/record.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(breadcrumbs=self.crumbs(), tabs=record_tabs(self.record, "record"), **kwargs)
        return context | self._content() | self._possible() | self._running() | self._events()

    def _content(self) -> dict[str, Any]:
        returned = latest_return(self.record)
        asked = returned.field_reasons if returned else {}
        warnings = clean(
            self.ledger, as_text(from_detail(self.ledger, self.record)), complete=False, on=self.today
        ).warnings
        return {
            "groups": groups_of(self.ledger, self.record, notes=warnings, asked=asked),
            "returned": returned,
            "public_address": public_address(self.record),
        }

    def _possible(self) -> dict[str, Any]:
        waiting = open_amendment(self.record)
        return {
            "actions": possible_actions(self.officer, self.record),
            "events": possible_events(self.officer, self.record),
            "can_edit": can_edit_now(self.officer, self.record),
            "amendment": waiting,
            "amendment_changes": amendment_changes(waiting) if waiting else [],
            "can_propose": can_propose_now(self.officer, self.record, waiting),
            "own_work": permissions.is_author(self.officer, self.record),
            "may_correct": permissions.can_propose_amendment(self.officer, self.record),
            "may_review_amendment": bool(waiting) and permissions.can_review_amendment(self.officer, waiting),
        }

    def _running(self) -> dict[str, Any]:
        days = calendar()
        return {
            "clocks": clocks_of(self.record, today=self.today, days=days),
            "waiting": waiting_days(self.record, today=self.today, days=days),
            "standing": standing(self.record, self.today),
            "preview": preview_of(self.ledger, self.record),
        }

    def _events(self) -> dict[str, Any]:
        record = self.record
        events: dict[str, Any] = {"payments": record.payments.select_related("entered_by", "retracted_by")}
        if record.ledger == LedgerCode.DEFAULT_CASE:
            events |= self._case_events()
        if record.ledger == LedgerCode.ARREARS:
            events["instalments"] = planned_lines(record, self.today)
        return events

    def _case_events(self) -> dict[str, Any]:
        record = self.record
        return {
            "handling": Handling(record.default_case.handling),
            "handling_steps": record.handling_steps.select_related("entered_by", "retracted_by"),
            "plan": CasePlan.objects.filter(record=record).prefetch_related("milestones").first(),
            "settlements": record.settlements.select_related("entered_by", "retracted_by"),
            "removals": record.court_removals.select_related("entered_by", "retracted_by"),
            "today": self.today,
        }


class HistoryView(RecordMixin, TemplateView):
    """Who did what and when, and what changed between the versions."""

    template_name = "records/history.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            entries=[(entry, Status(entry.status).label) for entry in reversed(history(self.record))],
            amendments=self.record.amendments.select_related("entered_by", "reviewed_by", "published_by"),
            tabs=record_tabs(self.record, "history"),
            breadcrumbs=self.crumbs("办理记录"),
            **kwargs,
        )
