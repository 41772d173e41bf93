"""Facts follow from the record; what was known at an instant can be asked for ever."""

from decimal import Decimal

import pytest
from django.db import connection

from accounts.enums import Role
from records.actions.amendments import approve_amendment, propose_amendment
from records.actions.facts import sync_facts
from records.actions.publishing import withdraw_record
from records.enums import FactKind, Status
from records.ledgers import from_detail, get_ledger
from records.models import Fact
from tests.accounts.factories import RegionFactory
from tests.records.factories import NOW, make_arrears, make_case, make_return, officer

pytestmark = pytest.mark.django_db


def clock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def test_running_it_again_changes_nothing():
    record = make_arrears(Status.APPROVED)
    before = list(Fact.objects.order_by("id").values())
    assert sync_facts(record=record, at=NOW) == (0, 0)
    assert list(Fact.objects.order_by("id").values()) == before


def test_a_fact_carries_place_day_and_amount():
    record = make_arrears(Status.APPROVED)
    fact = Fact.objects.get(record=record, kind=FactKind.PRINCIPAL_DUE)
    assert (fact.ledger, fact.region_id, fact.district) == ("arrears", "210105", "210105")
    assert (str(fact.happened_on), fact.amount, fact.period, fact.detail) == (
        "2017-12-31",
        Decimal("3000000.00"),
        None,
        "",
    )


def test_the_figures_of_a_return():
    record = make_return("2018-09", default_case_statement="")
    rows = Fact.objects.filter(record=record, period="2018-09-01").order_by("kind")
    assert [(f.kind, str(f.happened_on), f.amount, f.detail) for f in rows] == [
        (FactKind.CIVIL_SERVANTS, "2018-09-30", Decimal(1200), ""),
        (FactKind.CONCERNS_ANSWERED, "2018-09-30", Decimal(38), ""),
        (FactKind.CONCERNS_RECEIVED, "2018-09-30", Decimal(40), ""),
        (FactKind.LEDGER_REPORTED, "2018-09-30", None, "arrears"),
        (FactKind.PRINCIPAL_FALLING_DUE, "2018-09-30", Decimal(20_000_000), ""),
        (FactKind.RETURN_FILED, "2018-10-10", None, ""),
    ]


def test_a_corrected_value_retracts_the_old_fact_and_the_past_stays_known():
    record = make_arrears(Status.APPROVED)
    known_at = clock()
    data = from_detail(get_ledger("arrears"), record) | {"overdue_principal": "250万"}
    amendment = propose_amendment(
        record=record,
        data=data,
        note="审计核减",
        by=officer(Role.CLERK),
        at=NOW,
        expected_version=record.version,
    )
    approve_amendment(amendment=amendment, by=officer(Role.REVIEWER), at=NOW)
    due = Fact.objects.filter(record=record, kind=FactKind.PRINCIPAL_DUE)
    assert [f.amount for f in due.live()] == [Decimal("2500000.00")]
    assert [f.amount for f in due.as_known(known_at)] == [Decimal("3000000.00")]
    assert [f.amount for f in due.as_known(clock())] == [Decimal("2500000.00")]


def test_withdrawal_as_wrong_retracts_all():
    record = make_case(Status.PUBLISHED)
    known_at = clock()
    withdraw_record(record=record, by=officer(Role.PUBLISHER), at=NOW, reason_kind="entered_wrongly")
    assert not Fact.objects.filter(record=record).live().exists()
    assert Fact.objects.filter(record=record).as_known(known_at).count() == 3


def test_a_corrected_region_moves_every_fact():
    record = make_case(Status.APPROVED)
    street = RegionFactory(code="210105001")
    data = from_detail(get_ledger("default_case"), record) | {"region": street}
    amendment = propose_amendment(
        record=record, data=data, note="所属街道", by=officer(Role.CLERK), at=NOW, expected_version=record.version
    )
    approve_amendment(amendment=amendment, by=officer(Role.REVIEWER), at=NOW)
    live = Fact.objects.filter(record=record).live()
    assert {(f.region_id, f.district) for f in live} == {("210105001", "210105")}
    assert live.count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_writer_makes_the_freezing_of_a_month_wait():
    """A fact in an open transaction holds the shared lock; the exclusive one is refused until it ends."""
    from django.db import transaction

    other = connection.copy()
    try:
        with transaction.atomic():
            make_case(Status.APPROVED)
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_xact_lock(117, 1)")
                assert cursor.fetchone() == (False,)
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(117, 1)")
            assert cursor.fetchone() == (True,)
    finally:
        other.close()
