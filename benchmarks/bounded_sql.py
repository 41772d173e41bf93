"""The layer below the search page: its two statements alone, nothing rendered."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection

from integrity_portal.lib.text import tsquery_literal

COUNT = "SELECT count(*) FROM (SELECT 1 FROM disclosure_record WHERE search @@ %s::tsquery LIMIT 1001) AS bounded"
PAGE = (
    "SELECT number, title, ledger, status, occurred_on, published_at, region_id, organisation_id "
    "FROM disclosure_record WHERE search @@ %s::tsquery ORDER BY {order} LIMIT 20"
)
FEW = PAGE.format(order="published_at + interval '0' DESC, number DESC")
MANY = PAGE.format(order="published_at DESC, number DESC")


def searcher(term: str) -> Callable[[int], object]:
    """A case's work: count to 1,001, then one page ordered the way that suits the count."""
    literal = tsquery_literal(term)

    def search(turn: int) -> list[tuple[object, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(COUNT, [literal])
            found = cursor.fetchone()[0]
            cursor.execute(FEW if found <= 1000 else MANY, [literal])
            return list(cursor.fetchall())

    return search
