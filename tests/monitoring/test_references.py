"""What a public report says of a record beside its number."""

import pytest

from monitoring.queries import record_references
from records.actions.payments import add_payment
from records.actions.publishing import amend_publication, withdraw_record
from records.enums import Status, WithdrawalReason
from tests.records.factories import NOW, Role, make_arrears, make_case, officer

pytestmark = pytest.mark.django_db


def test_day_and_amount_are_those_of_the_public_copy():
    case, debt = make_case(Status.PUBLISHED), make_arrears(Status.PUBLISHED)
    assert record_references([case.number, debt.number]) == {
        case.number: {"ledger": "default_case", "occurred_on": "2018-05-02", "amount": "1000000.00"},
        debt.number: {"ledger": "arrears", "occurred_on": "2017-12-31", "amount": "3000000.00"},
    }


def test_a_payment_counts_once_it_is_public():
    debt = make_arrears(Status.PUBLISHED)
    add_payment(record=debt, paid_on="2018-10-08", amount="100万", document="凭证", by=officer(Role.CLERK), at=NOW)
    assert record_references([debt.number])[debt.number]["amount"] == "3000000.00"
    amend_publication(record=debt, by=officer(Role.PUBLISHER), at=NOW)
    assert record_references([debt.number])[debt.number]["amount"] == "2000000.00"


def test_of_what_is_not_public_nothing_is_said():
    hidden, gone = make_arrears(Status.APPROVED), make_arrears(Status.PUBLISHED)
    reason = WithdrawalReason.DUPLICATE
    withdraw_record(record=gone, by=officer(Role.PUBLISHER), at=NOW, reason_kind=reason)
    assert record_references([hidden.number, gone.number]) == {}
