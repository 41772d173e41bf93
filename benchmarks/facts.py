"""Facts by the hundred thousand, written past the triggers by a superuser: only the sums are measured, not the entry.

Everything follows from the row's number, so the same size gives the same facts.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from random import Random
from typing import Any

import psycopg2

from benchmarks import words

FIRST = date(2017, 10, 1)
DAYS = 1100  # to the autumn of 2020
RECORDED = "2021-01-04 09:00:00+08"
FACTS_PER_RECORD = 4

Row = tuple[Any, ...]

RECORD_COLUMNS = (
    "id", "number", "ledger", "region_id", "organisation_id", "title", "legal_basis", "source", "handler_name",
    "handler_post", "status", "version", "revision", "entered_by_id", "entered_at", "edited_by_id", "edited_at",
    "submitted_at", "first_submitted_on", "ever_returned", "reviewed_by_id", "reviewed_at",
)  # fmt: skip
FACT_COLUMNS = ("record_id", "ledger", "region_id", "district", "kind", "happened_on", "period", "amount", "detail",
                "recorded_at")  # fmt: skip


def arrears(start: date, amount: int, random: Random) -> list[Row]:
    later = start + timedelta(days=random.randrange(30, 400))
    paid = random.choice((0, amount // 2, amount))
    return [
        ("first_submitted", start, None, None, ""),
        ("principal_due", start, None, amount, ""),
        ("planned", later, None, amount, ""),
        ("paid", later, None, paid, ""),
    ]


def default_case(start: date, amount: int, random: Random) -> list[Row]:
    later = start + timedelta(days=random.randrange(30, 400))
    last = "court_deleted" if amount % 3 else "plan_complete"
    return [
        ("first_submitted", start, None, None, ""),
        ("first_accepted", start, None, None, ""),
        ("listed", start, None, None, ""),
        (last, later, None, None, ""),
    ]


def monthly_return(start: date, amount: int, random: Random) -> list[Row]:
    period = start.replace(day=1)
    return [
        ("return_filed", period + timedelta(days=32), period, None, ""),
        ("ledger_reported", start, period, None, "arrears"),
        ("ledger_reported", start, period, None, "default_case"),
        ("principal_falling_due", start, period, amount, ""),
    ]


MAKERS = {"arrears": arrears, "default_case": default_case, "monthly_return": monthly_return}


def generated(count: int, districts: list[str]) -> Iterator[tuple[str, str, list[Row]]]:
    """(ledger, district, facts) of `count` records."""
    random = Random(words.SEED)
    for position in range(count):
        ledger = "monthly_return" if position % 40 == 39 else ("arrears", "default_case")[position % 2]
        start = FIRST + timedelta(days=random.randrange(DAYS))
        facts = MAKERS[ledger](start, random.randrange(10_000, 9_000_000), random)
        yield ledger, districts[random.randrange(len(districts))], facts


def fill(size: int, *, clerk: int, reviewer: int, bodies: dict[str, str]) -> int:
    """Write records with about `size` facts; `bodies` is an organisation for each district. Returns the facts."""
    records, facts = io.StringIO(newline=""), io.StringIO(newline="")
    record_rows, fact_rows = csv.writer(records), csv.writer(facts)
    made = 0
    for number, (ledger, district, rows) in enumerate(generated(size // FACTS_PER_RECORD, sorted(bodies)), start=1):
        text = ("基准测试", "", "", "", "", "approved", 1, 0)
        stamps = (clerk, RECORDED, clerk, RECORDED, RECORDED, "2021-01-04", False, reviewer, RECORDED)
        record_rows.writerow((number, f"FACT-{number:08d}", ledger, district, bodies[district], *text, *stamps))
        for kind, happened, period, amount, detail in rows:
            fact_rows.writerow((number, ledger, district, district, kind, happened, period, amount, detail, RECORDED))
        made += len(rows)
    with closing(psycopg2.connect(os.environ["BENCH_SUPERUSER_URL"])) as connection, connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table, columns, buffer in (
            ("records_record", RECORD_COLUMNS, records),
            ("records_fact", FACT_COLUMNS, facts),
        ):
            buffer.seek(0)
            texts = "legal_basis, source, handler_name, handler_post" if table == "records_record" else "detail"
            cursor.copy_expert(
                f"COPY {table} ({', '.join(columns)}) FROM STDIN WITH (FORMAT csv, FORCE_NOT_NULL ({texts}))", buffer
            )
        cursor.execute("SELECT setval('records_record_id_seq', (SELECT max(id) FROM records_record))")
        connection.commit()
        connection.autocommit = True
        cursor.execute("VACUUM ANALYZE records_record, records_fact")
    return made
