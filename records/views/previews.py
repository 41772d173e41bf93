"""What the public would read of a record now, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.views.generic import TemplateView

from integrity_portal.links import public_url
from records.enums import ON_PUBLIC_SITE
from records.ledgers import Ledger
from records.models import Record
from records.queries.copies import not_public_because, personal_numbers, public_copy
from records.tables.public import public_facts
from records.views.base import RecordMixin, with_labels
from records.views.tabs import record_tabs


@dataclass(frozen=True)
class Preview:
    """`reason`: why it cannot be public now; `findings`: personal numbers in texts that would be public."""

    reason: str
    findings: list[str]
    facts: list[dict[str, Any]]


def preview_of(ledger: Ledger, record: Record) -> Preview:
    findings = with_labels(ledger, personal_numbers(record))
    if not record.detail.complete:
        return Preview("填写完整、校验通过后才能预览公开内容。", findings, [])
    if reason := not_public_because(record):
        return Preview(reason, findings, [])
    return Preview("", findings, public_facts(ledger, public_copy(record)))


class PreviewView(RecordMixin, TemplateView):
    template_name = "records/preview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            preview=preview_of(self.ledger, self.record),
            tabs=record_tabs(self.record, "preview"),
            public_address=public_address(self.record),
            breadcrumbs=self.crumbs("公开预览"),
            **kwargs,
        )


def public_address(record: Record) -> str:
    """The public page, while the record stands there."""
    return public_url("record", number=record.number) if record.status in ON_PUBLIC_SITE else ""
