from datetime import date

import pytest

from accounts.enums import Role
from accounts.models import AuditEvent
from disclosure.models import LogEntry, PublicRecord, Tombstone
from disclosure.publication import published_digests
from records.actions.court_removals import record_court_deletion
from records.actions.payments import add_payment
from records.actions.publishing import (
    amend_publication,
    clear_objection,
    end_due_disclosures,
    mark_objection,
    publish_record,
    withdraw_record,
)
from records.actions.repairing import repair_publication
from records.enums import FactKind, Status
from records.exceptions import Invalid, NotAllowed, PublicationBlocked, TransitionRefused
from records.models import Fact, Record
from records.queries.publication import Mismatch, publication_mismatches
from records.tasks import end_due_disclosures as end_task
from tests.accounts.factories import OfficerFactory
from tests.records.factories import NOW, at, make_arrears, make_case, make_return, office, officer

pytestmark = pytest.mark.django_db


def pay_all(record, on="2018-10-08", when=NOW):
    add_payment(record=record, paid_on=on, amount="300万", document="凭证", by=officer(Role.CLERK), at=when)


def actions(record):
    return list(LogEntry.objects.filter(number=record.number).order_by("index").values_list("action", flat=True))


def test_a_published_case_shows_its_public_fields_and_hides_the_applicant():
    record = make_case(Status.PUBLISHED, title="沈阳示例甲建筑有限公司申请执行示例单位一案")
    copy = PublicRecord.objects.get(number=record.number)
    assert (record.status, record.revision, record.published_by) == (Status.PUBLISHED, 1, officer(Role.PUBLISHER))
    assert copy.title == "某建筑企业申请执行示例单位一案"
    assert copy.content == {
        "case_number": record.default_case.case_number,
        "court": "沈阳市皇姑区人民法院",
        "situation": "refuses_to_perform",
        "listed_on": "2018-05-02",
        "due_amount": "1200000.00",
        "paid_amount": "200000.00",
        "unpaid_amount": "1000000.00",
        "handling": "listed",
        "title": copy.title,
        "region": "210105",
        "organisation": str(office().pk),
        "occurred_on": "2017-03-01",
    }


def test_a_person_and_a_consenting_firm():
    person = make_case(Status.PUBLISHED, title="欧阳示例案", applicant_name="欧阳示例", applicant_kind="person")
    firm = make_case(Status.PUBLISHED, title="沈阳示例甲建筑有限公司案", applicant_consents="是")
    titles = dict(PublicRecord.objects.values_list("number", "title"))
    assert titles == {person.number: "欧阳某案", firm.number: "沈阳示例甲建筑有限公司案"}


def test_arrears_in_public():
    record = make_arrears(Status.PUBLISHED)
    assert PublicRecord.objects.get(number=record.number).content == {
        "project": "示例道路工程",
        "arrears_class": "works",
        "overdue_principal": "3000000.00",
        "due_date": "2017-12-31",
        "plan_progress": None,
        "title": record.title,
        "region": "210105",
        "organisation": str(office().pk),
        "occurred_on": "2016-06-01",
    }


def test_a_case_is_public_only_from_its_listing_on():
    record = make_case(Status.APPROVED, handling="execution", listed_on="", situation="")
    with pytest.raises(PublicationBlocked, match="尚未纳入名单"):
        publish_record(record=record, by=officer(Role.PUBLISHER), at=NOW)
    record.refresh_from_db()
    assert (record.status, record.revision) == (Status.APPROVED, 0)


def test_a_return_is_never_public():
    with pytest.raises(PublicationBlocked, match="不逐条公开"):
        publish_record(record=make_return("2018-09"), by=officer(Role.PUBLISHER), at=NOW)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.PUBLISHED])
def test_only_approved_records_are_published(status):
    with pytest.raises(TransitionRefused):
        publish_record(record=make_case(status), by=officer(Role.PUBLISHER), at=NOW)


def test_the_clerk_does_not_publish_and_neither_do_other_roles():
    record = make_case(Status.APPROVED)
    both = OfficerFactory(roles=[Role.PUBLISHER], organisation=office())
    Record.objects.unscoped("test").filter(pk=record.pk).update(authors=[both.pk])
    for user in (both, officer(Role.CLERK), officer(Role.REVIEWER), officer(Role.PUBLISHER, "210106")):
        with pytest.raises(NotAllowed):
            publish_record(record=record, by=user, at=NOW)


def test_a_payment_waits_for_the_publisher():
    record = make_arrears(Status.PUBLISHED)
    with pytest.raises(TransitionRefused, match="无需更新"):
        amend_publication(record=record, by=officer(Role.PUBLISHER), at=NOW)
    add_payment(record=record, paid_on="2018-10-08", amount="100万", document="凭证", by=officer(Role.CLERK), at=NOW)
    assert PublicRecord.objects.get(number=record.number).content["overdue_principal"] == "3000000.00"
    amended = amend_publication(record=record, by=officer(Role.PUBLISHER), at=NOW)
    assert (amended.status, amended.revision) == (Status.AMENDED, 2)
    assert PublicRecord.objects.get(number=record.number).content["overdue_principal"] == "2000000.00"
    assert actions(record) == ["published", "amended"]


def test_a_withdrawal_leaves_a_tombstone_and_no_facts():
    record = make_case(Status.PUBLISHED)
    with pytest.raises(Invalid):
        withdraw_record(record=record, by=officer(Role.PUBLISHER), at=NOW, reason_kind="whim")
    withdrawn = withdraw_record(
        record=record, by=officer(Role.PUBLISHER), at=NOW, reason_kind="entered_wrongly", note="案号属外省"
    )
    assert (withdrawn.status, withdrawn.withdrawn_at) == (Status.WITHDRAWN, NOW)
    assert published_digests() == {}
    assert Tombstone.objects.get(number=record.number).reason_kind == "entered_wrongly"
    assert not Fact.objects.filter(record=record).live().exists()
    event = AuditEvent.objects.get(verb="record.withdraw")
    assert event.detail["reason_kind"] == "entered_wrongly"
    assert "案号属外省" not in str(event.detail)


