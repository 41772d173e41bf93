"""Checking the audit trail as it stands in the database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from accounts.audit_chain import GENESIS, Fault, Head, Sealed, Walk
from accounts.models import AuditHead

CHUNK = 5000
CHAIN = """
    SELECT l.seq, l.prev, l.hash, l.event_id::text, e.content_hash, e.id::text, e.actor_id, e.verb, e.target,
           e.detail::text,
           to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    FROM accounts_auditlink l LEFT JOIN accounts_auditevent e ON e.id = l.event_id
    WHERE l.seq > %s ORDER BY l.seq LIMIT %s
"""
UNSEALED = """
    SELECT e.id::text FROM accounts_auditevent e
    WHERE NOT EXISTS (SELECT 1 FROM accounts_auditlink l WHERE l.event_id = e.id) ORDER BY e.recorded_at, e.id
"""


@dataclass(frozen=True)
class Verification:
    """What a walk over the whole trail found."""

    head: Head
    faults: list[Fault]
    checked_at: datetime

    @property
    def is_clean(self) -> bool:
        return not self.faults


def verify_chain(*, at: datetime, anchors: Iterable[Head] = ()) -> Verification:
    """Walk the chain from its beginning, against the head row and earlier heads; others may go on writing.

    Faults: `content` (an event was changed), `link` (a hash was changed), `gap` (links were removed),
    `order` (links were moved or inserted), `missing` (an event was removed), `unsealed` (an event was
    put in past the triggers), `head` (the head row and the end of the chain do not fit: the tail was
    cut), `anchor` and `tail` (an earlier head is not on the chain).
    """
    walk = Walk(anchors)
    before = stored_head()
    with connection.cursor() as cursor:
        links = _links(cursor)
        faults = list(walk.faults(links))
        faults += _unsealed(cursor)
    faults += _head_faults(before, walk.head, stored_head())
    return Verification(walk.head, faults, at)


def stored_head() -> Head:
    """The head row; an empty head when it is missing."""
    row = AuditHead.objects.filter(pk=1).first()
    return Head(row.seq, row.hash) if row else Head(0, GENESIS)


def _head_faults(before: Head, end: Head, after: Head) -> list[Fault]:
    """The chain may have grown during the walk: the end lies between the head before and the head after."""
    same_place = [head for head in (before, after) if head.seq == end.seq]
    if before.seq <= end.seq <= after.seq and all(head.hash == end.hash for head in same_place):
        return []
    return [Fault("head", end.seq, f"链头记录为第 {after.seq} 环，链上止于第 {end.seq} 环，两者不符：链尾被改动")]


def _links(cursor: Any) -> Iterator[Sealed]:
    last = -(2**63)
    while True:
        cursor.execute(CHAIN, [last, CHUNK])
        rows = cursor.fetchall()
        if not rows:
            return
        yield from map(_sealed, rows)
        last = rows[-1][0]


def _sealed(row: tuple[Any, ...]) -> Sealed:
    seq, prev, link, event_id, content_hash, found, *rest = row
    content = None if found is None else (found, *rest)
    return Sealed(seq, prev, link, event_id, content_hash, content)


def _unsealed(cursor: Any) -> list[Fault]:
    cursor.execute(UNSEALED)
    return [Fault("unsealed", 0, f"事件 {event} 未入链，系绕过系统写入") for (event,) in cursor.fetchall()]
