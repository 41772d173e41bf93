"""The bulk door: rows become submitted records; the same file twice changes nothing."""

from datetime import date

import pytest
from django.db import connection

from accounts.enums import Role
from accounts.models import AuditEvent
from records.actions.bulk_review import approve_records, publish_records
from records.actions.drafting import create_record
from records.actions.importing import load_rows
from records.enums import Action, FactKind, LedgerCode, Status
from records.exceptions import NotAllowed
from records.ledgers import clean, from_detail, get_ledger
from records.models import Fact, ImportedFile, Record, Transition
from tests.records.factories import (
    NOW,
    arrears_data,
    case_data,
    load_rules,
    make_case,
    office,
    officer,
    return_data,
)

pytestmark = pytest.mark.django_db
ON = date(2018, 10, 10)
DIGEST = "ab" * 32


def cleaned(ledger, *entries):
    found = [clean(get_ledger(ledger), data, complete=True, on=ON) for data in entries]
    assert [row.errors for row in found] == [{}] * len(entries)
    return [row.values for row in found]


def everything():
    return Record.objects.unscoped("test")


@pytest.mark.parametrize(
    ("ledger", "data"),
    [
        (LedgerCode.DEFAULT_CASE, case_data),
        (LedgerCode.ARREARS, arrears_data),
        (LedgerCode.MONTHLY_RETURN, return_data),
    ],
)
def test_a_loaded_row_equals_a_submitted_form(ledger, data, seal):
    values = data()
    clerk = officer(Role.CLERK)
    rows = cleaned(ledger, values)
    result = load_rows(ledger=ledger, rows=rows, by=clerk, at=NOW, file_digest=DIGEST)
    seal()
    record = everything().get(number=result.numbers[0])
    declared = get_ledger(ledger)
    assert from_detail(declared, record) == rows[0]
    assert (record.status, record.version, record.detail.complete) == (Status.SUBMITTED, 1, True)
    assert (record.entered_by, record.submitted_at, record.first_submitted_on) == (clerk, NOW, ON)
    assert record.title
    assert list(Fact.objects.values_list("kind", "happened_on", "district")) == [
        (FactKind.FIRST_SUBMITTED, ON, "210105")
    ]
    history = Transition.objects.get(record=record)
    assert (history.action, history.from_status, history.to_status) == (
        Action.SUBMIT,
        Status.DRAFT,
        Status.SUBMITTED,
    )
    assert clean(declared, history.snapshot, complete=True, on=ON).values == rows[0]


def test_the_same_file_twice_changes_nothing():
    clerk = officer(Role.CLERK)
    rows = cleaned(LedgerCode.DEFAULT_CASE, case_data(), case_data())
    first = load_rows(ledger="default_case", rows=rows, by=clerk, at=NOW, file_digest=DIGEST)
    events = AuditEvent.objects.count()
    again = load_rows(ledger="default_case", rows=rows, by=clerk, at=NOW, file_digest=DIGEST)
    assert (first.loaded, first.skipped, again.loaded, again.skipped) == (2, 0, 0, 2)
    assert everything().count() == 2
    assert ImportedFile.objects.count() == 1
    assert AuditEvent.objects.count() == events


def test_a_row_repeated_in_the_file_or_entered_by_hand_is_loaded_once():
    clerk = officer(Role.CLERK)
    known, new = case_data(), case_data()
    create_record(ledger="default_case", data=known, by=clerk, at=NOW)
    rows = cleaned(LedgerCode.DEFAULT_CASE, known, new, new)
    result = load_rows(ledger="default_case", rows=rows, by=clerk, at=NOW, file_digest=DIGEST)
    assert (result.loaded, result.skipped) == (1, 2)


def test_one_audit_event_carries_digest_and_root():
    rows = cleaned(LedgerCode.ARREARS, arrears_data(), arrears_data())
    result = load_rows(ledger="arrears", rows=rows, by=officer(Role.CLERK), at=NOW, file_digest=DIGEST)
    event = AuditEvent.objects.get(verb="ledger.import")
    assert event.detail == {"file": DIGEST, "root": result.root, "rows": 2, "skipped": 0}
    assert len(result.root) == 64


def test_rows_outside_the_reach_are_refused_as_a_whole():
    clerk = officer(Role.CLERK, "210105")
    rows = cleaned(LedgerCode.ARREARS, arrears_data(), arrears_data(organisation=office("210106")))
    with pytest.raises(NotAllowed):
        load_rows(ledger="arrears", rows=rows, by=clerk, at=NOW, file_digest=DIGEST)
    assert everything().count() == 0


def test_bulk_work_may_take_longer_than_a_page():
    rows = cleaned(LedgerCode.ARREARS, arrears_data())
    load_rows(ledger="arrears", rows=rows, by=officer(Role.CLERK), at=NOW, file_digest=DIGEST)
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("15min",)


def test_text_that_looks_like_copy_syntax_survives():
    odd = case_data(title="一行\\N与\\t两个\\\\反斜杠", duty="第一行\n第二行\t制表")
    rows = cleaned(LedgerCode.DEFAULT_CASE, odd)
    load_rows(ledger="default_case", rows=rows, by=officer(Role.CLERK), at=NOW, file_digest=DIGEST)
    record = everything().get()
    assert (record.title, record.detail.duty) == (odd["title"], "第一行\n第二行\t制表")


def test_bulk_approval_and_publication_equal_the_single_ones(seal):
    load_rules()
    single = make_case(Status.PUBLISHED)
    rows = cleaned(LedgerCode.DEFAULT_CASE, case_data(), case_data(handling="lost", listed_on="", situation=""))
    loaded = load_rows(ledger="default_case", rows=rows, by=officer(Role.CLERK), at=NOW, file_digest=DIGEST)
    reviewer, publisher = officer(Role.REVIEWER), officer(Role.PUBLISHER)
    approved = approve_records(records=Record.objects.for_officer(reviewer), by=reviewer, at=NOW)
    assert (sorted(approved.numbers), approved.refused) == (sorted(loaded.numbers), {})
    published = publish_records(records=Record.objects.for_officer(publisher), by=publisher, at=NOW)
    listed, unlisted = loaded.numbers
    assert (published.numbers, list(published.refused)) == ([listed], [unlisted])
    seal()
    record = everything().get(number=listed)
    assert (record.status, record.revision, record.version) == (Status.PUBLISHED, 1, 3)

    def kinds(of):
        return sorted(Fact.objects.filter(record=of).live().values_list("kind", flat=True))

    assert kinds(record) == kinds(single)


def test_bulk_approval_leaves_ones_own_and_personal_numbers_alone():
    both = officer(Role.CLERK)
    make_case(Status.SUBMITTED)
    bad = make_case(Status.SUBMITTED, title="联系电话13900001234的案件")
    reviewer = officer(Role.REVIEWER)
    result = approve_records(records=Record.objects.for_officer(reviewer), by=reviewer, at=NOW)
    assert list(result.refused) == [bad.number]
    assert len(result.numbers) == 1
    with pytest.raises(NotAllowed):
        approve_records(records=Record.objects.for_officer(both), by=both, at=NOW)