def test_an_approved_record_is_withdrawn_without_touching_the_public_side():
    record = make_case(Status.APPROVED)
    withdraw_record(record=record, by=officer(Role.PUBLISHER), at=NOW, reason_kind="duplicate")
    assert actions(record) == []


def test_objections_mark_and_clear():
    record, publisher = make_case(Status.PUBLISHED), officer(Role.PUBLISHER)
    assert mark_objection(record=record, by=publisher, at=NOW).status == Status.UNDER_OBJECTION
    assert clear_objection(record=record, by=publisher, at=NOW).status == Status.PUBLISHED
    pay = {"paid_on": "2018-10-08", "amount": "1万", "document": "凭证"}
    add_payment(record=record, by=officer(Role.CLERK), at=NOW, **pay)
    amend_publication(record=record, by=publisher, at=NOW)
    mark_objection(record=record, by=publisher, at=NOW)
    assert clear_objection(record=record, by=publisher, at=NOW).status == Status.AMENDED
    assert actions(record) == [
        "published",
        "objection_marked",
        "objection_cleared",
        "amended",
        "objection_marked",
        "objection_cleared",
    ]


def test_paid_arrears_leave_the_public_site_after_three_working_days():
    record = make_arrears(Status.PUBLISHED)
    pay_all(record)
    assert end_due_disclosures(on=date(2018, 10, 10), at=at(2018, 10, 10, 23)) == []
    assert end_due_disclosures(on=date(2018, 10, 11), at=at(2018, 10, 11)) == [record.number]
    assert end_due_disclosures(on=date(2018, 10, 11), at=at(2018, 10, 11)) == []
    record.refresh_from_db()
    assert (record.status, record.ended_on) == (Status.REPAIRED, date(2018, 10, 11))
    assert actions(record) == ["published", "repaired"]
    assert Tombstone.objects.get(number=record.number).reason_kind == "paid_off"
    fact = Fact.objects.live().get(record=record, kind=FactKind.REPAIRED)
    assert fact.happened_on == date(2018, 10, 11)


def test_a_late_run_ends_on_the_day_of_the_rule():
    record = make_arrears(Status.PUBLISHED)
    pay_all(record)
    end_due_disclosures(on=date(2018, 12, 1), at=at(2018, 12, 1))
    record.refresh_from_db()
    assert record.ended_on == date(2018, 10, 11)


def test_a_deletion_by_the_court_over_a_holiday_ends_after_the_make_up_days():
    """Deleted on Friday 2018-09-28; 29 and 30 September were make-up working days, 1 to 7 October holidays."""
    record = make_case(Status.PUBLISHED)
    record_court_deletion(record=record, deleted_on="2018-09-28", document="决定书", by=officer(Role.CLERK), at=NOW)
    record.refresh_from_db()
    assert record.disclosure_ends_on == date(2018, 10, 8)


def test_a_record_that_was_never_public_ends_quietly():
    record = make_arrears(Status.APPROVED)
    pay_all(record)
    end_due_disclosures(on=date(2018, 10, 11), at=at(2018, 10, 11))
    record.refresh_from_db()
    assert record.status == Status.REPAIRED
    assert actions(record) == []


def test_after_its_end_nothing_is_published():
    record = make_arrears(Status.APPROVED)
    pay_all(record)
    with pytest.raises(PublicationBlocked, match="期限已届满"):
        publish_record(record=record, by=officer(Role.PUBLISHER), at=at(2018, 10, 12))


def test_a_term_that_is_over_expires():
    record = make_case(Status.PUBLISHED)
    Record.objects.unscoped("test").filter(pk=record.pk).update(valid_to=date(2018, 12, 31))
    assert end_due_disclosures(on=date(2018, 12, 31), at=at(2018, 12, 31)) == []
    assert end_due_disclosures(on=date(2019, 1, 1), at=at(2019, 1, 1)) == [record.number]
    record.refresh_from_db()
    assert (record.status, record.ended_on) == (Status.EXPIRED, date(2018, 12, 31))
    assert Tombstone.objects.get(number=record.number).reason_kind == "term_ended"


def test_the_daily_task_ends_by_the_day_it_is_given():
    record = make_arrears(Status.PUBLISHED)
    pay_all(record)
    assert end_task("2018-10-10") == 0
    assert end_task("2018-10-11") == 1
    assert Record.objects.unscoped("test").get(pk=record.pk).status == Status.REPAIRED


def test_the_public_copy_is_compared_and_repaired():
    whole, missing, changed = (make_case(Status.PUBLISHED) for _ in range(3))
    hidden = make_case(Status.PUBLISHED)
    assert publication_mismatches() == []
    records = Record.objects.unscoped("test")
    records.filter(pk=changed.pk).update(title="台账里改过的标题")
    records.filter(pk=hidden.pk).update(status=Status.REPAIRED)
    PublicRecord.objects.filter(number=missing.number).delete()
    found = publication_mismatches()
    assert set(found) == {
        Mismatch(missing.number, "missing"),
        Mismatch(changed.number, "differs"),
        Mismatch(hidden.number, "orphan"),
    }
    assert repair_publication(mismatches=found, at=NOW) == 3
    assert publication_mismatches() == []
    assert set(published_digests()) == {whole.number, missing.number, changed.number}
