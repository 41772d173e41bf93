from datetime import date
from decimal import Decimal

import pytest

from accounts.enums import Role
from records.actions.payments import add_payment, outstanding, retract_payment
from records.enums import FactKind, Status
from records.exceptions import Invalid, NotAllowed, TransitionRefused
from records.models import Fact, Payment
from tests.records.factories import NOW, make_arrears, make_case, make_return, officer

pytestmark = pytest.mark.django_db


def pay(record, amount, on="2018-10-08", **more):
    return add_payment(
        record=record, paid_on=on, amount=amount, document="支付凭证", by=officer(Role.CLERK), at=NOW, **more
    )


def paid_facts(record):
    facts = Fact.objects.filter(record=record, kind=FactKind.PAID).live().order_by("id")
    return [(str(f.happened_on), f.amount) for f in facts]


def test_a_payment_lowers_the_debt_and_counts():
    record = make_arrears(Status.APPROVED)
    payment = pay(record, "100万元", on="2018年10月8日")
    assert (payment.amount, payment.paid_on) == (Decimal("1000000.00"), date(2018, 10, 8))
    assert outstanding(record) == Decimal("2000000.00")
    assert paid_facts(record) == [("2018-10-08", Decimal("1000000.00"))]


def test_two_equal_payments_on_one_day_count_twice():
    record = make_arrears(Status.APPROVED)
    pay(record, "1万")
    pay(record, "1万")
    assert paid_facts(record) == [("2018-10-08", Decimal("10000.00"))] * 2


def test_paying_in_full_starts_the_clock_of_three_working_days():
    record = make_arrears(Status.PUBLISHED)
    pay(record, "300万")
    record.refresh_from_db()
    assert record.disclosure_ends_on == date(2018, 10, 11)
    assert record.stale_since == NOW


def test_a_retracted_payment_stops_the_clock_and_its_fact():
    record, clerk = make_arrears(Status.APPROVED), officer(Role.CLERK)
    payment = pay(record, "300万")
    retract_payment(payment=payment, reason="银行退回", by=clerk, at=NOW)
    record.refresh_from_db()
    assert record.disclosure_ends_on is None
    assert paid_facts(record) == []
    assert outstanding(record) == Decimal("3000000.00")
    with pytest.raises(TransitionRefused, match="已经撤回"):
        retract_payment(payment=payment, reason="再次", by=clerk, at=NOW)


def test_payments_on_a_case_change_what_is_unpaid_and_no_facts():
    record = make_case(Status.APPROVED)
    pay(record, "40万")
    assert outstanding(record) == Decimal("600000.00")
    assert paid_facts(record) == []


@pytest.mark.parametrize(
    ("amount", "on", "document", "field", "words"),
    [
        ("3000000.01", "2018-10-08", "凭证", "amount", "超过未付余额 3,000,000.00 元"),
        ("0", "2018-10-08", "凭证", "amount", "须大于零"),
        ("若干", "2018-10-08", "凭证", "amount", "看不懂|请写成"),
        ("", "2018-10-08", "凭证", "amount", "请填写支付金额"),
        ("1", "2018-10-11", "凭证", "paid_on", "晚于今天"),
        ("1", "", "凭证", "paid_on", "请填写支付日期"),
        ("1", "2018-10-08", " ", "document", "请填写支付凭证"),
        ("1", "2018-10-08", "长" * 201, "document", "最多 200 个字"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(amount, on, document, field, words):
    record = make_arrears(Status.APPROVED)
    with pytest.raises(Invalid) as refusal:
        add_payment(record=record, paid_on=on, amount=amount, document=document, by=officer(Role.CLERK), at=NOW)
    assert list(refusal.value.errors) == [field]
    assert any(word in refusal.value.errors[field][0] for word in words.split("|"))
    assert not Payment.objects.exists()


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.WITHDRAWN])
def test_only_reviewed_records_take_payments(status):
    with pytest.raises(TransitionRefused):
        pay(make_arrears(status), "1")


def test_a_return_takes_none_and_other_roles_enter_none():
    with pytest.raises(TransitionRefused, match="没有这项登记"):
        pay(make_return("2018-09"), "1")
    for user in (officer(Role.REVIEWER), officer(Role.CLERK, "210106")):
        with pytest.raises(NotAllowed):
            add_payment(
                record=make_arrears(Status.APPROVED), paid_on="2018-10-08", amount=1, document="证", by=user, at=NOW
            )
