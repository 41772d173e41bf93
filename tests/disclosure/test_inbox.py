"""The door out: what the public sends, kept without its secret."""

from __future__ import annotations

import hashlib

import pytest

from disclosure.enums import RequestKind
from disclosure.inbox import received_requests, submit_request
from tests.disclosure.seeds import AT, minutes, number_of

pytestmark = pytest.mark.django_db


def test_requests_arrive_in_order_without_the_secret() -> None:
    sent = [
        submit_request(
            kind=RequestKind.OBJECTION,
            number=number_of(place),
            statement="金额有误",
            contact="某单位",
            at=minutes(-place),
        )
        for place in (1, 2)
    ]
    received = list(received_requests())
    assert [row.receipt for row in received] == [receipt.number for receipt in reversed(sent)]
    for row, receipt in zip(received, reversed(sent), strict=True):
        assert row.secret_digest == hashlib.sha256(receipt.secret.encode()).hexdigest()
        assert receipt.secret not in str(vars(row))
    assert received[0].submitted_at < AT
