"""Fills the public session's database, run as an office process: `python -m tests.public.seed`."""

import django

django.setup()

from django.db import transaction  # noqa: E402

from disclosure import publication  # noqa: E402
from disclosure.enums import RequestKind  # noqa: E402
from disclosure.inbox import submit_request  # noqa: E402
from tests.disclosure import seeds  # noqa: E402


def main() -> None:
    numbers = (seeds.number_of(1), seeds.number_of(2))
    publication.publish_records(copies=[seeds.case(place) for place in range(1, 6)], at=seeds.AT)
    publication.publish_record(copy=seeds.arrears(1), at=seeds.AT)
    seeds.publish_month("2026-09", shift=1)
    seeds.publish_month(numbers=numbers, private=1)
    publication.publish_report(
        month="2026-10", region=None, version=1, title="报告", content_digest="0" * 64,
        files={"pdf": b"%PDF-1.7", "json": b"{}"}, at=seeds.minutes(1),
    )  # fmt: skip
    publication.end_record(number=numbers[1], action="withdrawn", reason_kind="entered_wrongly", at=seeds.minutes(2))
    submit_request(kind=RequestKind.OBJECTION, number=numbers[0], statement="金额有误", contact="某单位", at=seeds.AT)


if __name__ == "__main__":
    with transaction.atomic():
        seeds.seed_registers()
        main()
