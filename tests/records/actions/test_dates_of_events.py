"""A slip in the year of an event is told, whatever the form accepts as a day."""

import pytest

from accounts.enums import Role
from records.actions.payments import add_payment
from records.actions.settlements import add_settlement
from records.enums import Status
from records.exceptions import Invalid
from tests.records.factories import NOW, make_arrears, make_case, officer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_case, make_arrears])
def test_a_payment_is_not_older_than_the_matter(make):
    with pytest.raises(Invalid) as refusal:
        add_payment(
            record=make(Status.APPROVED),
            paid_on="1918-10-09",
            amount="1万",
            document="凭证",
            by=officer(Role.CLERK),
            at=NOW,
        )
    assert list(refusal.value.errors) == ["paid_on"]


def test_a_settlement_is_not_older_than_the_judgment():
    with pytest.raises(Invalid) as refusal:
        add_settlement(
            record=make_case(Status.APPROVED),
            agreed_on="2008-10-09",
            amount="1万",
            document="协议",
            terms="一次付清",
            by=officer(Role.CLERK),
            at=NOW,
        )
    assert list(refusal.value.errors) == ["agreed_on"]
