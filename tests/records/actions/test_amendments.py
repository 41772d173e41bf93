"""A correction waits beside the record until it is reviewed, and in public until it is published."""

from decimal import Decimal

import pytest

from accounts.enums import Reach, Role
from disclosure.publication import published_digests
from records.actions.amendments import (
    approve_amendment,
    drop_amendment,
    propose_amendment,
    return_amendment,
    revise_amendment,
)
from records.actions.drafting import save_record
from records.actions.handling import move_case
from records.actions.publishing import amend_publication, publish_record, withdraw_record
from records.actions.workflow import approve_record, submit_record
from records.enums import Action, AmendmentState, Status
from records.exceptions import Invalid, NotAllowed, TransitionRefused, VersionConflict
from records.ledgers import from_detail, get_ledger
from records.models import Record, Transition
from records.queries.desk import amendments_to_review
from tests.accounts.factories import OfficerFactory
from tests.records.factories import NOW, at, case_data, make_arrears, make_case, make_return, office, officer

pytestmark = pytest.mark.django_db


def propose(record, *, by=None, note="金额更正", version=None, **changes):
    data = from_detail(get_ledger(record.ledger), record) | changes
    expected = record.version if version is None else version
    return propose_amendment(
        record=record, data=data, note=note, by=by or officer(Role.CLERK), at=NOW, expected_version=expected
    )


def approve(amendment, by=None):
    return approve_amendment(amendment=amendment, by=by or officer(Role.REVIEWER), at=NOW)


def fresh(record):
    record.refresh_from_db()
    record.detail.refresh_from_db()
    return record


def test_nothing_moves_before_the_review():
    record = make_case(Status.PUBLISHED)
    public = published_digests()
    amendment = propose(record, due_amount="110万")
    assert amendment.state == AmendmentState.SUBMITTED
    assert fresh(record).default_case.due_amount == Decimal("1200000.00")
    assert published_digests() == public


def test_review_puts_it_into_force_and_publication_makes_it_public(seal):
    record = make_case(Status.PUBLISHED)
    public = published_digests()
    amendment = approve(propose(record, due_amount="110万"))
    assert (amendment.state, amendment.reviewed_by) == (AmendmentState.APPROVED, officer(Role.REVIEWER))
    assert fresh(record).default_case.due_amount == Decimal("1100000.00")
    assert (record.status, record.stale_since) == (Status.PUBLISHED, NOW)
    assert published_digests() == public
    amended = amend_publication(record=record, by=officer(Role.PUBLISHER), at=NOW)
    seal()
    assert (amended.status, amended.revision, amended.stale_since) == (Status.AMENDED, 2, None)
    assert published_digests() != public
    amendment.refresh_from_db()
    assert (amendment.state, amendment.published_by) == (AmendmentState.DONE, officer(Role.PUBLISHER))


def test_the_history_keeps_the_corrected_content():
    record = make_case(Status.APPROVED)
    approve(propose(record, due_amount="110万"))
    row = Transition.objects.get(record=record, action=Action.CORRECT)
    assert (row.reason, row.snapshot["due_amount"]) == ("金额更正", "1100000.00")


def test_an_unpublished_record_is_corrected_by_the_review_alone():
    record = make_return("2018-09")
    amendment = approve(propose(record, civil_servants=1300))
    assert amendment.state == AmendmentState.DONE
    assert fresh(record).monthly_return.civil_servants == 1300
    assert str(record.monthly_return.filed_on) == "2018-10-10"


def test_a_correction_is_complete_valid_changed_and_explained():
    record = make_case(Status.APPROVED)
    for changes, field in (
        ({"due_amount": ""}, "due_amount"),
        ({"paid_amount": "1300万"}, "paid_amount"),
        ({"note": " ", "due_amount": "110万"}, "note"),
        ({}, ""),
    ):
        with pytest.raises(Invalid) as refusal:
            propose(record, **changes)
        assert list(refusal.value.errors) == [field]


def test_what_moves_by_steps_is_not_corrected():
    record, clerk = make_case(Status.APPROVED), officer(Role.CLERK)
    move_case(record=record, state="rectifying", happened_on="2018-06-01", by=clerk, at=NOW)
    amendment = propose(fresh(record), handling="listed", court="沈阳市中级人民法院")
    approve(amendment)
    case = fresh(record).default_case
    assert (case.handling, str(case.listed_on), case.court) == ("rectifying", "2018-05-02", "沈阳市中级人民法院")


def test_a_listing_date_is_corrected_unless_a_step_entered_it():
    record = make_case(Status.APPROVED)
    approve(propose(record, listed_on="2018-05-03"))
    assert str(fresh(record).default_case.listed_on) == "2018-05-03"
    early, clerk = make_case(Status.APPROVED, handling="lost", listed_on="", situation=""), officer(Role.CLERK)
    move_case(
        record=early,
        state="listed",
        happened_on="2018-06-01",
        document="决定书",
        situation="obstructs",
        by=clerk,
        at=NOW,
    )
    approve(propose(fresh(early), listed_on="2018-06-02", court="沈阳市中级人民法院"))
    assert str(fresh(early).default_case.listed_on) == "2018-06-01"


