from datetime import date

import pytest

from accounts.enums import Reach, Role
from accounts.exceptions import ScopeForgotten
from records.actions.case_plans import save_plan
from records.actions.instalments import save_repayment_plan
from records.actions.payments import add_payment
from records.enums import Status
from records.models import Record
from tests.records.factories import NOW, make_arrears, make_case, make_return, officer

pytestmark = pytest.mark.django_db


def everything():
    return Record.objects.unscoped("test")


@pytest.mark.parametrize(
    "ask", [list, len, bool, lambda q: q.count(), lambda q: q.first(), lambda q: q.update(title="")]
)
def test_reading_without_a_scope_raises(ask):
    make_case()
    with pytest.raises(ScopeForgotten):
        ask(Record.objects.filter(status=Status.DRAFT))


def test_each_officer_sees_the_own_reach():
    here, there = make_case(), make_case(code="210106")
    clerk = officer(Role.CLERK)
    assert list(Record.objects.for_officer(clerk)) == [here]
    assert list(Record.objects.for_officer(officer(Role.CLERK, "210106"))) == [there]
    city = officer(Role.SUPERVISOR, "210100", reach=Reach.CITY)
    assert set(Record.objects.for_officer(city)) == {here, there}


def test_states():
    records = {status: make_case(status) for status in list(Status)[:5]}
    filed = make_return("2018-09")
    unlisted = make_case(Status.APPROVED, handling="lost", listed_on="", situation="")
    assert set(everything().drafts()) == {records[Status.DRAFT], records[Status.RETURNED]}
    assert list(everything().returned()) == [records[Status.RETURNED]]
    assert list(everything().awaiting_review()) == [records[Status.SUBMITTED]]
    assert list(everything().published()) == [records[Status.PUBLISHED]]
    assert list(everything().awaiting_publication()) == [records[Status.APPROVED]]
    assert set(everything().counted()) == {
        records[Status.APPROVED],
        records[Status.PUBLISHED],
        filed,
        unlisted,
    }
    assert list(everything().in_ledger("monthly_return")) == [filed]


def test_ones_own_records_are_left_out():
    record = make_case(Status.SUBMITTED)
    assert list(everything().not_by(officer(Role.REVIEWER))) == [record]
    assert list(everything().not_by(officer(Role.CLERK))) == []


def test_what_lags_behind_in_public():
    record, other = make_arrears(Status.PUBLISHED), make_arrears(Status.APPROVED)
    for row in (record, other):
        add_payment(record=row, paid_on="2018-10-08", amount=1, document="凭证", by=officer(Role.CLERK), at=NOW)
    assert list(everything().stale_on_public_site()) == [record]


def test_what_is_overdue():
    clerk = officer(Role.CLERK)
    case, debt, waiting = make_case(Status.APPROVED), make_arrears(Status.APPROVED), make_case(Status.SUBMITTED)
    save_plan(record=case, data={"deadline": "2018-11-30"}, milestones=[], by=clerk, at=NOW)
    save_repayment_plan(record=debt, instalments=[("2018-10-31", "1万"), ("2018-11-01", 1)], by=clerk, at=NOW)
    assert list(everything().overdue(on=date(2018, 10, 31))) == []
    assert list(everything().overdue(on=date(2018, 11, 5))) == [debt]
    assert set(everything().overdue(on=date(2018, 12, 1))) == {case, debt, waiting}


def test_disclosures_due_to_end():
    record = make_arrears(Status.PUBLISHED)
    add_payment(record=record, paid_on="2018-10-08", amount="300万", document="凭证", by=officer(Role.CLERK), at=NOW)
    assert list(everything().disclosure_due_to_end(date(2018, 10, 10))) == []
    assert list(everything().disclosure_due_to_end(date(2018, 10, 11))) == [record]
