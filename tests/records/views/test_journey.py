"""A record's life through the pages: enter, submit, return, correct, approve, publish, withdraw."""

from __future__ import annotations

import pytest
from django.test import Client

from disclosure.publication import published_digests
from records.enums import Status
from tests.records.factories import case_data, make_case, office, return_data
from tests.records.views.words import only_record, page, posted, stored, told

pytestmark = pytest.mark.django_db


def test_from_entry_to_withdrawal(clerk: Client, reviewer: Client, publisher: Client) -> None:
    office()
    response = clerk.post("/ledgers/default_case/new/", posted(case_data(basis_document=""), draft="1"))
    record = only_record()
    assert response.headers["Location"] == page(record)
    assert (record.status, told(response)) == (Status.DRAFT, ["草稿已保存。"])

    response = clerk.post(page(record, "submit/"), {"version": record.version})
    assert response.headers["Location"] == page(record, "edit/?check=1")
    shown = clerk.get(response.headers["Location"])
    assert dict(shown.context["form"].errors) == {"basis_document": ["请填写执行依据文号。"]}

    sent = {name: shown.context["form"][name].value() for name in shown.context["form"].fields}
    sent = {name: value for name, value in sent.items() if value not in (None, False)}
    clerk.post(page(record, "edit/"), {**sent, "basis_document": "（2017）辽0105民初12号", "submit": "1"})
    record = stored(record)
    assert record.status == Status.SUBMITTED

    answer = {"version": record.version, "reason": "请核对金额。", "reason-due_amount": "与判决书不一致。"}
    response = reviewer.post(page(record, "review/return/"), answer)
    assert response.headers["Location"] == "/review/"
    assert stored(record).status == Status.RETURNED
    form = clerk.get(page(record, "edit/")).context["form"]
    comments = {e.field.name: e.comment for s in form.sections() for e in s.entries if e.comment}
    assert comments == {"due_amount": "与判决书不一致。"}

    clerk.post(page(record, "edit/"), {**_values(form), "due_amount": "130万", "submit": "1"})
    record = stored(record)
    changes = reviewer.get(page(record, "review/")).context["changes"]
    assert [(c.label, c.before, c.after) for c in changes] == [("应履行金额", "1,200,000.00 元", "1,300,000.00 元")]
    reviewer.post(page(record, "review/approve/"), {"version": record.version})
    assert stored(record).status == Status.APPROVED

    response = publisher.post(page(record, "publish/"))
    assert (response.status_code, stored(record).status) == (302, Status.PUBLISHED)
    assert list(published_digests()) == [record.number]

    response = publisher.post(page(record, "withdraw/"), {"reason_kind": "entered_wrongly", "note": "重复。"})
    assert (response.status_code, stored(record).status) == (302, Status.WITHDRAWN)
    assert list(published_digests()) == []


def _values(form) -> dict[str, object]:
    found = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in found.items() if value not in (None, False)}


def test_a_refused_entry_saves_nothing_and_loses_nothing(clerk: Client) -> None:
    data = posted(case_data(due_amount="很多", title=""), submit="1")
    response = clerk.post("/ledgers/default_case/new/", data)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"due_amount", "title"}
    assert response.context["form"]["due_amount"].value() == "很多"
    assert response.context["form"]["court"].value() == data["court"]
    text = response.content.decode()
    assert 'href="#id_due_amount"' in text
    assert "error-summary" in text


def test_a_duplicate_is_refused_on_the_form(clerk: Client) -> None:
    first = make_case()
    data = posted(case_data(case_number=first.default_case.case_number), draft="1")
    response = clerk.post("/ledgers/default_case/new/", data)
    assert response.status_code == 422
    expected = f"同一事项已经录入（编号 {first.number}），请查找原记录，不要重复录入。"
    assert response.context["form"].non_field_errors() == [expected]


def test_another_districts_organisation_is_refused_at_its_field(clerk: Client) -> None:
    data = posted(case_data(organisation=office("210106")), draft="1")
    response = clerk.post("/ledgers/default_case/new/", data)
    assert response.status_code == 422
    errors = {"organisation": ["只能为本单位（本区县）录入，请核对责任单位。"]}
    assert dict(response.context["form"].errors) == errors


def test_take_back_and_discard(clerk: Client) -> None:
    record = make_case(Status.SUBMITTED)
    clerk.post(page(record, "take-back/"))
    assert stored(record).status == Status.DRAFT
    assert "确认作废" in clerk.get(page(record, "discard/")).content.decode()
    clerk.post(page(record, "discard/"), {"reason": "重复"})
    assert stored(record).status == Status.WITHDRAWN


def test_a_monthly_return_is_entered_and_handed_in_at_once(clerk: Client) -> None:
    office()
    clerk.post("/ledgers/monthly_return/new/", posted(return_data("2018-09"), submit="1"))
    record = only_record()
    assert (record.status, record.title) == (Status.SUBMITTED, "皇姑区2018年9月报送")


def test_a_second_click_is_told_and_does_nothing(clerk: Client) -> None:
    record = make_case()
    clerk.post(page(record, "submit/"), {"version": record.version})
    response = clerk.post(page(record, "submit/"), {"version": record.version})
    assert response.headers["Location"] == page(record)
    assert told(response)[-1] == "记录状态为“待审核”，不能提交审核。"
    assert stored(record).version == record.version + 1


def test_a_blocked_publication_says_why(clerk: Client, reviewer: Client) -> None:
    record = make_case(Status.SUBMITTED, title="联系人电话13800138000")
    response = reviewer.post(page(record, "review/approve/"), {"version": record.version})
    assert response.status_code == 422
    assert response.context["errors"] == ["标题：含有个人号码（138****8000），公开前请删去。"]
    assert stored(record).status == Status.SUBMITTED
