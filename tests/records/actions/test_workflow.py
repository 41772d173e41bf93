import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from records.actions.drafting import create_record, save_record
from records.actions.workflow import (
    approve_record,
    discard_record,
    return_record,
    submit_record,
    take_back_record,
)
from records.enums import Action, FactKind, Status
from records.exceptions import Invalid, NotAllowed, TransitionRefused, VersionConflict
from records.models import Fact, Transition
from tests.accounts.factories import OfficerFactory
from tests.records.factories import NOW, at, case_data, make_arrears, make_case, make_return, office, officer

pytestmark = pytest.mark.django_db


def live(record):
    return sorted(Fact.objects.filter(record=record).live().values_list("kind", flat=True))


def test_submission_shows_every_error_at_its_field():
    record = create_record(
        ledger="default_case", data={"organisation": office(), "handling": "listed"}, by=officer(Role.CLERK), at=NOW
    )
    with pytest.raises(Invalid) as refusal:
        submit_record(record=record, by=officer(Role.CLERK), at=NOW)
    assert {"title", "case_number", "court", "listed_on", "due_amount"} <= set(refusal.value.errors)
    record.refresh_from_db()
    assert (record.status, record.version) == (Status.DRAFT, 1)
    assert not Fact.objects.exists()


def test_submission_is_dated_completed_and_told(seal):
    record, clerk = make_case(), officer(Role.CLERK)
    moment = at(2018, 10, 31, 23)
    submitted = submit_record(record=record, by=clerk, at=moment, expected_version=1)
    seal()
    assert submitted.detail.complete
    assert (submitted.submitted_at, str(submitted.first_submitted_on)) == (moment, "2018-10-31")
    assert live(record) == [FactKind.FIRST_SUBMITTED]
    event = AuditEvent.objects.get(verb="record.submit")
    assert event.detail == {"ledger": "default_case", "from": "draft", "to": "submitted", "version": 2}


def test_approval_counts_everything():
    case, debt, filed = make_case(Status.APPROVED), make_arrears(Status.APPROVED), make_return("2018-09")
    first = [FactKind.FIRST_ACCEPTED, FactKind.FIRST_SUBMITTED]
    assert live(case) == sorted([*first, FactKind.LISTED])
    assert live(debt) == sorted([*first, FactKind.PRINCIPAL_DUE])
    assert live(filed) == sorted(
        [
            *first,
            FactKind.RETURN_FILED,
            FactKind.PRINCIPAL_FALLING_DUE,
            FactKind.LEDGER_REPORTED,
            FactKind.LEDGER_REPORTED,
            FactKind.CIVIL_SERVANTS,
            FactKind.CONCERNS_RECEIVED,
            FactKind.CONCERNS_ANSWERED,
        ]
    )


def test_a_returned_record_was_not_accepted_at_first():
    record, clerk, reviewer = make_case(Status.RETURNED), officer(Role.CLERK), officer(Role.REVIEWER)
    record = submit_record(record=record, by=clerk, at=at(2018, 10, 20))
    record = approve_record(record=record, by=reviewer, at=at(2018, 10, 21))
    assert live(record) == [FactKind.FIRST_SUBMITTED, FactKind.LISTED]
    assert str(record.first_submitted_on) == "2018-10-10"


def test_a_return_needs_reasons_and_keeps_them_by_field():
    record, reviewer = make_case(Status.SUBMITTED), officer(Role.REVIEWER)
    for reasons in ({}, {"court": "  "}):
        with pytest.raises(Invalid) as refusal:
            return_record(record=record, by=reviewer, at=NOW, reason=" ", field_reasons=reasons)
        assert list(refusal.value.errors) == ["reason"]
    with pytest.raises(Invalid) as refusal:
        return_record(record=record, by=reviewer, at=NOW, field_reasons={"nonsense": "？"})
    assert list(refusal.value.errors) == ["nonsense"]
    returned = return_record(record=record, by=reviewer, at=NOW, field_reasons={"court": "法院名称不全", "title": ""})
    assert (returned.status, returned.ever_returned) == (Status.RETURNED, True)
    history = Transition.objects.get(record=record, action=Action.RETURN)
    assert history.field_reasons == {"court": "法院名称不全"}
    assert AuditEvent.objects.get(verb="record.return").detail["fields"] == ["court"]


