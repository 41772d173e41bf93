"""A default case through the states that follow the court."""

from datetime import date

import pytest

from accounts.actions.publishing import publish_registers
from accounts.enums import Role
from records.actions.court_removals import apply_for_removal, record_court_deletion
from records.actions.handling import move_case, retract_step
from records.actions.payments import add_payment
from records.actions.publishing import end_due_disclosures, publish_record
from records.actions.settlements import add_settlement, retract_settlement
from records.enums import FactKind, Handling, Status
from records.exceptions import Invalid, TransitionRefused
from records.models import Fact
from tests.records.factories import NOW, at, make_arrears, make_case, officer

pytestmark = pytest.mark.django_db


def early_case(status=Status.APPROVED):
    return make_case(status, handling="lost", listed_on="", situation="")


def move(record, state, on="2018-10-01", when=NOW, **more):
    by = officer(Role.CLERK)
    step = move_case(record=record, state=state, happened_on=on, by=by, at=when, **({"document": "文书"} | more))
    record.refresh_from_db()
    record.default_case.refresh_from_db()
    return step


def settle(record, **changes):
    values = {
        "agreed_on": "2018-06-01",
        "amount": "90万",
        "document": "执行和解协议",
        "terms": "分两期",
        "confirmed_on": "2018-06-02",
    }
    return add_settlement(record=record, by=officer(Role.CLERK), at=NOW, **(values | changes))


def delete(record, on="2018-10-08", when=NOW):
    return record_court_deletion(record=record, deleted_on=on, document="删除决定书", by=officer(Role.CLERK), at=when)


def days(record, kind):
    return [str(d) for d in Fact.objects.filter(record=record, kind=kind).live().values_list("happened_on", flat=True)]


def test_listing_sets_date_situation_and_fact():
    record = early_case()
    assert days(record, FactKind.LISTED) == []
    move(record, "execution")
    move(record, "listed", situation="refuses_to_perform", on="2018-10-09")
    assert (record.default_case.listed_on, record.default_case.handling) == (date(2018, 10, 9), Handling.LISTED)
    assert record.default_case.situation == "refuses_to_perform"
    assert days(record, FactKind.LISTED) == ["2018-10-09"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"state": "listed"}, "situation"),
        ({"state": "listed", "situation": "other"}, "situation"),
        ({"state": "listed", "situation": "obstructs", "document": ""}, "document"),
        ({"state": "execution", "on": "2018-10-11"}, "happened_on"),
        ({"state": "execution", "on": "2017-08-31"}, "happened_on"),
        ({"state": "settling"}, "state"),
        ({"state": "nonsense"}, "state"),
    ],
)
def test_what_a_step_needs(values, field):
    with pytest.raises(Invalid) as refusal:
        move(early_case(), **values)
    assert list(refusal.value.errors) == [field]


def test_a_step_does_not_come_before_the_one_it_follows():
    record = early_case()
    move(record, "execution", on="2018-10-01")
    with pytest.raises(Invalid, match="不能早于上一步"):
        move(record, "performed", on="2018-09-30")


@pytest.mark.parametrize("state", ["removal_requested", "court_deleted"])
def test_removal_has_actions_of_its_own(state):
    with pytest.raises(TransitionRefused, match="销案"):
        move(make_case(Status.APPROVED), state)


def test_steps_out_of_order_are_refused():
    with pytest.raises(TransitionRefused, match="不能直接变为"):
        move(make_case(Status.APPROVED), "execution")


def test_the_whole_road_to_deletion():
    record = make_case(Status.PUBLISHED)
    settle(record)
    move(record, "settling", on="2018-06-01")
    add_payment(record=record, paid_on="2018-09-01", amount="90万", document="凭证", by=officer(Role.CLERK), at=NOW)
    move(record, "performed", on="2018-09-01")
    apply_for_removal(record=record, applied_on="2018-09-10", document="销案申请", by=officer(Role.CLERK), at=NOW)
    record.default_case.refresh_from_db()
    assert record.default_case.handling == Handling.REMOVAL_REQUESTED
    delete(record)
    record.refresh_from_db()
    record.default_case.refresh_from_db()
    assert record.default_case.handling == Handling.COURT_DELETED
    assert days(record, FactKind.COURT_DELETED) == ["2018-10-08"]
    assert record.disclosure_ends_on == date(2018, 10, 11)
    states = list(record.handling_steps.values_list("state", flat=True))
    assert states == ["settling", "performed", "removal_requested", "court_deleted"]


