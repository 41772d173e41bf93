"""Every named constraint of the ledgers is broken once by a direct write."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.enums import Role
from records.enums import AmendmentState, Status
from records.models import Amendment, CasePlan, Fact, Instalment, Milestone, Payment, Record
from tests.records.factories import NOW, make_arrears, make_case, make_return, officer

pytestmark = pytest.mark.django_db


def refused(name, write):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write()


def change(record, **values):
    Record.objects.unscoped("test").filter(pk=record.pk).update(**values)


def change_detail(record, **values):
    type(record.detail).objects.filter(pk=record.pk).update(**values)


@pytest.mark.parametrize("author", ["entered_by_id", "authors[1]"])
@pytest.mark.parametrize(
    ("signature", "name"),
    [("reviewed_by", "record_reviewer_not_clerk"), ("published_by", "record_publisher_not_clerk")],
)
def test_four_eyes_by_direct_sql(author, signature, name):
    record = make_case(Status.PUBLISHED)
    editor = officer(Role.CLERK, "210106")
    change(record, authors=[editor.pk])
    sql = f"UPDATE records_record SET {signature}_id = {author} WHERE id = %s"

    def write():
        with connection.cursor() as cursor:
            cursor.execute(sql, [record.pk])

    refused(name, write)


@pytest.mark.parametrize(
    ("name", "status", "values"),
    [
        ("record_submitted_when", Status.SUBMITTED, {"submitted_at": None}),
        ("record_submitted_when", Status.SUBMITTED, {"first_submitted_on": None}),
        ("record_reviewed_by_whom", Status.APPROVED, {"reviewed_by": None}),
        ("record_published_by_whom", Status.PUBLISHED, {"revision": 0}),
        ("record_published_by_whom", Status.PUBLISHED, {"published_by": None}),
        ("record_withdrawn_when", Status.WITHDRAWN, {"withdrawn_at": None}),
        ("record_withdrawn_when", Status.APPROVED, {"withdrawn_at": NOW}),
        ("record_titled", Status.SUBMITTED, {"title": ""}),
        ("record_valid_period", Status.DRAFT, {"valid_from": date(2018, 2, 1), "valid_to": date(2018, 1, 1)}),
        ("record_version_positive", Status.DRAFT, {"version": 0}),
        ("record_status_known", Status.APPROVED, {"status": "lost"}),
        ("record_ledger_known", Status.DRAFT, {"ledger": "other"}),
    ],
)
def test_spine(name, status, values):
    record = make_case(status)
    refused(name, lambda: change(record, **values))


def test_the_same_matter_stands_once():
    first, second = make_case(), make_case()
    refused("record_entered_once", lambda: change(second, natural_key=first.natural_key))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("default_case_complete", {"case_number": ""}),
        ("default_case_complete", {"court": ""}),
        ("default_case_complete", {"basis_document": ""}),
        ("default_case_complete", {"judged_on": None}),
        ("default_case_complete", {"applicant_name": ""}),
        ("default_case_complete", {"applicant_kind": ""}),
        ("default_case_complete", {"due_amount": None}),
        ("default_case_complete", {"paid_amount": None}),
        ("default_case_amounts", {"paid_amount": Decimal("1200000.01")}),
        ("default_case_amounts", {"paid_amount": Decimal("-0.01")}),
        ("default_case_listed", {"listed_on": None}),
        ("default_case_listed", {"situation": ""}),
        ("default_case_listed_after_judgment", {"listed_on": date(2017, 8, 31)}),
    ],
)
def test_default_case(name, values):
    record = make_case(Status.SUBMITTED)
    refused(name, lambda: change_detail(record, **values))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("arrears_complete", {"creditor_name": ""}),
        ("arrears_complete", {"creditor_kind": ""}),
        ("arrears_complete", {"project": ""}),
        ("arrears_complete", {"arrears_class": ""}),
        ("arrears_complete", {"overdue_principal": None}),
        ("arrears_complete", {"due_date": None}),
        ("arrears_principal_positive", {"overdue_principal": Decimal(0)}),
        ("arrears_paid_within_settled", {"settled_amount": Decimal(3000000), "paid_amount": Decimal("0.01")}),
        ("arrears_dispute_explained", {"disputed": True}),
        ("arrears_rate_sane", {"agreed_daily_rate": Decimal("1.0001")}),
    ],
)
def test_arrears(name, values):
    record = make_arrears(Status.SUBMITTED)
    refused(name, lambda: change_detail(record, **values))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("monthly_return_complete", {"month": None}),
        ("monthly_return_complete", {"principal_falling_due": None}),
        ("monthly_return_complete", {"civil_servants": None}),
        ("monthly_return_complete", {"concerns_received": None}),
        ("monthly_return_complete", {"concerns_answered": None}),
        ("monthly_return_first_day", {"month": date(2018, 9, 2)}),
        ("monthly_return_amount", {"principal_falling_due": Decimal("-0.01")}),
        ("monthly_return_concerns", {"concerns_answered": 41}),
    ],
)
def test_monthly_return(name, values):
    record = make_return("2018-09", Status.SUBMITTED)
    refused(name, lambda: change_detail(record, **values))


def test_a_record_that_is_no_draft_is_complete(seal):
    record = make_arrears(Status.SUBMITTED)
    change_detail(record, complete=False)
    with pytest.raises(IntegrityError, match="record_complete"):
        seal()


def test_a_draft_that_jumps_ahead_is_stopped_at_the_end_of_the_transaction(seal):
    record = make_arrears(Status.DRAFT)
    change(record, status=Status.SUBMITTED, submitted_at=NOW, first_submitted_on=NOW.date())
    with pytest.raises(IntegrityError, match="record_complete"):
        seal()


def test_the_detail_of_a_reviewed_record_cannot_be_deleted(seal):
    record = make_case(Status.APPROVED)
    type(record.detail).objects.filter(pk=record.pk).delete()
    with pytest.raises(IntegrityError, match="record_complete"):
        seal()


def test_children():
    case, debt, clerk = make_case(Status.APPROVED), make_arrears(Status.APPROVED), officer(Role.CLERK)
    stamp = {"entered_by": clerk, "entered_at": NOW}
    day = date(2018, 10, 1)
    plan = CasePlan.objects.create(record=case)
    Milestone.objects.create(plan=plan, position=1, title="筹款", due_on=day)
    Instalment.objects.create(record=debt, due_on=day, amount=1)
    refused("payment_positive", lambda: Payment.objects.create(record=debt, paid_on=day, amount=0, **stamp))
    refused("case_plan_complete", lambda: CasePlan.objects.filter(pk=plan.pk).update(complete=True))
    refused("milestone_position", lambda: Milestone.objects.create(plan=plan, position=1, title="重复", due_on=day))
    refused("milestone_proven", lambda: Milestone.objects.update(done_on=day))
    refused("instalment_day", lambda: Instalment.objects.create(record=debt, due_on=day, amount=2))
    refused("instalment_positive", lambda: Instalment.objects.update(amount=0))
    refused("settlement_amount", lambda: case.settlements.create(agreed_on=day, amount=-1, **stamp))
    refused("court_removal_dated", lambda: case.court_removals.create(document="文书", **stamp))
    refused(
        "court_removal_order",
        lambda: case.court_removals.create(applied_on=day, deleted_on=date(2018, 9, 30), **stamp),
    )
    refused(
        "payment_retracted_with_reason",
        lambda: Payment.objects.create(record=debt, paid_on=day, amount=1, retracted_at=NOW, **stamp),
    )


def test_facts_have_known_kinds_and_whole_months():
    record = make_case(Status.APPROVED)
    base = {"record": record, "ledger": record.ledger, "region": record.region, "district": "210105"}
    day = date(2018, 10, 2)
    refused("fact_kind_known", lambda: Fact.objects.create(kind="guess", happened_on=day, **base))
    refused(
        "fact_period_first_day",
        lambda: Fact.objects.create(kind="paid", happened_on=day, period=day, **base),
    )


def test_amendments():
    record, clerk, reviewer = make_case(Status.APPROVED), officer(Role.CLERK), officer(Role.REVIEWER)
    base = {"record": record, "data": {}, "note": "更正", "base_version": 3, "entered_at": NOW}
    first = Amendment.objects.create(entered_by=clerk, **base)
    row = Amendment.objects.filter(pk=first.pk)
    refused("amendment_one_open", lambda: Amendment.objects.create(entered_by=clerk, **base))
    refused("amendment_explained", lambda: row.update(note=""))
    refused("amendment_reviewed_by_whom", lambda: row.update(state=AmendmentState.APPROVED))
    refused("amendment_reviewer_not_clerk", lambda: row.update(reviewed_by=clerk))
    refused("amendment_publisher_not_clerk", lambda: row.update(published_by=clerk))
    row.update(reviewed_by=reviewer, reviewed_at=NOW, state=AmendmentState.DONE)
    assert Amendment.objects.create(entered_by=clerk, **base).state == AmendmentState.SUBMITTED
