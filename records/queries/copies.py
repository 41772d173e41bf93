"""The public copy of a record, as it would be published now."""

from __future__ import annotations

from typing import Any

from disclosure.publication import RecordCopy
from integrity_portal.lib.masking import find_personal_numbers
from records.exceptions import FieldErrors
from records.ledgers import Ledger, get_ledger
from records.ledgers.parties import hide_names
from records.models import Record


def not_public_because(record: Record) -> str:
    """Why the record cannot stand on the public site now; empty when it can."""
    ledger = get_ledger(record.ledger)
    if not ledger.disclosed or ledger.content is None:
        return "此台账用于监测，不逐条公开。"
    return ledger.public_now(record) if ledger.public_now else ""


def public_copy(record: Record) -> RecordCopy:
    """What the public would read: listed fields only, private parties hidden in every text.

    Call it only when `not_public_because` is empty.
    """
    ledger = get_ledger(record.ledger)
    names = list(ledger.private_names(record)) if ledger.private_names else []
    content = ledger.content(record) if ledger.content else {}
    occurred_on: Any = record.occurred_on
    texts = {f.name for f in ledger.public.fields if f.kind == "text"}
    shown = {
        name: hide_names(value, names) if name in texts and isinstance(value, str) else value
        for name, value in content.items()
    }
    return RecordCopy(
        number=record.number,
        ledger=record.ledger,
        title=hide_names(record.title, names),
        region_code=record.region_id,
        organisation_id=record.organisation_id,
        occurred_on=occurred_on,
        content=shown,
        until=record.disclosure_ends_on or record.valid_to,
    )


def personal_numbers(record: Record) -> FieldErrors:
    """Identity, telephone and bank card numbers in texts that are or will be public, by field."""
    ledger = get_ledger(record.ledger)
    errors: FieldErrors = {}
    for name, text in _public_texts(ledger, record):
        for finding in find_personal_numbers(text):
            message = f"含有个人号码（{finding.masked}），公开前请删去。"
            errors.setdefault(name, []).append(message)
    return errors


def _public_texts(ledger: Ledger, record: Record) -> list[tuple[str, str]]:
    names = {f.name for f in ledger.public.fields if f.kind == "text"} & set(ledger.by_name)
    texts = [(name, str(getattr(record.detail, name, ""))) for name in sorted(names)]
    return [("title", record.title), *texts] if ledger.disclosed else []