def test_one_correction_at_a_time_and_from_the_current_version():
    record = make_case(Status.APPROVED)
    with pytest.raises(VersionConflict):
        propose(record, version=record.version - 1, due_amount="110万")
    first = propose(record, due_amount="110万")
    with pytest.raises(TransitionRefused, match="已有一份更正"):
        propose(record, due_amount="100万")
    drop_amendment(amendment=first, by=officer(Role.CLERK), at=NOW)
    assert propose(record, due_amount="100万").state == AmendmentState.SUBMITTED


def test_a_returned_correction_is_handed_in_again():
    record = make_case(Status.APPROVED)
    amendment = propose(record, due_amount="110万")
    with pytest.raises(Invalid):
        return_amendment(amendment=amendment, by=officer(Role.REVIEWER), at=NOW)
    returned = return_amendment(
        amendment=amendment, by=officer(Role.REVIEWER), at=NOW, field_reasons={"due_amount": "附裁定书"}
    )
    assert (returned.state, returned.field_reasons) == (AmendmentState.RETURNED, {"due_amount": "附裁定书"})
    with pytest.raises(TransitionRefused):
        approve(returned)
    data = from_detail(get_ledger("default_case"), record) | {"due_amount": "105万"}
    again = revise_amendment(amendment=returned, data=data, note="附裁定书", by=officer(Role.CLERK), at=NOW)
    approve(again)
    assert fresh(record).default_case.due_amount == Decimal("1050000.00")


def test_a_record_published_meanwhile_is_still_corrected():
    record = make_case(Status.PUBLISHED)
    other = make_arrears(Status.APPROVED)
    amendment = propose(other, overdue_principal="200万")
    publish_record(record=other, by=officer(Role.PUBLISHER), at=NOW)
    assert approve(amendment).state == AmendmentState.APPROVED
    assert fresh(other).stale_since == NOW
    assert fresh(record).stale_since is None


def test_four_eyes_on_both_sides():
    all_roles = OfficerFactory(roles=[Role.CLERK, Role.REVIEWER, Role.PUBLISHER], organisation=office())
    record = make_case(Status.PUBLISHED)
    amendment = propose(record, by=all_roles, due_amount="110万")
    with pytest.raises(NotAllowed):
        approve(amendment, by=all_roles)
    approve(amendment)
    with pytest.raises(NotAllowed, match="提出更正的人"):
        amend_publication(record=record, by=all_roles, at=NOW)
    reviewer_elsewhere = officer(Role.REVIEWER, "210106")
    with pytest.raises(NotAllowed):
        approve(propose(make_case(Status.APPROVED), due_amount="110万"), by=reviewer_elsewhere)


def test_whoever_entered_the_record_does_not_review_its_correction():
    both = OfficerFactory(roles=[Role.CLERK, Role.REVIEWER], reach=Reach.DISTRICT, organisation=office())
    record = make_case(Status.DRAFT)
    save_record(record=record, data=case_data(), by=both, at=NOW, expected_version=record.version)
    submit_record(record=record, by=officer(Role.CLERK), at=NOW)
    approve_record(record=record, by=officer(Role.REVIEWER), at=NOW)
    amendment = propose(Record.objects.for_officer(both).get(pk=record.pk), due_amount="110万")
    assert list(amendments_to_review(both)) == []
    assert list(amendments_to_review(officer(Role.REVIEWER))) == [amendment]
    with pytest.raises(NotAllowed, match="提出人以外"):
        approve(amendment, by=both)


def test_drafts_are_edited_and_not_corrected():
    with pytest.raises(TransitionRefused, match="不走更正程序"):
        propose(make_case(Status.DRAFT), due_amount="110万")
    with pytest.raises(NotAllowed):
        propose(make_case(Status.APPROVED), by=officer(Role.REVIEWER), due_amount="110万")


def test_a_correction_may_not_become_another_matter_that_exists():
    first, second = make_case(Status.APPROVED), make_case(Status.APPROVED)
    amendment = propose(second, case_number=first.default_case.case_number)
    with pytest.raises(Invalid, match=first.number):
        approve(amendment)


def test_personal_numbers_stop_a_correction():
    with pytest.raises(Invalid) as refusal:
        approve(propose(make_case(Status.APPROVED), title="电话13900001234"))
    assert list(refusal.value.errors) == ["title"]


def test_withdrawal_drops_an_open_correction():
    record = make_case(Status.PUBLISHED)
    amendment = propose(record, due_amount="110万")
    withdraw_record(record=record, by=officer(Role.PUBLISHER), at=at(2018, 10, 11), reason_kind="duplicate")
    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.DROPPED
