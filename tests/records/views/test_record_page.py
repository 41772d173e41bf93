"""The page of one record: what it shows, and which steps it offers to whom in which state."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.enums import Role
from records.enums import Status
from tests.records.factories import make_arrears, make_case, make_return
from tests.records.views.words import page

pytestmark = pytest.mark.django_db

OFFERED = {
    (Status.DRAFT, Role.CLERK): ["submit", "discard"],
    (Status.DRAFT, Role.REVIEWER): [],
    (Status.SUBMITTED, Role.CLERK): ["take_back"],
    (Status.SUBMITTED, Role.REVIEWER): ["return", "approve"],
    (Status.RETURNED, Role.CLERK): ["submit", "discard"],
    (Status.APPROVED, Role.CLERK): [],
    (Status.APPROVED, Role.PUBLISHER): ["publish", "withdraw"],
    (Status.PUBLISHED, Role.PUBLISHER): ["mark_objection", "withdraw"],
    (Status.PUBLISHED, Role.SUPERVISOR): [],
    (Status.WITHDRAWN, Role.PUBLISHER): [],
}


@pytest.mark.parametrize(("status", "role"), OFFERED)
def test_the_steps_that_are_offered(sign_in, status: Status, role: Role) -> None:
    assert sign_in(role).get(page(make_case(status))).context["actions"] == OFFERED[status, role]


def test_a_clerk_edits_drafts_and_corrects_what_is_reviewed(clerk: Client) -> None:
    draft, approved = make_case(), make_case(Status.APPROVED)
    first, second = (clerk.get(page(record)).context for record in (draft, approved))
    assert (first["can_edit"], first["can_propose"], first["events"]) == (True, False, [])
    assert (second["can_edit"], second["can_propose"]) == (False, True)
    assert second["events"] == ["payment", "handling", "plan", "settlement", "deletion"]


def test_arrears_and_returns_have_their_own_events(clerk: Client) -> None:
    debt, filed = make_arrears(Status.APPROVED), make_return("2018-09", Status.APPROVED)
    assert clerk.get(page(debt)).context["events"] == ["payment", "instalments", "confirmation"]
    assert clerk.get(page(filed)).context["events"] == []


def test_values_are_formatted(clerk: Client) -> None:
    groups = clerk.get(page(make_case())).context["groups"]
    values = {fact.name: fact.value for group in groups for fact in group.facts}
    assert values["due_amount"] == "1,200,000.00 元"
    assert values["listed_on"] == "2018年5月2日"
    assert values["handling"] == "纳入名单"
    assert values["applicant_consents"] == "否"


def test_a_wrong_check_digit_is_shown_beside_the_code(clerk: Client) -> None:
    groups = clerk.get(page(make_arrears(creditor_uscc="912101007845678901"))).context["groups"]
    notes = {fact.name: fact.note for group in groups for fact in group.facts if fact.note}
    assert list(notes) == ["creditor_uscc"]


def test_reasons_stand_beside_their_fields_after_a_return(reviewer: Client, clerk: Client) -> None:
    record = make_case(Status.SUBMITTED)
    reviewer.post(page(record, "review/return/"), {"version": record.version, "reason-court": "请写全称。"})
    groups = clerk.get(page(record)).context["groups"]
    assert {fact.name: fact.asked for group in groups for fact in group.facts if fact.asked} == {"court": "请写全称。"}


def test_the_preview_hides_private_names_everywhere(clerk: Client) -> None:
    record = make_case(Status.APPROVED, title="沈阳示例甲建筑有限公司申请执行案")
    response = clerk.get(page(record, "preview/"))
    facts = {fact["label"]: fact["value"] for fact in response.context["preview"].facts}
    assert "沈阳示例甲建筑有限公司" not in "".join(facts.values())
    assert facts["标题"] == "某建筑企业申请执行案"


def test_the_preview_says_why_a_record_is_not_public(clerk: Client) -> None:
    filed = make_return("2018-09", Status.APPROVED)
    draft = make_case(court="")
    early = make_case(Status.APPROVED, handling="execution", listed_on="", situation="")
    reasons = [clerk.get(page(record, "preview/")).context["preview"].reason for record in (filed, draft, early)]
    assert reasons == [
        "此台账用于监测，不逐条公开。",
        "填写完整、校验通过后才能预览公开内容。",
        "案件尚未纳入名单，不公开。",
    ]


def test_markup_in_a_title_stays_text(clerk: Client) -> None:
    record = make_case(title="<script>alert(1)</script>")
    for path in ("", "edit/", "history/", "preview/", "discard/"):
        assert b"<script>alert(1)" not in clerk.get(page(record, path)).content
