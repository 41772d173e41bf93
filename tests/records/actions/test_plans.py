"""一案一策, repayment plans and the creditor's confirmation."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.enums import Role
from records.actions.case_plans import finish_milestone, save_plan
from records.actions.confirmations import confirm_by_creditor
from records.actions.instalments import save_repayment_plan
from records.actions.payments import add_payment
from records.enums import FactKind, Status
from records.exceptions import Invalid, TransitionRefused
from records.ledgers.arrears import plan_progress, unpaid_principal
from records.models import Fact
from tests.records.factories import NOW, at, make_arrears, make_case, officer

pytestmark = pytest.mark.django_db
PLAN = {
    "cause": "资金不足",
    "route": "instalments",
    "funds": "年度预算",
    "leader": "示例领导",
    "handler": "示例承办人",
    "deadline": "2019-06-30",
}
STEPS = [{"title": "落实资金", "due_on": "2018-12-31"}, {"title": "付清", "due_on": "2019-06-30"}]


def plan(record, data=None, steps=STEPS, when=NOW):
    by = officer(Role.CLERK)
    return save_plan(record=record, data=PLAN if data is None else data, milestones=steps, by=by, at=when)


def facts(record, kind):
    rows = Fact.objects.filter(record=record, kind=kind).live().order_by("happened_on")
    return [(str(f.happened_on), f.amount) for f in rows]


def test_a_plan_counts_once_it_is_complete():
    record = make_case(Status.APPROVED)
    assert not plan(record, data=PLAN | {"funds": ""}).complete
    assert not plan(record, steps=[]).complete
    assert facts(record, FactKind.PLAN_COMPLETE) == []
    complete = plan(record, when=at(2018, 10, 12))
    assert (complete.complete, complete.completed_on) == (True, date(2018, 10, 12))
    assert facts(record, FactKind.PLAN_COMPLETE) == [("2018-10-12", None)]


def test_only_what_the_public_reads_asks_for_a_new_public_revision():
    case, debt = make_case(Status.PUBLISHED), make_arrears(Status.PUBLISHED)
    plan(case)
    save_repayment_plan(record=debt, instalments=[("2018-12-31", "300万")], by=officer(Role.CLERK), at=NOW)
    case.refresh_from_db()
    debt.refresh_from_db()
    assert (case.stale_since, debt.stale_since) == (None, NOW)


def test_the_day_of_completion_stays_while_the_plan_is_changed():
    record = make_case(Status.APPROVED)
    plan(record, when=at(2018, 10, 12))
    later = plan(record, data=PLAN | {"leader": "另一领导"}, when=at(2018, 11, 1))
    assert later.completed_on == date(2018, 10, 12)
    assert not plan(record, steps=[], when=at(2018, 11, 2)).complete
    assert facts(record, FactKind.PLAN_COMPLETE) == []


def test_errors_of_a_plan_name_field_and_row():
    with pytest.raises(Invalid) as refusal:
        plan(
            make_case(Status.APPROVED),
            data=PLAN | {"route": "拖", "deadline": "明年", "extra": 1},
            steps=[
                {"title": "", "due_on": "2018-13-01"},
                {"title": "完", "due_on": "2018-11-01", "done_on": "2018-10-01"},
            ],
        )
    assert set(refusal.value.errors) == {
        "route",
        "deadline",
        "extra",
        "milestones-0-title",
        "milestones-0-due_on",
        "milestones-1-evidence",
    }


def test_a_milestone_is_reached_with_evidence():
    record = make_case(Status.APPROVED)
    milestone = plan(record).milestones.first()
    with pytest.raises(Invalid) as refusal:
        finish_milestone(milestone=milestone, done_on="2018-10-11", evidence="", by=officer(Role.CLERK), at=NOW)
    assert list(refusal.value.errors) == ["done_on", "evidence"]
    done = finish_milestone(
        milestone=milestone, done_on="2018-10-10", evidence="拨款通知", by=officer(Role.CLERK), at=NOW
    )
    assert (done.done_on, done.evidence) == (date(2018, 10, 10), "拨款通知")


def repay(record, *rows, when=NOW):
    return save_repayment_plan(record=record, instalments=rows, by=officer(Role.CLERK), at=when)


def test_a_repayment_plan_counts_by_its_days_and_is_replaced_as_a_whole():
    record = make_arrears(Status.APPROVED)
    repay(record, ("2018-12-31", "100万"), ("2018-11-30", "50万"))
    assert facts(record, FactKind.PLANNED) == [
        ("2018-11-30", Decimal("500000.00")),
        ("2018-12-31", Decimal("1000000.00")),
    ]
    repay(record, ("2018-12-31", "100万"), ("2019-01-31", "50万"))
    assert facts(record, FactKind.PLANNED) == [
        ("2018-12-31", Decimal("1000000.00")),
        ("2019-01-31", Decimal("500000.00")),
    ]
    assert Fact.objects.filter(record=record, kind=FactKind.PLANNED).count() == 3


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ([("2018-12-31", "300万"), ("2019-01-31", "1")], "instalments"),
        ([("2018-12-31", "1"), ("2018-12-31", "1")], "instalments-1-due_on"),
        ([("", "1")], "instalments-0-due_on"),
        ([("2018-12-31", "零")], "instalments-0-amount"),
    ],
)
def test_errors_of_a_repayment_plan(rows, field):
    with pytest.raises(Invalid) as refusal:
        repay(make_arrears(Status.APPROVED), *rows)
    assert list(refusal.value.errors) == [field]


def test_progress_of_a_plan_and_what_is_unpaid_on_a_day():
    record, clerk = make_arrears(Status.APPROVED), officer(Role.CLERK)
    assert plan_progress(record) is None
    repay(record, ("2018-12-31", "150万"))
    add_payment(record=record, paid_on="2018-10-09", amount="50万", document="凭证", by=clerk, at=NOW)
    assert plan_progress(record) == "33"
    assert unpaid_principal(record, date(2018, 10, 8)) == Decimal("3000000.00")
    assert unpaid_principal(record, date(2018, 10, 9)) == Decimal("2500000.00")


def test_the_creditor_confirms_with_day_and_paper():
    record, clerk = make_arrears(Status.APPROVED), officer(Role.CLERK)
    with pytest.raises(Invalid) as refusal:
        confirm_by_creditor(record=record, confirmed_on="2018-10-11", document="", by=clerk, at=NOW)
    assert list(refusal.value.errors) == ["confirmed_on", "document"]
    debt = confirm_by_creditor(record=record, confirmed_on="2018-10-10", document="确认函", by=clerk, at=NOW)
    assert (debt.confirmed_on, debt.confirmed_document) == (date(2018, 10, 10), "确认函")


def test_plans_belong_to_their_ledger():
    with pytest.raises(TransitionRefused):
        plan(make_arrears(Status.APPROVED))
    with pytest.raises(TransitionRefused):
        repay(make_case(Status.APPROVED), ("2018-12-31", "1"))