def test_removal_is_not_asked_for_before_performance():
    with pytest.raises(TransitionRefused):
        apply_for_removal(
            record=make_case(Status.APPROVED), applied_on="2018-10-01", document="申请", by=officer(Role.CLERK), at=NOW
        )


def test_deletion_does_not_come_before_listing():
    with pytest.raises(Invalid, match="不能早于纳入名单日期"):
        delete(make_case(Status.APPROVED), on="2018-05-01")


def test_a_deleted_case_that_ended_can_be_listed_and_published_again():
    record = make_case(Status.PUBLISHED)
    delete(record)
    end_due_disclosures(on=date(2018, 10, 11), at=at(2018, 10, 11))
    record.refresh_from_db()
    assert (record.status, str(record.ended_on)) == (Status.REPAIRED, "2018-10-11")
    assert days(record, FactKind.REPAIRED) == ["2018-10-11"]
    move(record, "listed", on="2018-12-01", when=at(2018, 12, 3))
    assert (record.status, record.ended_on, record.disclosure_ends_on) == (Status.APPROVED, None, None)
    assert days(record, FactKind.LISTED) == ["2018-05-02", "2018-12-01"]
    assert days(record, FactKind.REPAIRED) == []
    again = publish_record(record=record, by=officer(Role.PUBLISHER), at=at(2018, 12, 4))
    assert (again.status, again.revision) == (Status.PUBLISHED, 2)


def test_the_last_step_can_be_taken_back():
    record, clerk = early_case(), officer(Role.CLERK)
    first = move(record, "execution", on="2018-10-01")
    settle(record)
    second = move(record, "settling", on="2018-10-02")
    with pytest.raises(TransitionRefused, match="最后一步"):
        retract_step(step=first, reason="误", by=clerk, at=NOW)
    retract_step(step=second, reason="误录", by=clerk, at=NOW)
    retract_step(step=first, reason="误录", by=clerk, at=NOW)
    record.default_case.refresh_from_db()
    assert record.default_case.handling == Handling.LOST


def test_a_listing_is_taken_back_with_its_date_and_fact_until_it_is_public():
    record, clerk = early_case(), officer(Role.CLERK)
    step = move(record, "listed", situation="obstructs")
    publish_registers(at=NOW)
    retract_step(step=step, reason="法院尚未列入", by=clerk, at=NOW)
    record.default_case.refresh_from_db()
    assert (record.default_case.handling, record.default_case.listed_on) == (Handling.LOST, None)
    assert days(record, FactKind.LISTED) == []
    again = move(record, "listed", on="2018-10-02")
    publish_record(record=record, by=officer(Role.PUBLISHER), at=NOW)
    with pytest.raises(TransitionRefused, match="正在公示"):
        retract_step(step=again, reason="误录", by=clerk, at=NOW)


def test_a_deletion_is_taken_back_with_its_row_its_fact_and_its_clock():
    record = make_case(Status.PUBLISHED)
    delete(record)
    step = record.handling_steps.get(state="court_deleted")
    retract_step(step=step, reason="误录", by=officer(Role.CLERK), at=NOW)
    record.refresh_from_db()
    record.default_case.refresh_from_db()
    assert (record.default_case.handling, record.disclosure_ends_on) == (Handling.LISTED, None)
    assert record.court_removals.get().retracted_reason == "误录"
    assert days(record, FactKind.COURT_DELETED) == []


def test_settlements_are_checked_and_can_be_retracted():
    record = make_case(Status.APPROVED)
    with pytest.raises(Invalid) as refusal:
        settle(record, amount="", document="", terms="", confirmed_on="2018-05-31")
    assert list(refusal.value.errors) == ["amount", "document", "terms", "confirmed_on"]
    row = settle(record)
    retract_settlement(settlement=row, reason="协议未生效", by=officer(Role.CLERK), at=NOW)
    with pytest.raises(Invalid, match="请先登记执行和解"):
        move(record, "settling", on="2018-10-01")


def test_arrears_have_no_handling():
    with pytest.raises(TransitionRefused, match="没有这项登记"):
        move(make_arrears(Status.APPROVED), "performed")
