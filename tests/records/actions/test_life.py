"""The whole life of a record of each ledger, step by step."""

import pytest

from records.enums import Status
from tests.records.factories import make_arrears, make_case, make_return

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_case, make_arrears])
@pytest.mark.parametrize(
    "status",
    [
        Status.DRAFT,
        Status.SUBMITTED,
        Status.RETURNED,
        Status.APPROVED,
        Status.PUBLISHED,
        Status.WITHDRAWN,
    ],
)
def test_records_reach_every_state(make, status, seal):
    record = make(status)
    seal()
    record.refresh_from_db()
    assert record.status == status


def test_a_return_is_approved_and_not_published(seal):
    record = make_return("2018-09")
    seal()
    assert record.status == Status.APPROVED
    assert record.title == "皇姑区2018年9月报送"
