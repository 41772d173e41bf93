"""Corrections of reviewed records through the pages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from records.enums import AmendmentState, Status
from tests.records.factories import make_case
from tests.records.views.words import page, stored, told

pytestmark = pytest.mark.django_db


def opened(client: Client, address: str) -> dict[str, object]:
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


def propose(clerk: Client, record, **changes: str):
    address = page(record, "correct/")
    return clerk.post(address, {**opened(clerk, address), "note": "法院来函更正。", "submit": "1", **changes})


def test_proposed_returned_revised_and_approved(clerk: Client, reviewer: Client) -> None:
    record = make_case(Status.APPROVED)
    response = propose(clerk, record, due_amount="130万")
    assert response.headers["Location"] == page(record)
    amendment = record.amendments.get()
    assert stored(record).default_case.due_amount == Decimal("1200000.00")

    review = page(record, f"corrections/{amendment.pk}/")
    changes = [change for change, _ in reviewer.get(review).context["changes"]]
    assert [(c.label, c.before, c.after) for c in changes] == [("应履行金额", "1,200,000.00 元", "1,300,000.00 元")]
    reviewer.post(f"{review}return/", {"reason": "请附来函。", "reason-due_amount": "与来函不一致。"})
    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.RETURNED

    revise = f"{review}edit/"
    values = opened(clerk, revise)
    assert values["due_amount"] == "1,300,000.00"
    clerk.post(revise, {**values, "due_amount": "125万", "submit": "1"})
    reviewer.post(f"{review}approve/")
    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.DONE
    assert stored(record).default_case.due_amount == Decimal("1250000.00")


def test_what_the_reviewer_has_not_seen_is_not_approved(clerk: Client, reviewer: Client) -> None:
    """A colleague returned it and the clerk handed it in anew while the page stood open."""
    record = make_case(Status.APPROVED)
    propose(clerk, record, due_amount="130万")
    amendment = record.amendments.get()
    review = page(record, f"corrections/{amendment.pk}/")
    seen = reviewer.get(review).context["amendment"].entered_at.isoformat()
    reviewer.post(f"{review}return/", {"reason": "请附来函。", "seen": seen})
    clerk.post(f"{review}edit/", {**opened(clerk, f"{review}edit/"), "due_amount": "900万", "submit": "1"})
    for step in ("approve/", "return/"):
        answer = reviewer.post(f"{review}{step}", {"seen": seen, "reason": "理由"})
        assert told(answer)[-1] == "更正在此期间已修改后重新提交，尚未办理，请核对最新内容。"
    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.SUBMITTED
    assert f'name="seen" value="{amendment.entered_at.isoformat()}"' in reviewer.get(review).content.decode()


def test_no_reason_and_no_change_are_refused(clerk: Client) -> None:
    record = make_case(Status.APPROVED)
    assert dict(propose(clerk, record, note="").context["form"].errors) == {"note": ["请写明更正原因。"]}
    assert propose(clerk, record).context["form"].non_field_errors() == ["没有任何改动。"]
    assert record.amendments.count() == 0


def test_only_one_at_a_time(clerk: Client) -> None:
    record = make_case(Status.APPROVED)
    propose(clerk, record, due_amount="130万")
    response = clerk.get(page(record, "correct/"))
    assert told(response)[-1] == "此记录已有一份更正正在办理，请先办完。"
    assert clerk.get(page(record)).context["can_propose"] is False


def test_given_up(clerk: Client) -> None:
    record = make_case(Status.APPROVED)
    propose(clerk, record, due_amount="130万")
    amendment = record.amendments.get()
    clerk.post(page(record, f"corrections/{amendment.pk}/drop/"))
    amendment.refresh_from_db()
    assert amendment.state == AmendmentState.DROPPED


def test_a_return_without_a_reason_is_refused(clerk: Client, reviewer: Client) -> None:
    record = make_case(Status.APPROVED)
    propose(clerk, record, due_amount="130万")
    response = reviewer.post(page(record, f"corrections/{record.amendments.get().pk}/return/"))
    assert response.status_code == 422
    assert response.context["errors"] == ["请写明退回原因，或在有问题的填报项旁写明意见。"]


def test_it_waits_on_the_desks(clerk: Client, reviewer: Client) -> None:
    record = make_case(Status.APPROVED)
    propose(clerk, record, due_amount="130万")
    amendment = record.amendments.get()
    assert list(reviewer.get("/").context["amendments"]) == [amendment]
    reviewer.post(page(record, f"corrections/{amendment.pk}/return/"), {"reason": "请附来函。"})
    assert list(clerk.get("/").context["amendments_returned"]) == [amendment]


def test_a_draft_is_edited_not_corrected(clerk: Client) -> None:
    record = make_case()
    response = clerk.get(page(record, "correct/"))
    assert told(response) == ["未审核的记录可以直接修改，不走更正程序。"]


def test_clerks_do_not_review_corrections(clerk: Client) -> None:
    record = make_case(Status.APPROVED)
    propose(clerk, record, due_amount="130万")
    assert clerk.get(page(record, f"corrections/{record.amendments.get().pk}/")).status_code == 403