@pytest.mark.parametrize("act", [approve_record, return_record])
def test_the_clerk_does_not_review_the_own_record(act):
    both = OfficerFactory(roles=[Role.CLERK, Role.REVIEWER], organisation=office())
    record = create_record(ledger="default_case", data=case_data(), by=both, at=NOW)
    record = submit_record(record=record, by=both, at=NOW)
    more = {"reason": "请补正"} if act is return_record else {}
    with pytest.raises(NotAllowed, match="由他人办理"):
        act(record=record, by=both, at=NOW, **more)
    assert approve_record(record=record, by=officer(Role.REVIEWER), at=NOW).status == Status.APPROVED


def test_who_edited_in_between_does_not_review_either():
    both = OfficerFactory(roles=[Role.CLERK, Role.REVIEWER], organisation=office())
    record, clerk = make_case(), officer(Role.CLERK)
    save_record(record=record, data=case_data(), by=both, at=NOW, expected_version=1)
    save_record(record=record, data=case_data(), by=clerk, at=NOW, expected_version=2)
    record = submit_record(record=record, by=clerk, at=NOW)
    with pytest.raises(NotAllowed, match="由他人办理"):
        approve_record(record=record, by=both, at=NOW)
    assert approve_record(record=record, by=officer(Role.REVIEWER), at=NOW).status == Status.APPROVED


@pytest.mark.parametrize("role", [Role.CLERK, Role.PUBLISHER, Role.SUPERVISOR])
def test_only_reviewers_of_the_reach_approve(role):
    record = make_case(Status.SUBMITTED)
    for user in (officer(role, "210105"), officer(Role.REVIEWER, "210106")):
        with pytest.raises(NotAllowed):
            approve_record(record=record, by=user, at=NOW)


def test_two_reviewers_the_second_is_told():
    record, seen = make_case(Status.SUBMITTED), make_case(Status.SUBMITTED)
    approve_record(record=record, by=officer(Role.REVIEWER), at=NOW)
    with pytest.raises(TransitionRefused, match="已审核"):
        approve_record(record=record, by=officer(Role.REVIEWER), at=NOW)
    take_back_record(record=seen, by=officer(Role.CLERK), at=NOW)
    submit_record(record=seen, by=officer(Role.CLERK), at=NOW)
    with pytest.raises(VersionConflict):
        approve_record(record=seen, by=officer(Role.REVIEWER), at=NOW, expected_version=seen.version)


def test_personal_numbers_in_public_texts_stop_the_approval():
    record = make_case(Status.SUBMITTED, title="请联系13900001234")
    with pytest.raises(Invalid) as refusal:
        approve_record(record=record, by=officer(Role.REVIEWER), at=NOW)
    assert list(refusal.value.errors) == ["title"]
    assert "13900001234" not in str(refusal.value)
    record.refresh_from_db()
    assert record.status == Status.SUBMITTED


def test_a_discarded_draft_counts_nowhere_and_frees_its_matter():
    data = case_data()
    record = create_record(ledger="default_case", data=data, by=officer(Role.CLERK), at=NOW)
    discarded = discard_record(record=record, by=officer(Role.CLERK), at=NOW, reason="录错")
    assert (discarded.status, discarded.withdrawn_at) == (Status.WITHDRAWN, NOW)
    assert live(discarded) == []
    again = create_record(ledger="default_case", data=data, by=officer(Role.CLERK), at=NOW)
    assert again.status == Status.DRAFT


def test_a_discarded_return_keeps_its_submission():
    record = make_case(Status.RETURNED)
    discarded = discard_record(record=record, by=officer(Role.CLERK), at=NOW)
    assert live(discarded) == [FactKind.FIRST_SUBMITTED]


def test_a_return_is_filed_on_the_day_of_its_first_submission():
    record = make_return("2018-09", Status.RETURNED, when=at(2018, 10, 9))
    record = submit_record(record=record, by=officer(Role.CLERK), at=at(2018, 10, 12))
    record = approve_record(record=record, by=officer(Role.REVIEWER), at=at(2018, 10, 12))
    fact = Fact.objects.get(record=record, kind=FactKind.RETURN_FILED)
    assert (str(fact.happened_on), str(fact.period), fact.district) == ("2018-10-09", "2018-09-01", "210105")


def test_a_month_is_filed_once_per_district():
    make_return("2018-09")
    with pytest.raises(Invalid, match="已经录入"):
        make_return("2018-09")
    assert make_return("2018-09", code="210106").status == Status.APPROVED
