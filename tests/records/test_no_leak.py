"""Every private field gets a marker; no table of the public side may hold it."""

import pytest
from django.db import connection

from accounts.actions.publishing import publish_registers
from accounts.enums import Role
from disclosure.catalogue import LEDGERS as PUBLIC
from records.actions.amendments import propose_amendment
from records.actions.bulk_review import publish_records
from records.actions.case_plans import save_plan
from records.actions.payments import add_payment
from records.actions.publishing import amend_publication
from records.actions.settlements import add_settlement
from records.enums import Status
from records.ledgers import LEDGERS, from_detail, get_ledger
from records.ledgers.base import Kind
from records.models import Record
from tests.records.factories import NOW, make_arrears, make_case, office, officer

pytestmark = pytest.mark.django_db
MARKER = "暗记玄黄宇宙"
MAKERS = {"default_case": make_case, "arrears": make_arrears}
PUBLIC_SPINE = {"title", "organisation", "region", "occurred_on"}
TEXTS = (Kind.TEXT, Kind.LONG_TEXT)


def private_texts():
    for code, ledger in LEDGERS.items():
        if ledger.disclosed:
            shown = {f.name for f in PUBLIC[code].fields} | PUBLIC_SPINE
            for f in ledger.fields:
                if f.kind in TEXTS and f.name not in shown:
                    yield code, f.name


def public_text():
    """All rows of all public tables, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'disclosure\\_%'")
        tables = [row[0] for row in cursor.fetchall()]
        rows = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            rows += [row[0] for row in cursor.fetchall()]
    return "\n".join(rows)


@pytest.mark.parametrize(("code", "name"), list(private_texts()))
def test_a_private_field_never_reaches_the_public_tables(code, name):
    record = MAKERS[code](Status.PUBLISHED, **{name: MARKER})
    stored = from_detail(get_ledger(code), Record.objects.unscoped("test").get(pk=record.pk))
    assert stored[name] == MARKER
    text = public_text()
    assert record.number in text
    assert MARKER not in text


@pytest.mark.parametrize(("code", "name"), [("default_case", "applicant_name"), ("arrears", "creditor_name")])
def test_a_private_party_named_in_public_texts_is_masked_by_both_roads(code, name):
    more = {"project": f"{MARKER}承建的工程"} if code == "arrears" else {}
    MAKERS[code](Status.PUBLISHED, title=f"关于{MARKER}的事项", **{name: MARKER}, **more)
    bulk = MAKERS[code](Status.APPROVED, title=f"另一{MARKER}事项", **{name: MARKER}, **more)
    publisher = officer(Role.PUBLISHER)
    done = publish_records(records=Record.objects.for_officer(publisher), by=publisher, at=NOW)
    assert done.numbers == [bulk.number]
    text = public_text()
    assert bulk.number in text
    assert MARKER not in text


def test_events_plans_and_pending_corrections_stay_inside():
    record, clerk = make_case(Status.PUBLISHED), officer(Role.CLERK)
    publish_registers(at=NOW)
    mark = {"by": clerk, "at": NOW}
    add_payment(record=record, paid_on="2018-10-08", amount=1, document=MARKER, note=MARKER, **mark)
    add_settlement(record=record, agreed_on="2018-10-08", amount=1, document=MARKER, terms=MARKER, **mark)
    plan = {"funds": MARKER, "leader": MARKER, "handler": MARKER}
    save_plan(record=record, data=plan, milestones=[{"title": MARKER, "due_on": "2018-12-01"}], **mark)
    record = amend_publication(record=record, by=officer(Role.PUBLISHER), at=NOW)
    data = from_detail(get_ledger("default_case"), record) | {"title": MARKER}
    propose_amendment(record=record, data=data, note=MARKER, expected_version=record.version, **mark)
    assert office().name in public_text()
    assert MARKER not in public_text()
