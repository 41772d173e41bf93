"""The publisher's desk."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.enums import Role
from disclosure.publication import published_digests
from records.actions.payments import add_payment
from records.enums import Status
from tests.accounts.factories import OfficerFactory
from tests.records.factories import NOW, make_arrears, make_case, make_return, officer
from tests.records.views.words import marked, page, stored, told

pytestmark = pytest.mark.django_db


def shown(client: Client, show: str = "waiting") -> list[str]:
    return [record.number for record in client.get(f"/publishing/?show={show}").context["object_list"]]


def test_what_can_be_public_waits(publisher: Client) -> None:
    listed = make_case(Status.APPROVED)
    debt = make_arrears(Status.APPROVED)
    make_case(Status.APPROVED, handling="execution", listed_on="", situation="")
    make_return("2018-09", Status.APPROVED)
    assert shown(publisher) == [listed.number, debt.number]


def test_publishing_several(publisher: Client) -> None:
    first, second = make_case(Status.APPROVED), make_arrears(Status.APPROVED)
    response = publisher.post("/publishing/publish/", {"number": [first.number, second.number]})
    assert told(response) == ["已公示 2 条。"]
    assert sorted(published_digests()) == sorted([first.number, second.number])
    assert sorted(shown(publisher, "public")) == sorted([first.number, second.number])


def test_what_the_publisher_has_not_seen_is_not_published(publisher: Client) -> None:
    """An event in between shows up before it becomes public; a second click is told the state."""
    record = make_arrears(Status.APPROVED)
    address = page(record, "publish/")
    sent = marked(publisher, address)
    add_payment(record=record, paid_on="2018-10-09", amount="1万", document="凭证", by=officer(Role.CLERK), at=NOW)
    assert told(publisher.post(address, sent)) == ["他人刚刚修改了此记录，尚未办理。请核对最新内容后再办理。"]
    assert stored(record).status == Status.APPROVED
    sent = marked(publisher, address)
    publisher.post(address, sent)
    assert stored(record).status == Status.PUBLISHED
    assert told(publisher.post(address, sent))[-1] == "记录状态为“已公示”，不能公示。"
    assert stored(record).revision == 1


def test_the_page_before_publication_shows_what_the_public_will_read(publisher: Client) -> None:
    record = make_case(Status.APPROVED)
    response = publisher.get(page(record, "publish/"))
    values = {fact["label"]: fact["value"] for fact in response.context["preview"].facts}
    assert values["未履行金额"] == "1,000,000.00 元"
    assert record.default_case.applicant_name not in response.content.decode()


def test_a_payment_makes_the_copy_stale_and_the_update_mends_it(publisher: Client) -> None:
    record = make_case(Status.PUBLISHED)
    clerk = officer("clerk")
    add_payment(record=record, paid_on="2018-09-01", amount="10万", document="凭证", by=clerk, at=NOW)
    assert shown(publisher, "update") == [record.number]
    publisher.post(page(record, "update/"))
    assert (stored(record).status, stored(record).revision) == (Status.AMENDED, 2)
    assert shown(publisher, "update") == []


def test_updating_several_at_once(publisher: Client) -> None:
    records = [make_case(Status.PUBLISHED), make_case(Status.PUBLISHED), make_case(Status.PUBLISHED)]
    for record in records[:2]:
        add_payment(record=record, paid_on="2018-09-01", amount="10万", document="凭证", by=officer("clerk"), at=NOW)
    response = publisher.post("/publishing/update/", {"number": [record.number for record in records]})
    assert told(response) == ["已更新公示 2 条。", "1 条未更新公示：状态已变化，或是您本人录入、修改的记录。"]
    assert [stored(record).revision for record in records] == [2, 2, 1]


def test_an_update_without_a_change_leads_back(publisher: Client) -> None:
    record = make_case(Status.PUBLISHED)
    response = publisher.post(page(record, "update/"))
    assert told(response) == ["公示内容与现行内容一致，无需更新。"]


def test_an_objection_is_marked_and_cleared(publisher: Client) -> None:
    record = make_case(Status.PUBLISHED)
    publisher.post(page(record, "objection/"))
    assert stored(record).status == Status.UNDER_OBJECTION
    assert [c.label for c in publisher.get(page(record)).context["clocks"]] == ["异议办理期限"]
    publisher.post(page(record, "objection/clear/"))
    assert stored(record).status == Status.PUBLISHED


def test_a_withdrawal_needs_its_reason_and_says_it_is_final(publisher: Client) -> None:
    record = make_case(Status.PUBLISHED)
    text = publisher.get(page(record, "withdraw/")).content.decode()
    assert "撤销不能恢复" in text
    assert "确认撤销" in text
    response = publisher.post(page(record, "withdraw/"), {"reason_kind": ""})
    assert response.status_code == 422
    assert dict(response.context["form"].errors) == {"reason_kind": ["请选择撤销原因。"]}
    assert stored(record).status == Status.PUBLISHED


def test_a_blocked_publication_shows_the_reason(publisher: Client) -> None:
    record = make_case(Status.APPROVED, handling="execution", listed_on="", situation="")
    response = publisher.post(page(record, "publish/"))
    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == ["案件尚未纳入名单，不公开。"]


def test_what_a_clerk_sees_of_it(publisher: Client, clerk: Client) -> None:
    record = make_case(Status.PUBLISHED)
    address = clerk.get(page(record)).context["public_address"]
    assert address.endswith(f"/records/{record.number}/")
    assert "withdraw" not in clerk.get(page(record)).context["actions"]
    assert publisher.get(page(record)).context["actions"] == ["mark_objection", "withdraw"]


def test_the_bulk_step_needs_the_role() -> None:
    other = Client()
    other.force_login(OfficerFactory(roles=["clerk"]))
    assert other.post("/publishing/publish/", {"number": "ABCDEF"}).status_code == 403


def test_withdrawing_what_was_never_public_says_so(publisher: Client) -> None:
    record = make_case(Status.APPROVED)
    assert "公开网站只留下" not in publisher.get(page(record, "withdraw/")).content.decode()
    publisher.post(page(record, "withdraw/"), {"reason_kind": "duplicate"})
    assert stored(record).status == Status.WITHDRAWN
