"""What the pages of the ledgers share: the record of the address, and how refusals are told."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from accounts.views.base import ANY_BUSINESS_ROLE, RoleRequiredMixin
from records.actions.steps import local_day
from records.exceptions import FieldErrors, TransitionRefused
from records.ledgers import LEDGERS, Ledger
from records.models import Record


def record_url(record: Record, name: str = "record", **kwargs: Any) -> str:
    """The address of a page of one record."""
    return reverse(f"records:{name}", kwargs={"ledger": record.ledger, "number": record.number, **kwargs})


def list_url(ledger: Ledger) -> str:
    return reverse("records:list", kwargs={"ledger": ledger.code})


class LedgerMixin(RoleRequiredMixin):
    """The ledger of the address; unknown ones are 404."""

    roles = ANY_BUSINESS_ROLE
    kwargs: dict[str, Any]

    @cached_property
    def ledger(self) -> Ledger:
        try:
            return LEDGERS[self.kwargs["ledger"]]
        except KeyError:
            raise Http404 from None

    @cached_property
    def now(self) -> Any:
        return timezone.now()

    @property
    def today(self) -> Any:
        return local_day(self.now)

    def crumbs(self, *labels: str) -> list[dict[str, str]]:
        """Ledger → what follows; the last one is this page."""
        first = {"label": self.ledger.label, "url": list_url(self.ledger)}
        return [first, *({"label": label} for label in labels)]


class RecordMixin(LedgerMixin):
    """The record of the address, if it lies in the officer's reach; all others are 404."""

    @cached_property
    def record(self) -> Record:
        records = Record.objects.for_officer(self.officer).in_ledger(self.ledger.code)
        found = records.with_parties().with_details().select_related("edited_by", "reviewed_by", "published_by")
        return get_object_or_404(found, number=self.kwargs["number"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"record": self.record, "ledger": self.ledger, "record_url": record_url(self.record)}
        return super().get_context_data(**{**own, **kwargs})  # type: ignore[misc]

    def crumbs(self, *labels: str) -> list[dict[str, str]]:
        title = self.record.title or "未填标题"
        if not labels:
            return super().crumbs(title)
        before = super().crumbs()
        return [*before, {"label": title, "url": record_url(self.record)}, *({"label": label} for label in labels)]


class RefusalMixin:
    """A step that the record's state no longer allows (a colleague was faster, a second click) leads
    back to the record with the reason. Stands first among the bases."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc, no-any-return]
        except TransitionRefused as error:
            messages.warning(request, str(error))
            return redirect(self.back_url())

    def back_url(self) -> str:
        return record_url(self.record)  # type: ignore[attr-defined]


def seen_version(request: HttpRequest) -> int:
    """The version of the record that the page was made from; 0, which is never right, for anything else."""
    text = request.POST.get("version", "")
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0


def with_labels(ledger: Ledger, errors: FieldErrors) -> list[str]:
    """Errors as sentences that name their field, for pages without the field itself."""
    found = []
    for name, texts in errors.items():
        declared = ledger.by_name.get(name)
        found += [f"{declared.label}：{text}" if declared else text for text in texts]
    return found
