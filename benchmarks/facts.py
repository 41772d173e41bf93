"""Facts by the hundred thousand, written past the triggers by a superuser: only the sums are measured, not the entry.

Everything follows from the row's number, so the same size gives the same facts.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import psycopg2
from django.db import connection
from django.db.models import Max
from psycopg2.extras import execute_values

from benchmarks import words
from records.models import Record

FIRST = date(2017, 10, 1)
DAYS = 1100  # to the autumn of 2020
RECORDED = datetime(2021, 1, 4, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
FACTS_PER_RECORD = 4

Row = tuple[Any, ...]

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
    """Write approved records with about `size` facts; `bodies` is an organisation for each district."""
    records: list[Record] = []
    facts = io.StringIO(newline="")
    rows_of_facts = csv.writer(facts)
    made = 0
    # Whatever another part imported before stays apart.
    first = 1 + (Record.objects.unscoped("the next free id").aggregate(Max("pk"))["pk__max"] or 0)
    found = generated(size // FACTS_PER_RECORD, sorted(bodies))
    for number, (ledger, district, rows) in enumerate(found, start=first):
        records.append(approved(number, ledger, district, bodies[district], clerk, reviewer))
        for kind, happened, period, amount, detail in rows:
            rows_of_facts.writerow(
                (number, ledger, district, district, kind, happened, period, amount, detail, RECORDED)
            )
        made += len(rows)
    with closing(psycopg2.connect(os.environ["BENCH_SUPERUSER_URL"])) as link, link.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        insert_records(cursor, records)
        facts.seek(0)
        columns = ", ".join(FACT_COLUMNS)
        cursor.copy_expert(
            f"COPY records_fact ({columns}) FROM STDIN WITH (FORMAT csv, FORCE_NOT_NULL (detail))", facts
        )
        cursor.execute("SELECT setval('records_record_id_seq', (SELECT max(id) FROM records_record))")
        link.commit()
        link.autocommit = True
        cursor.execute("VACUUM ANALYZE records_record, records_fact")
    return made


def approved(number: int, ledger: str, district: str, body: str, clerk: int, reviewer: int) -> Record:
    """The spine of one approved record; its detail is not needed to count facts."""
    return Record(
        id=number,
        number=f"FACT-{number:08d}",
        ledger=ledger,
        region_id=district,
        organisation_id=body,
        title="基准测试",
        status="approved",
        entered_by_id=clerk,
        entered_at=RECORDED,
        edited_by_id=clerk,
        edited_at=RECORDED,
        authors=[clerk],
        submitted_at=RECORDED,
        first_submitted_on=RECORDED.date(),
        reviewed_by_id=reviewer,
        reviewed_at=RECORDED,
    )


def insert_records(cursor: Any, records: list[Record]) -> None:
    fields = Record._meta.concrete_fields
    rows = [[field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields] for row in records]
    columns = ", ".join(field.column for field in fields)
    execute_values(cursor, f"INSERT INTO records_record ({columns}) VALUES %s", rows, page_size=1000)
