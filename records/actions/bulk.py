"""COPY into the ledgers' tables: checks, indexes and triggers stay in force."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

from integrity_portal.lib.canonical import canonical_json

SPECIAL = re.compile(r"[\\\t\n\r]")
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows (values in the order of `columns`) with one COPY."""
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    buffer = io.StringIO()
    for row in rows:
        buffer.write("\t".join(map(literal, row)))
        buffer.write("\n")
    buffer.seek(0)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {quote(model._meta.db_table)} ({names}) FROM STDIN", buffer)


def allow_time() -> None:
    """Bulk work may take longer than a page: the role's time limits are raised for this transaction."""
    with connection.cursor() as cursor:
        for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
            cursor.execute(f"SET LOCAL {limit} = '15min'")


def literal(value: Any) -> str:
    """One value in COPY's text format."""
    if isinstance(value, str):
        return value.translate(ESCAPES) if SPECIAL.search(value) else value
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, list | dict):
        return canonical_json(value).decode().translate(ESCAPES)
    return str(value)


def next_ids(model: type[models.Model], number: int) -> list[int]:
    """`number` fresh primary keys from the table's own sequence."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, number],
        )
        return [row[0] for row in cursor.fetchall()]
