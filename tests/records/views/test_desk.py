"""The desk: what waits by role, what is due, what came back, and the supervisor's overview."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.enums import Role
from accounts.queries import calendar
from records.actions.case_plans import save_plan
from records.actions.instalments import save_repayment_plan
from records.actions.payments import add_payment
from records.enums import Status
from records.queries.due import due_soon, return_due
from tests.records.factories import NOW, make_arrears, make_case, make_return, officer
from tests.records.views.words import page

pytestmark = pytest.mark.django_db

TODAY = date(2018, 10, 10)


def dues(today: date = TODAY) -> list[tuple[str, date, int]]:
    found = due_soon(officer(Role.CLERK), today=today, days=calendar())
    return [(due.what, due.on, due.left) for due in found]


def test_an_empty_desk_is_calm(clerk: Client) -> None:
    text = clerk.get("/").content.decode()
    assert "没有被退回的记录。" in text
    assert "没有草稿。" in text


def test_the_clerk_sees_drafts_and_what_came_back_with_the_reason(clerk: Client) -> None:
    draft, returned = make_case(), make_case(Status.RETURNED)
    make_case(code="210106")
    context = clerk.get("/").context
    assert list(context["drafts"]) == [draft]
    assert [(r, r.return_reason) for r in context["returned"]] == [(returned, "请补充执行依据。")]
    assert (context["waiting"].drafts, context["waiting"].to_review) == (1, None)


def test_reviewer_and_publisher_see_their_work(reviewer: Client, publisher: Client) -> None:
    waiting, approved = make_case(Status.SUBMITTED), make_case(Status.APPROVED)
    assert list(reviewer.get("/").context["to_review"]) == [waiting]
    assert list(publisher.get("/").context["to_publish"]) == [approved]
    assert "drafts" not in reviewer.get("/").context


def test_plans_and_milestones_within_ten_working_days(clerk: Client) -> None:
    record = make_case(Status.APPROVED)
    plan = {"deadline": "2018-10-24"}
    steps = [{"title": "落实资金", "due_on": "2018-09-28"}, {"title": "付清", "due_on": "2018-12-01"}]
    save_plan(record=record, data=plan, milestones=steps, by=clerk.officer, at=NOW)
    # 28 September to 10 October: 29 and 30 September were made working days, 1 to 7 October were off
    assert dues() == [("工作节点：落实资金", date(2018, 9, 28), -5), ("一案一策办结期限", date(2018, 10, 24), 10)]
    assert dues(date(2018, 10, 9)) == [("工作节点：落实资金", date(2018, 9, 28), -4)]


def test_instalments_are_overdue_until_payments_cover_them(clerk: Client) -> None:
    record = make_arrears(Status.APPROVED)
    rows = [("2018-08-31", "50万"), ("2018-09-30", "50万"), ("2018-12-31", "50万")]
    save_repayment_plan(record=record, instalments=rows, by=clerk.officer, at=NOW)
    assert [(what, on) for what, on, _ in dues()] == [("还款计划逾期", date(2018, 9, 30))]
    add_payment(record=record, paid_on="2018-10-01", amount="100万", document="凭证", by=clerk.officer, at=NOW)
    assert dues() == []


def test_other_districts_are_not_due_here(clerk: Client) -> None:
    record = make_case(Status.APPROVED, code="210106")
    by = officer(Role.CLERK, "210106")
    save_plan(record=record, data={"deadline": "2018-10-12"}, milestones=[], by=by, at=NOW)
    assert dues() == []


def test_last_months_return_is_asked_for_until_it_is_handed_in(clerk: Client) -> None:
    asked = return_due(clerk.officer, today=date(2018, 10, 8), days=calendar())
    assert asked is not None
    assert (str(asked.month), asked.on, asked.left) == ("2018-09", date(2018, 10, 10), 2)
    assert [region.code for region in asked.missing] == ["210105"]
    make_return("2018-09", Status.SUBMITTED)
    assert return_due(clerk.officer, today=date(2018, 10, 8), days=calendar()) is None


def test_an_office_that_files_no_returns_is_not_asked(sign_in) -> None:
    client = sign_in(Role.CLERK, "210106", reach="organisation")
    assert return_due(client.officer, today=TODAY, days=calendar()) is None


def test_the_supervisor_sees_every_district(sign_in) -> None:
    make_case(Status.APPROVED)
    make_arrears(Status.APPROVED, code="210106")
    make_case(Status.SUBMITTED, code="210106")
    context = sign_in(Role.SUPERVISOR, "210100", reach="city").get("/").context
    lines = {line.region.code: line for line in context["districts"]}
    assert (lines["210105"].cases, lines["210105"].listed, lines["210105"].arrears) == (1, 1, 0)
    assert (lines["210106"].cases, lines["210106"].arrears, lines["210106"].waiting) == (0, 1, 1)
    assert not lines["210105"].filed


def test_the_record_page_counts_working_days_to_the_plans_end(clerk: Client) -> None:
    record = make_case(Status.APPROVED)
    deadline = timezone.localdate() + timedelta(days=30)
    save_plan(record=record, data={"deadline": deadline.isoformat()}, milestones=[], by=clerk.officer, at=NOW)
    clock = clerk.get(page(record)).context["clocks"][0]
    assert (clock.label, clock.on) == ("一案一策办结期限", deadline)
    assert 0 < clock.left < 30
