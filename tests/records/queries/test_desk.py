from datetime import date

import pytest

from accounts.enums import Reach, Role
from integrity_portal.lib.months import Month
from records.actions.amendments import propose_amendment
from records.enums import Status
from records.ledgers import from_detail, get_ledger
from records.queries.desk import (
    Waiting,
    amendments_to_review,
    ledger_counts,
    missing_returns,
    return_due_on,
    waiting_for,
)
from tests.records.factories import NOW, make_arrears, make_case, make_return, officer

pytestmark = pytest.mark.django_db


def test_each_role_has_its_own_numbers():
    for status in (Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.APPROVED):
        make_case(status)
    make_case(Status.SUBMITTED, code="210106")
    assert waiting_for(officer(Role.CLERK)) == Waiting(1, 1, None, None, None, None)
    assert waiting_for(officer(Role.REVIEWER)) == Waiting(None, None, 1, 0, None, None)
    assert waiting_for(officer(Role.PUBLISHER)) == Waiting(None, None, None, None, 1, 0)
    assert waiting_for(officer(Role.AUDIT_ADMIN)) == Waiting(None, None, None, None, None, None)


def test_corrections_wait_for_reviewers_of_the_reach():
    record = make_case(Status.APPROVED)
    data = from_detail(get_ledger("default_case"), record) | {"due_amount": "110万"}
    amendment = propose_amendment(
        record=record, data=data, note="更正", by=officer(Role.CLERK), at=NOW, expected_version=record.version
    )
    assert list(amendments_to_review(officer(Role.REVIEWER))) == [amendment]
    assert list(amendments_to_review(officer(Role.REVIEWER, "210106"))) == []
    assert list(amendments_to_review(officer(Role.CLERK))) == []


def test_counts_per_ledger():
    make_case(Status.DRAFT)
    make_case(Status.SUBMITTED)
    make_arrears(Status.PUBLISHED)
    make_arrears(Status.WITHDRAWN)
    city = officer(Role.SUPERVISOR, "210100", reach=Reach.CITY)
    assert ledger_counts(city) == {
        "default_case": {"total": 2, "open": 1, "waiting": 1, "public": 0},
        "arrears": {"total": 1, "open": 0, "waiting": 0, "public": 1},
        "monthly_return": {"total": 0, "open": 0, "waiting": 0, "public": 0},
    }


def test_districts_without_a_return():
    make_return("2018-09", Status.SUBMITTED)
    make_return("2018-08", code="210106")
    make_return("2018-09", Status.DRAFT, code="210106")
    assert [r.code for r in missing_returns(Month(2018, 9))] == ["210106"]
    assert [r.code for r in missing_returns(Month(2018, 8))] == ["210105"]


def test_a_return_is_due_on_the_third_working_day_of_the_next_month():
    make_return("2018-09")
    assert return_due_on(Month(2018, 9)) == date(2018, 10, 10)
    assert return_due_on(Month(2018, 10)) == date(2018, 11, 5)
