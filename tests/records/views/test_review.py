"""The reviewer's desk: queue, several at once, reasons per field."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from records.enums import Status
from tests.records.factories import NOW, make_arrears, make_case
from tests.records.views.words import page, stored, told

pytestmark = pytest.mark.django_db


def test_the_queue_is_oldest_first_with_working_days(reviewer: Client) -> None:
    late = make_case(Status.SUBMITTED, when=NOW)
    early = make_arrears(Status.SUBMITTED, when=NOW - timedelta(days=9))
    make_case()
    rows = reviewer.get("/review/").context["rows"]
    assert [record.number for record, _ in rows] == [early.number, late.number]
    assert rows[0][1] > rows[1][1] > 0


def test_several_at_once_with_a_result_for_each(reviewer: Client) -> None:
    good, blocked = make_case(Status.SUBMITTED), make_case(Status.SUBMITTED, title="电话13800138000")
    gone = make_case(Status.APPROVED)
    out = make_case(Status.SUBMITTED, code="210106")
    numbers = [r.number for r in (good, blocked, gone, out)]
    response = reviewer.post("/review/approve/", {"number": numbers})
    assert [stored(r).status for r in (good, blocked, out)] == [Status.APPROVED, Status.SUBMITTED, Status.SUBMITTED]
    assert told(response) == [
        "已审核通过 1 条。",
        "“电话13800138000”未审核通过：标题：含有个人号码（138****8000），公开前请删去。",
        "2 条未审核通过：状态已变化，或是您本人录入、修改的记录。",
    ]


def test_nothing_ticked(reviewer: Client) -> None:
    assert told(reviewer.post("/review/approve/")) == ["请先勾选要审核通过的记录。"]


def test_a_return_without_a_reason_is_refused_with_the_page(reviewer: Client) -> None:
    record = make_case(Status.SUBMITTED)
    response = reviewer.post(page(record, "review/return/"), {"version": record.version})
    assert response.status_code == 422
    assert response.context["errors"] == ["请写明退回原因，或在有问题的填报项旁写明意见。"]


def test_reasons_typed_beside_fields_come_back_when_refused(reviewer: Client) -> None:
    record = make_case(Status.SUBMITTED, title="电话13800138000")
    sent = {"version": record.version, "reason-court": "请写全称", "reason": "见逐项意见"}
    response = reviewer.post(page(record, "review/approve/"), sent)
    facts = {f.name: f.asked for g in response.context["groups"] for f in g.facts if f.asked}
    assert facts == {"court": "请写全称"}
    assert response.context["reason"] == "见逐项意见"


def test_a_first_submission_has_no_difference_and_a_return_is_remembered(reviewer: Client) -> None:
    record = make_case(Status.SUBMITTED)
    context = reviewer.get(page(record, "review/")).context
    assert (context["changes"], context["asked_before"]) == (None, None)
    assert {"label": "案号", "value": record.default_case.case_number} in context["preview"].facts


def test_a_record_that_no_longer_waits_leads_back(reviewer: Client) -> None:
    record = make_case(Status.APPROVED)
    response = reviewer.get(page(record, "review/"))
    assert response.headers["Location"] == page(record)
    assert told(response) == ["记录状态为“已审核”，不能审核通过。"]


def test_the_history_tells_who_asked_for_what(reviewer: Client) -> None:
    record = make_case(Status.SUBMITTED)
    sent = {"version": record.version, "reason": "请核对。", "reason-court": "请写全称。"}
    reviewer.post(page(record, "review/return/"), sent)
    entry, status = reviewer.get(page(record, "history/")).context["entries"][0]
    assert status == "已退回"
    assert (entry.action, entry.reason, list(entry.field_reasons)) == ("退回", "请核对。", [("执行法院", "请写全称。")])
    assert entry.actor == reviewer.officer


def test_the_navigation_counts_what_waits(reviewer: Client) -> None:
    make_case(Status.SUBMITTED)
    make_case(Status.SUBMITTED)
    entries = {e["label"]: e["count"] for e in reviewer.get("/review/").context["navigation"]}
    assert entries["审核"] == 2
