"""Payments, handling, plans: each form calls its action, tells every error, and never enters anything twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from records.enums import Handling, Status
from tests.records.factories import make_arrears, make_case, make_return
from tests.records.views.words import marked, page, stored, told

pytestmark = pytest.mark.django_db


def test_a_payment(clerk: Client) -> None:
    record = make_arrears(Status.APPROVED)
    address = page(record, "payments/new/")
    sent = marked(clerk, address, paid_on="2018年9月30日", amount="50万", document="凭证 1")
    response = clerk.post(address, sent)
    assert response.headers["Location"] == f"{page(record)}#payments"
    payment = record.payments.get()
    assert (payment.paid_on, payment.amount) == (date(2018, 9, 30), Decimal("500000.00"))
    shown = clerk.get(page(record)).context["standing"]
    assert (shown.paid, shown.unpaid) == (Decimal("500000.00"), Decimal("2500000.00"))


def test_a_payment_that_is_sent_twice_is_entered_once(clerk: Client) -> None:
    record = make_arrears(Status.APPROVED)
    address = page(record, "payments/new/")
    sent = marked(clerk, address, paid_on="2018-09-30", amount="50万", document="凭证 1")
    clerk.post(address, sent)
    response = clerk.post(address, sent)
    assert response.status_code == 409
    assert record.payments.count() == 1
    assert response.context["form"]["amount"].value() == "50万"
    assert clerk.post(address, {**sent, "mark": response.context["form"]["mark"].value()}).status_code == 302


def test_every_error_of_a_payment_at_its_field(clerk: Client) -> None:
    record = make_arrears(Status.APPROVED)
    address = page(record, "payments/new/")
    response = clerk.post(address, marked(clerk, address, paid_on="", amount="400万", document=""))
    assert response.status_code == 422
    assert dict(response.context["form"].errors) == {
        "paid_on": ["请填写支付日期。"],
        "document": ["请填写支付凭证。"],
        "amount": ["支付金额超过未付余额 3,000,000.00 元，请核对。"],
    }


def test_retracting_a_payment_asks_why(clerk: Client) -> None:
    record = make_arrears(Status.APPROVED)
    address = page(record, "payments/new/")
    clerk.post(address, marked(clerk, address, paid_on="2018-09-30", amount="50万", document="凭证 1"))
    retract = page(record, f"payments/{record.payments.get().pk}/retract/")
    assert clerk.post(retract, marked(clerk, retract, reason=" ")).status_code == 422
    assert clerk.post(retract, marked(clerk, retract, reason="重复登记")).status_code == 302
    assert record.payments.get().retracted_reason == "重复登记"
    assert clerk.get(page(record)).context["standing"].paid == Decimal(0)


def test_handling_offers_only_what_may_follow(clerk: Client) -> None:
    record = make_case(Status.APPROVED)
    address = page(record, "handling/new/")
    form = clerk.get(address).context["form"]
    assert [code for code, _ in form.fields["state"].widget.choices] == ["", "rectifying", "settling", "performed"]
    clerk.post(address, marked(clerk, address, state="rectifying", happened_on="2018-10-01"))
    assert stored(record).default_case.handling == Handling.RECTIFYING
    retract = page(record, f"handling/{record.handling_steps.get().pk}/retract/")
    clerk.post(retract, marked(clerk, retract, reason="登记有误"))
    assert stored(record).default_case.handling == Handling.LISTED


def test_settlement_removal_and_the_courts_deletion(clerk: Client) -> None:
    record = make_case(Status.APPROVED)
    settle = page(record, "settlements/new/")
    values = {"agreed_on": "2018-09-01", "amount": "100万", "document": "和解协议", "terms": "三期付清"}
    clerk.post(settle, marked(clerk, settle, **values))
    handle = page(record, "handling/new/")
    clerk.post(handle, marked(clerk, handle, state="settling", happened_on="2018-09-02"))
    apply = page(record, "removals/new/")
    clerk.post(apply, marked(clerk, apply, applied_on="2018-09-10", document="申请书"))
    delete = page(record, "removals/deletion/")
    clerk.post(delete, marked(clerk, delete, deleted_on="2018-09-20", document="删除决定"))
    record = stored(record)
    assert record.default_case.handling == Handling.COURT_DELETED
    assert record.disclosure_ends_on == date(2018, 9, 26)  # three working days; 22 to 24 September off
    assert [clock.label for clock in clerk.get(page(record)).context["clocks"]] == ["公示结束"]


def test_a_plan_with_rows_that_are_filled_and_empty(clerk: Client) -> None:
    record = make_case(Status.APPROVED)
    address = page(record, "plan/")
    values = {"cause": "funds", "route": "full", "funds": "预算", "leader": "甲", "handler": "乙"}
    rows = {"milestones-2-title": "落实资金", "milestones-2-due_on": "2018-13-01"}
    response = clerk.post(address, marked(clerk, address, **values, **rows, deadline="2018-12-31"))
    assert set(response.context["form"].errors) == {"milestones-2-due_on"}
    rows["milestones-2-due_on"] = "2018-11-30"
    clerk.post(address, marked(clerk, address, **values, **rows, deadline="2018-12-31"))
    assert record.case_plan.complete
    step = record.case_plan.milestones.get()
    done = page(record, f"milestones/{step.pk}/")
    clerk.post(done, marked(clerk, done, done_on="2018-10-01", evidence="拨款通知"))
    step.refresh_from_db()
    assert (step.done_on, step.evidence) == (date(2018, 10, 1), "拨款通知")


def test_more_rows_keep_what_was_typed(clerk: Client) -> None:
    record = make_arrears(Status.APPROVED)
    address = page(record, "instalments/")
    sent = marked(clerk, address, **{"instalments-0-due_on": "2018-12-01", "instalments-2-amount": ""}, more="1")
    form = clerk.post(address, sent).context["form"]
    assert len(form.table()) == 6
    assert form["instalments-0-due_on"].value() == "2018-12-01"
    assert record.instalments.count() == 0


def test_a_repayment_plan_against_payments(clerk: Client) -> None:
    record = make_arrears(Status.APPROVED)
    address = page(record, "instalments/")
    rows = {"instalments-0-due_on": "2018-06-30", "instalments-0-amount": "100万"}
    rows |= {"instalments-2-due_on": "2099-12-31", "instalments-2-amount": "200万"}
    assert clerk.post(address, marked(clerk, address, **rows)).status_code == 302
    pay = page(record, "payments/new/")
    clerk.post(pay, marked(clerk, pay, paid_on="2018-09-30", amount="120万", document="凭证"))
    lines = clerk.get(page(record)).context["instalments"]
    assert [(line.covered, line.state) for line in lines] == [
        (Decimal("1000000.00"), "paid"),
        (Decimal("200000.00"), "part"),
    ]


def test_the_creditors_confirmation(clerk: Client) -> None:
    record = make_arrears(Status.APPROVED)
    address = page(record, "confirmation/")
    clerk.post(address, marked(clerk, address, confirmed_on="2018-10-01", document="确认函"))
    assert stored(record).arrears.confirmed_document == "确认函"


@pytest.mark.parametrize("path", ["payments/new/", "plan/", "instalments/"])
def test_an_event_that_is_not_possible_leads_back_with_the_reason(clerk: Client, path: str) -> None:
    record = make_return("2018-09", Status.APPROVED)
    response = clerk.get(page(record, path))
    assert response.headers["Location"] == page(record)
    assert told(response)[0].startswith("记录状态为“已审核”，现在不能办理")


def test_interest_is_shown_with_its_rate(clerk: Client) -> None:
    standing = clerk.get(page(make_arrears(Status.APPROVED))).context["standing"]
    assert standing.rate == Decimal("0.05")
    days = (standing.on - date(2017, 12, 31)).days
    assert standing.interest == Decimal(3_000_000) * days * Decimal("0.0005")
