"""A reader who follows only the change feed ends with exactly the public set."""

from __future__ import annotations

import random

import pytest
from django.test import Client

from disclosure import publication
from disclosure.models import PublicMonth, PublicRecord, PublicReportFile
from tests.disclosure import seeds
from tests.disclosure.seeds import minutes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]
ENDINGS = ("withdrawn", "repaired", "expired")


def follow(client: Client) -> dict[tuple[str, str], tuple[int, str]]:
    """What a reader holds who knows nothing but the feed."""
    held: dict[tuple[str, str], tuple[int, str]] = {}
    after = -1
    while True:
        page = client.get("/api/v1/changes/", {"after": after, "page_size": 7}).json()["results"]
        if not page:
            return held
        for entry in page:
            assert entry["index"] == after + 1
            after = entry["index"]
            if entry["action"] in ENDINGS:
                held.pop((entry["kind"], entry["number"]))
            else:
                held[entry["kind"], entry["number"]] = (entry["revision"], entry["digest"])


def public_set() -> dict[tuple[str, str], tuple[int, str]]:
    held = {("record", r.number): (r.revision, r.digest) for r in PublicRecord.objects.all()}
    for month in PublicMonth.objects.order_by("version"):
        held["month", month.month] = (month.version, month.digest)
    for file in PublicReportFile.objects.select_related("report").order_by("report__version"):
        held["report", file.number] = (file.report.version, file.digest)
    return held


@pytest.mark.parametrize("seed", range(5))
def test_the_feed_alone_gives_the_public_set(client: Client, seed: int) -> None:
    chance = random.Random(seed)
    public: set[int] = set()
    months = 0
    for step in range(60):
        place = chance.randrange(12)
        at = minutes(step)
        number = seeds.number_of(place)
        if place not in public:
            publication.publish_record(copy=seeds.case(place), at=at)
            public.add(place)
        elif chance.random() < 0.3:
            publication.end_record(number=number, action=chance.choice(ENDINGS), reason_kind="entered_wrongly", at=at)
            public.discard(place)
        elif chance.random() < 0.5:
            publication.publish_record(copy=seeds.case(place, title=f"第{step}次更正"), at=at, amended=True)
        else:
            record = PublicRecord.objects.get(number=number)
            publication.mark_objection(number=number, open=not record.under_objection, at=at)
        if step % 20 == 10:
            months += 1
            seeds.publish_month(version=months, shift=step, at=at)
            publication.publish_report(
                month="2026-10", region=None, version=months, title="报告", content_digest="0" * 64,
                files={"json": f"{step}".encode()}, at=at,
            )  # fmt: skip
    assert follow(client) == public_set()
