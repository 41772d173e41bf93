"""Fill an empty database as the office would: registers, then disclosed records through the publication door."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from accounts.actions.publishing import publish_registers  # noqa: E402
from accounts.enums import OrganisationKind  # noqa: E402
from accounts.models import Organisation, Region  # noqa: E402
from benchmarks import words  # noqa: E402
from benchmarks.output import print_figures  # noqa: E402
from disclosure.publication import RecordCopy, publish_records  # noqa: E402
from integrity_portal.lib.codes import uscc_check_character  # noqa: E402

BATCH = 5000
FIRST_PUBLICATION = datetime(2018, 9, 3, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def organisations(count: int) -> list[Organisation]:
    """Fictitious bodies in the real districts, with ids that are the same in every run."""
    random = Random(words.SEED)
    regions = list(Region.objects.filter(kind="district").order_by("code"))
    rows = [
        Organisation(
            id=UUID(int=random.getrandbits(128), version=4),
            uscc=credit_code(regions[number % len(regions)].code, number),
            name=f"示例{random.choice(words.PLACES)}{number + 1:05d}{random.choice(words.BODIES)}",
            kind=OrganisationKind.ORGAN,
            region=regions[number % len(regions)],
        )
        for number in range(count)
    ]
    return Organisation.objects.bulk_create(rows, batch_size=2000)


def credit_code(region: str, number: int) -> str:
    first = f"11{region}MB{number:07d}"
    return first + uscc_check_character(first)


def copy_of(draft: words.Draft, bodies: list[Organisation]) -> RecordCopy:
    body = bodies[draft.place % len(bodies)]
    return RecordCopy(
        number=draft.number,
        ledger=draft.ledger,
        title=draft.title,
        region_code=body.region_id,
        organisation_id=body.pk,
        occurred_on=draft.occurred_on,
        content=content_of(draft),
    )


def content_of(draft: words.Draft) -> dict[str, str | int | None]:
    if draft.ledger == "arrears":
        return {
            "project": draft.title,
            "arrears_class": "works",
            "overdue_principal": f"{draft.amount}.00",
            "due_date": draft.occurred_on.isoformat(),
            "plan_progress": str(draft.amount % 100),
        }
    return {
        "case_number": draft.case_number,
        "court": draft.court,
        "situation": words.SITUATIONS[draft.amount % len(words.SITUATIONS)],
        "listed_on": draft.occurred_on.isoformat(),
        "due_amount": f"{draft.amount}.00",
        "paid_amount": f"{draft.amount // 3}.00",
        "unpaid_amount": f"{draft.amount - draft.amount // 3}.00",
        "handling": "listed",
    }


def batches(size: int, bodies: list[Organisation]) -> Iterator[list[RecordCopy]]:
    copies = (copy_of(draft, bodies) for draft in words.drafts(size))
    while batch := list(itertools.islice(copies, BATCH)):
        yield batch


def main() -> None:
    size = int(os.environ["BENCH_SIZE"])
    call_command("load_regions", "accounts/data/regions_shenyang.csv", verbosity=0)
    bodies = organisations(max(200, size // 40))
    publish_registers(at=FIRST_PUBLICATION)
    start = time.perf_counter()
    for number, batch in enumerate(batches(size, bodies)):
        with transaction.atomic():
            publish_records(copies=batch, at=FIRST_PUBLICATION + timedelta(hours=7 * number))
    print_figures([seconds_figure(size, time.perf_counter() - start)])


def seconds_figure(size: int, seconds: float) -> dict[str, Any]:
    """How long publishing took: told beside the table, compared with nothing."""
    return {"size": size, "name": "publish_records", "seconds": seconds, "rows_per_second": size / seconds}


if __name__ == "__main__":
    main()
