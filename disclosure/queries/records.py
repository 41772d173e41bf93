"""One record: its copy, its history, its place in the log; or what is left of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from disclosure.enums import LogKind
from disclosure.models import LogEntry, PublicRecord, PublicRevision, Tombstone


def get_record(number: str) -> PublicRecord | None:
    """The current public copy, None when it is not public."""
    rows = PublicRecord.objects.defer("search", "search_extra").select_related("region__parent", "organisation")
    return rows.filter(number=number).first()


def get_tombstone(number: str) -> Tombstone | None:
    """What an ended record left."""
    return Tombstone.objects.filter(number=number).first()


def revisions_of(record: PublicRecord) -> list[PublicRevision]:
    """Every public version, oldest first."""
    return list(record.revisions.order_by("revision"))


def log_of(number: str, *, kind: LogKind = LogKind.RECORD) -> list[LogEntry]:
    """Every log entry about a number, oldest first."""
    return list(LogEntry.objects.filter(kind=kind, number=number).order_by("index"))


@dataclass(frozen=True)
class NamedRecord:
    """A number as a page shows it now: the record, its tombstone, or neither."""

    number: str
    record: PublicRecord | None
    tombstone: Tombstone | None


def resolve_numbers(numbers: Iterable[str]) -> dict[str, NamedRecord]:
    """What each number is now. Two queries, however many numbers."""
    wanted = list(dict.fromkeys(numbers))
    rows = PublicRecord.objects.only("number", "title", "ledger", "status", "occurred_on", "published_at")
    records = rows.in_bulk(wanted)
    stones = Tombstone.objects.in_bulk([number for number in wanted if number not in records])
    return {number: NamedRecord(number, records.get(number), stones.get(number)) for number in wanted}
