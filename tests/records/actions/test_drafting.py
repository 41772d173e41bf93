import pytest

from accounts.enums import Reach, Role
from accounts.models import AuditEvent
from records.actions.drafting import create_record, save_record
from records.enums import Action, Status
from records.exceptions import Invalid, NotAllowed, TransitionRefused, VersionConflict
from records.ledgers import as_text, from_detail, get_ledger
from records.models import Record, Transition
from tests.accounts.factories import OfficerFactory
from tests.records.factories import NOW, at, case_data, make_case, office, officer

pytestmark = pytest.mark.django_db


def test_a_draft_may_hold_its_organisation_only(seal):
    clerk = officer(Role.CLERK)
    record = create_record(ledger="default_case", data={"organisation": office()}, by=clerk, at=NOW)
    seal()
    assert (record.status, record.version, record.title) == (Status.DRAFT, 1, "")
    assert (record.entered_by, record.entered_at, record.region_id) == (clerk, NOW, "210105")
    assert record.detail.complete is False
    event = AuditEvent.objects.get(verb="record.create")
    assert (event.actor, event.target, event.detail) == (clerk, record.target, {"ledger": "default_case"})
    history = Transition.objects.get(record=record)
    assert (history.action, history.to_status) == (Action.CREATE, Status.DRAFT)
    assert history.snapshot == as_text(from_detail(get_ledger("default_case"), record))


def test_unreadable_input_saves_nothing():
    with pytest.raises(Invalid) as refusal:
        create_record(
            ledger="default_case", data=case_data(due_amount="很多", judged_on="去年"), by=officer(Role.CLERK), at=NOW
        )
    assert set(refusal.value.errors) == {"due_amount", "judged_on"}
    assert not Record.objects.unscoped("test").exists()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.PUBLISHER, Role.SUPERVISOR])
def test_only_clerks_enter(role):
    with pytest.raises(NotAllowed):
        create_record(ledger="default_case", data=case_data(), by=officer(role), at=NOW)


def test_a_clerk_enters_for_the_own_district_only():
    with pytest.raises(NotAllowed):
        create_record(ledger="default_case", data=case_data(), by=officer(Role.CLERK, "210106"), at=NOW)
    record = make_case()
    with pytest.raises(NotAllowed):
        save_record(
            record=record,
            data=case_data(organisation=office("210106")),
            by=officer(Role.CLERK),
            at=NOW,
            expected_version=1,
        )


@pytest.mark.parametrize("reach", [Reach.DISTRICT, Reach.ORGANISATION])
def test_neither_the_body_nor_the_place_may_lie_in_another_district(reach):
    """The form offers neither; a forged one must not make a record count against another district."""
    clerk = OfficerFactory(roles=[Role.CLERK], reach=reach, organisation=office())
    elsewhere = office("210106")
    for changes in ({"organisation": elsewhere, "region": "210105"}, {"organisation": office(), "region": "210106"}):
        with pytest.raises(NotAllowed):
            create_record(ledger="default_case", data=case_data(**changes), by=clerk, at=NOW)
        draft = create_record(ledger="default_case", data=case_data(), by=clerk, at=NOW)
        with pytest.raises(NotAllowed):
            save_record(record=draft, data=case_data(**changes), by=clerk, at=NOW, expected_version=1)


def test_the_same_matter_twice_names_the_first():
    data = case_data()
    first = create_record(ledger="default_case", data=data, by=officer(Role.CLERK), at=NOW)
    with pytest.raises(Invalid, match=first.number):
        create_record(ledger="default_case", data=data, by=officer(Role.CLERK), at=NOW)


def test_saving_raises_the_version_and_changes_the_fields():
    record, clerk = make_case(), officer(Role.CLERK)
    later = at(2018, 10, 11)
    data = case_data(title="改后的标题")
    saved = save_record(record=record, data=data, by=clerk, at=later, expected_version=1)
    saved.refresh_from_db()
    assert (saved.version, saved.title, saved.edited_at, saved.entered_at) == (2, "改后的标题", later, NOW)
    assert saved.default_case.case_number == data["case_number"]


def test_two_editors_the_second_is_told_and_nothing_is_overwritten():
    record, clerk = make_case(), officer(Role.CLERK)
    other = officer(Role.CLERK)
    save_record(record=record, data=case_data(title="甲的修改"), by=clerk, at=NOW, expected_version=1)
    with pytest.raises(VersionConflict) as conflict:
        save_record(record=record, data=case_data(title="乙的修改"), by=other, at=NOW, expected_version=1)
    assert (conflict.value.current.title, conflict.value.current.version) == ("甲的修改", 2)
    record.refresh_from_db()
    assert (record.title, record.version) == ("甲的修改", 2)
    assert AuditEvent.objects.filter(verb="record.save").count() == 1


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.APPROVED, Status.PUBLISHED, Status.WITHDRAWN])
def test_only_drafts_and_returned_records_are_edited(status):
    record = make_case(status)
    with pytest.raises(TransitionRefused):
        save_record(record=record, data=case_data(), by=officer(Role.CLERK), at=NOW, expected_version=record.version)


def test_editing_a_returned_record_asks_for_submission_again():
    record = make_case(Status.RETURNED)
    saved = save_record(
        record=record, data=case_data(), by=officer(Role.CLERK), at=NOW, expected_version=record.version
    )
    assert (saved.status, saved.detail.complete) == (Status.RETURNED, False)


def test_text_is_kept_without_control_characters():
    record = make_case(title="甲\u202e乙\x00丙")
    assert record.title == "甲乙丙"
