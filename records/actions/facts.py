"""Writing and retracting facts: what stands in the table follows from the record, never by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from records.enums import COUNTED, FactKind, Status
from records.ledgers import FactRow, get_ledger
from records.models import Fact, Record

Key = tuple[Any, ...]


def expected_facts(record: Record) -> list[FactRow]:
    """Everything the record counts for now: nothing as a draft, its submission from then on, all of
    it once reviewed, nothing once withdrawn as wrong (a discarded return keeps its submission)."""
    rows: list[FactRow] = []
    discarded = record.status == Status.WITHDRAWN and record.reviewed_at is None
    if record.first_submitted_on and (record.status != Status.WITHDRAWN or discarded):
        rows.append(FactRow(FactKind.FIRST_SUBMITTED, record.first_submitted_on))
    if record.status in COUNTED:
        if not record.ever_returned and record.first_submitted_on:
            rows.append(FactRow(FactKind.FIRST_ACCEPTED, record.first_submitted_on))
        rows.extend(get_ledger(record.ledger).facts(record))
        rows.extend(_ending(record))
    return rows


def _ending(record: Record) -> Iterable[FactRow]:
    kinds = {Status.REPAIRED: FactKind.REPAIRED, Status.EXPIRED: FactKind.EXPIRED}
    kind = kinds.get(Status(record.status))
    if kind and record.ended_on:
        yield FactRow(kind, record.ended_on)


def sync_facts(*, record: Record, at: datetime) -> tuple[int, int]:
    """Make the live facts equal to `expected_facts`: (written, retracted).

    A changed value retracts the old fact and writes a new one; running it twice changes nothing.
    A fact moves with its record's region, so a corrected region rewrites all.
    """
    record = fresh(record)
    wanted = Counter(_key(record, row) for row in expected_facts(record))
    outdated: list[int] = []
    for fact in Fact.objects.filter(record=record).live().order_by("id"):
        key = (fact.region_id, fact.kind, fact.happened_on, fact.period, fact.amount, fact.detail)
        if wanted[key]:
            wanted[key] -= 1
        else:
            outdated.append(fact.pk)
    if outdated:
        Fact.objects.filter(pk__in=outdated).update(retracted_at=at)
    new = [_fact(record, key) for key in wanted.elements()]
    Fact.objects.bulk_create(new)
    return len(new), len(outdated)


def fresh(record: Record) -> Record:
    """The record without cached children, so that facts are made from what is stored."""
    return Record.objects.unscoped("facts of one record").select_related("region").get(pk=record.pk)


def _key(record: Record, row: FactRow) -> Key:
    return (record.region_id, str(row.kind), row.happened_on, row.period, row.amount, row.detail)


def _fact(record: Record, key: Key) -> Fact:
    region, kind, happened_on, period, amount, detail = key
    return Fact(
        record=record,
        ledger=record.ledger,
        region_id=region,
        district=record.region.district_code,
        kind=kind,
        happened_on=happened_on,
        period=period,
        amount=amount,
        detail=detail,
    )
