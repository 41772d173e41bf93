"""What a correction sets off besides the changed field: clocks, sums, places, four eyes."""

from __future__ import annotations

from datetime import date

import pytest

from accounts.actions.publishing import publish_registers
from accounts.enums import Reach, Role
from records.actions.amendments import approve_amendment, propose_amendment
from records.actions.bulk_review import publish_records
from records.actions.instalments import save_repayment_plan
from records.actions.payments import add_payment
from records.actions.publishing import amend_publication, end_due_disclosures, publish_record
from records.enums import Status
from records.exceptions import Invalid, NotAllowed
from records.ledgers import from_detail, get_ledger
from records.models import Record
from tests.accounts.factories import OfficerFactory
from tests.records.factories import NOW, at, make_arrears, make_case, office, officer

pytestmark = pytest.mark.django_db


def correct(record: Record, **changes):
    """A correction, proposed and approved."""
    data = from_detail(get_ledger(record.ledger), fresh(record)) | changes
    amendment = propose_amendment(
        record=record, data=data, note="更正", by=officer(Role.CLERK), at=NOW, expected_version=record.version
    )
    approve_amendment(amendment=amendment, by=officer(Role.REVIEWER), at=NOW)
    return fresh(record)


def fresh(record: Record) -> Record:
    return Record.objects.unscoped("read back by a test").get(pk=record.pk)


def pay(record: Record, amount: str, *, by=None) -> None:
    add_payment(
        record=record, paid_on="2018-10-09", amount=amount, document="凭证", by=by or officer(Role.CLERK), at=NOW
    )


def test_a_lower_principal_that_is_paid_starts_the_clock_of_the_disclosure():
    record = make_arrears(Status.PUBLISHED)
    pay(record, "200万")
    assert fresh(record).disclosure_ends_on is None
    assert correct(record, overdue_principal="200万").disclosure_ends_on == date(2018, 10, 12)


def test_a_higher_principal_stops_the_clock():
    record = make_arrears(Status.PUBLISHED)
    pay(record, "300万")
    assert fresh(record).disclosure_ends_on == date(2018, 10, 12)
    assert correct(record, overdue_principal="350万").disclosure_ends_on is None
    assert end_due_disclosures(on=date(2018, 12, 1), at=at(2018, 12, 1)) == []


def test_a_corrected_sum_may_not_fall_below_what_was_paid_or_planned():
    debt = make_arrears(Status.APPROVED)
    pay(debt, "200万")
    with pytest.raises(Invalid) as refusal:
        correct(debt, overdue_principal="150万")
    assert list(refusal.value.errors) == ["overdue_principal"]
    planned = make_arrears(Status.APPROVED)
    save_repayment_plan(record=planned, instalments=[("2018-12-01", "250万")], by=officer(Role.CLERK), at=NOW)
    with pytest.raises(Invalid) as refusal:
        correct(planned, overdue_principal="150万")
    assert list(refusal.value.errors) == ["overdue_principal"]
    case = make_case(Status.APPROVED)
    pay(case, "90万")
    with pytest.raises(Invalid) as refusal:
        correct(case, due_amount="100万")
    assert list(refusal.value.errors) == ["due_amount"]


def test_a_repaired_debt_cannot_be_corrected_into_an_unpaid_one():
    record = make_arrears(Status.PUBLISHED)
    pay(record, "300万")
    end_due_disclosures(on=date(2018, 10, 12), at=at(2018, 10, 12))
    assert fresh(record).status == Status.REPAIRED
    with pytest.raises(Invalid) as refusal:
        correct(fresh(record), overdue_principal="350万")
    assert list(refusal.value.errors) == ["overdue_principal"]


@pytest.mark.parametrize("reach", [Reach.DISTRICT, Reach.ORGANISATION])
def test_a_correction_does_not_move_a_record_out_of_the_clerks_reach(reach):
    record = make_case(Status.APPROVED)
    clerk = OfficerFactory(roles=[Role.CLERK], reach=reach, organisation=office())
    elsewhere = office("210106")
    data = from_detail(get_ledger(record.ledger), record)
    for changes, field in (
        ({"organisation": elsewhere, "region": elsewhere.region}, "organisation"),
        ({"organisation": elsewhere}, "organisation"),
        ({"region": elsewhere.region}, "region"),
    ):
        with pytest.raises(Invalid) as refusal:
            propose_amendment(
                record=record, data=data | changes, note="更正", by=clerk, at=NOW, expected_version=record.version
            )
        assert list(refusal.value.errors) == [field]


def test_who_corrected_a_record_does_not_publish_it():
    both = OfficerFactory(roles=[Role.CLERK, Role.PUBLISHER], reach=Reach.DISTRICT, organisation=office())
    publish_registers(at=NOW)
    record = make_case(Status.APPROVED)
    data = from_detail(get_ledger(record.ledger), record) | {"due_amount": "110万"}
    amendment = propose_amendment(
        record=record, data=data, note="更正", by=both, at=NOW, expected_version=record.version
    )
    approve_amendment(amendment=amendment, by=officer(Role.REVIEWER), at=NOW)
    with pytest.raises(NotAllowed, match="请由他人办理"):
        publish_record(record=record, by=both, at=NOW)
    mine = Record.objects.for_officer(both).filter(pk=record.pk)
    assert publish_records(records=mine, by=both, at=NOW).numbers == []


def test_who_entered_a_payment_does_not_make_it_public():
    both = OfficerFactory(roles=[Role.CLERK, Role.PUBLISHER], reach=Reach.DISTRICT, organisation=office())
    record = make_arrears(Status.PUBLISHED)
    pay(record, "100万", by=both)
    with pytest.raises(NotAllowed, match="请由他人办理"):
        amend_publication(record=record, by=both, at=NOW)
    other = officer(Role.PUBLISHER)
    assert amend_publication(record=record, by=other, at=NOW).status == Status.AMENDED
