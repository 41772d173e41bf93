"""The public copies against the private records."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.publication import digest_of, published_digests
from records.models import Record
from records.queries.copies import public_copy

CHILDREN = ("payments", "instalments", "handling_steps", "court_removals")


@dataclass(frozen=True)
class Mismatch:
    """`kind`: missing (published here, not there), orphan (there, not published here), differs
    (not marked as waiting for an update, and yet another content)."""

    number: str
    kind: str


def publication_mismatches() -> list[Mismatch]:
    """Everything in which the public copy is not what the private records say it should be."""
    there = published_digests()
    found: list[Mismatch] = []
    records = Record.objects.unscoped("the whole public copy is compared").published().with_details()
    for record in records.prefetch_related(*CHILDREN).order_by("number").iterator(chunk_size=2000):
        digest = there.pop(record.number, None)
        if digest is None:
            found.append(Mismatch(record.number, "missing"))
        elif record.stale_since is None and digest != digest_of(public_copy(record)):
            found.append(Mismatch(record.number, "differs"))
    return found + [Mismatch(number, "orphan") for number in sorted(there)]
