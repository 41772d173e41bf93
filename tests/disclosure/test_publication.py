"""The door in: what it stores, logs, refuses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from disclosure import publication
from disclosure.models import (
    DisclosureState,
    LogEntry,
    LogHead,
    PublicRecord,
    PublicRevision,
    RecordTotal,
    Tombstone,
)
from integrity_portal.lib import merkle, signing
from integrity_portal.lib.canonical import canonical_json, digest
from tests.disclosure import seeds
from tests.disclosure.seeds import AT, minutes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]


def actions() -> list[tuple[int, str, str, int]]:
    return list(LogEntry.objects.values_list("index", "action", "number", "revision"))


def test_a_published_copy_holds_its_sealed_content() -> None:
    copy = seeds.case(1)
    entry = publication.publish_record(copy=copy, at=AT)
    record = PublicRecord.objects.get(number=copy.number)
    assert record.content == {
        **copy.content,
        "title": copy.title,
        "region": "210105",
        "organisation": str(copy.organisation_id),
        "occurred_on": "2025-10-08",
    }
    assert record.digest == digest(record.content) == entry.digest
    assert (record.revision, record.status, record.log_index) == (1, "published", 0)
    assert record.lookup == "（2025）辽0105执1001号"


def test_an_entry_is_hashed_over_its_seven_keys_as_served() -> None:
    entry = publication.publish_record(copy=seeds.case(1), at=AT)
    stored = LogEntry.objects.get(index=0)
    assert stored.as_entry() == {
        "index": 0,
        "time": "2026-11-02T01:30:00.000000Z",
        "action": "published",
        "kind": "record",
        "number": seeds.number_of(1),
        "revision": 1,
        "digest": entry.digest,
    }
    assert stored.leaf_hash == merkle.leaf_hash(canonical_json(stored.as_entry())).hex()


def test_every_head_is_signed_over_size_root_and_time(settings: Any) -> None:
    for place in range(1, 6):
        publication.publish_record(copy=seeds.case(place), at=minutes(place))
    leaves = [bytes.fromhex(leaf) for leaf in LogEntry.objects.values_list("leaf_hash", flat=True)]
    for head in LogHead.objects.all():
        assert head.root == merkle.root_from_leaves(leaves[: head.size]).hex()
        message = canonical_json({"size": head.size, "root": head.root, "time": head.time})
        assert signing.verify(signing.public_key(settings.LOG_SIGNING_KEY), message, head.signature)
    assert list(LogHead.objects.values_list("size", flat=True)) == [1, 2, 3, 4, 5]


def test_a_batch_has_one_head_and_the_tree_of_single_calls() -> None:
    publication.publish_record(copy=seeds.case(1), at=AT)
    publication.publish_records(copies=[seeds.case(place) for place in range(2, 20)], at=AT)
    leaves = [bytes.fromhex(leaf) for leaf in LogEntry.objects.values_list("leaf_hash", flat=True)]
    assert list(LogHead.objects.values_list("size", flat=True)) == [1, 19]
    assert LogHead.objects.get(size=19).root == merkle.root_from_leaves(leaves).hex()


def test_an_amendment_keeps_the_earlier_revision() -> None:
    publication.publish_record(copy=seeds.case(1), at=AT)
    changed = seeds.case(1, content={"paid_amount": "2650000.00", "unpaid_amount": "4000000.00"})
    publication.publish_record(copy=changed, at=minutes(5), amended=True)
    record = PublicRecord.objects.get(number=changed.number)
    assert (record.status, record.revision, record.published_at) == ("amended", 2, AT)
    found = PublicRevision.objects.filter(record=record).values_list("revision", "action", "content__paid_amount")
    assert list(found) == [(1, "published", "1650000.00"), (2, "amended", "2650000.00")]
    assert actions() == [(0, "published", changed.number, 1), (1, "amended", changed.number, 2)]


@pytest.mark.parametrize("action", ["withdrawn", "repaired", "expired"])
def test_an_ending_leaves_a_tombstone_and_no_content(action: str) -> None:
    copy = seeds.case(1)
    publication.publish_record(copy=copy, at=AT)
    publication.publish_record(copy=seeds.case(1, title="更正后的标题"), at=AT, amended=True)
    entry = publication.end_record(number=copy.number, action=action, reason_kind="entered_wrongly", at=minutes(9))
    assert not PublicRecord.objects.exists()
    assert not PublicRevision.objects.exists()
    stone = Tombstone.objects.get()
    assert (stone.number, stone.kind, stone.reason_kind) == (copy.number, action, "entered_wrongly")
    assert stone.withdrawn_at == minutes(9)
    assert (entry.action, entry.revision, entry.digest) == (action, 2, None)


def test_a_case_that_is_listed_again_continues_its_revisions() -> None:
    copy = seeds.case(1)
    publication.publish_record(copy=copy, at=AT)
    publication.end_record(number=copy.number, action="repaired", reason_kind="court_deleted", at=minutes(1))
    entry = publication.publish_record(copy=copy, at=minutes(2))
    assert (entry.action, entry.revision) == ("published", 2)
    assert not Tombstone.objects.exists()


def test_an_objection_is_marked_and_cleared() -> None:
    copy = seeds.case(1)
    publication.publish_record(copy=copy, at=AT)
    marked = publication.mark_objection(number=copy.number, open=True, at=minutes(1))
    assert PublicRecord.objects.get().status == "under_objection"
    with pytest.raises(publication.PublicationRefused, match="已标注异议"):
        publication.mark_objection(number=copy.number, open=True, at=minutes(2))
    cleared = publication.mark_objection(number=copy.number, open=False, at=minutes(3))
    assert PublicRecord.objects.get().status == "published"
    assert [(e.action, e.revision, e.digest is None) for e in (marked, cleared)] == [
        ("objection_marked", 1, False),
        ("objection_cleared", 1, False),
    ]


def test_totals_follow_every_change() -> None:
    publication.publish_records(copies=[seeds.case(1), seeds.case(2), seeds.arrears(1)], at=AT)
    publication.mark_objection(number=seeds.number_of(1), open=True, at=AT)
    publication.end_record(number=seeds.number_of(2), action="withdrawn", reason_kind="duplicate", at=AT)
    kept = RecordTotal.objects.filter(records__gt=0).values_list("ledger", "region_code", "status", "records")
    assert sorted(kept) == [
        ("arrears", "210105", "published", 1),
        ("default_case", "210105", "under_objection", 1),
    ]


def test_every_call_raises_the_version_and_the_time() -> None:
    before = publication.public_version()
    publication.publish_record(copy=seeds.case(1), at=minutes(1))
    publication.mark_objection(number=seeds.number_of(1), open=True, at=minutes(2))
    state = DisclosureState.objects.get()
    assert (state.version, state.as_of, state.log_size) == (before + 2, minutes(2), 2)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"content": {"creditor": "某公司"}}, "creditor", "不是可以公开的字段"),
        ({"content": {"due_amount": 6650000}}, "due_amount", "应为两位小数的金额"),
        ({"content": {"due_amount": "6650000"}}, "due_amount", "应为两位小数的金额"),
        ({"content": {"due_amount": "6,650,000.00"}}, "due_amount", "应为两位小数的金额"),
        ({"content": {"listed_on": "2025年10月8日"}}, "listed_on", "应为日期（YYYY-MM-DD）"),
        ({"content": {"listed_on": "2025-13-08"}}, "listed_on", "应为日期（YYYY-MM-DD）"),
        ({"content": {"situation": "other"}}, "situation", "不在可选范围内"),
        ({"content": {"court": None}}, "court", "不能为空"),
        ({"content": {"court": ["沈阳"]}}, "court", "应为文字"),
        ({"title": ""}, "title", "标题应为 1 至 200 个字"),
        ({"number": "abc"}, "number", "编号格式不正确"),
    ],
)
def test_the_schema_is_strict(changes: dict[str, Any], field: str, message: str) -> None:
    with pytest.raises(publication.ContentRefused) as refused:
        publication.publish_record(copy=seeds.case(1, **changes), at=AT)
    assert refused.value.errors == {field: [message]}
    assert not LogEntry.objects.exists()


def test_a_missing_field_is_refused() -> None:
    copy = seeds.case(1)
    content = {name: value for name, value in copy.content.items() if name != "court"}
    assert publication.check_copy(replace(copy, content=content)) == {"court": ["缺少该字段"]}


@pytest.mark.parametrize("place", ["title", "court", "search"])
def test_personal_numbers_never_pass(place: str) -> None:
    marker = "联系电话13842001234"
    changes = {"title": marker} if place == "title" else {"content": {"court": marker}}
    changes = {"search": [marker]} if place == "search" else changes
    with pytest.raises(publication.ContentRefused) as refused:
        publication.publish_record(copy=seeds.case(1, **changes), at=AT)
    assert list(refused.value.errors) == [place]
    assert "13842001234" not in str(refused.value)


def test_what_is_public_twice_unknown_or_elsewhere_is_refused() -> None:
    publication.publish_record(copy=seeds.case(1), at=AT)
    with pytest.raises(publication.AlreadyPublished):
        publication.publish_record(copy=seeds.case(1), at=AT)
    with pytest.raises(publication.NotPublished):
        publication.publish_record(copy=seeds.case(2), at=AT, amended=True)
    with pytest.raises(publication.NotPublished):
        publication.end_record(number=seeds.number_of(2), action="withdrawn", reason_kind="duplicate", at=AT)
    with pytest.raises(publication.PublicationRefused, match="责任单位尚未公开"):
        publication.publish_record(copy=seeds.case(3, organisation_id=uuid4()), at=AT)
    with pytest.raises(publication.PublicationRefused, match="区划尚未公开"):
        publication.publish_record(copy=seeds.case(3, region="210199"), at=AT)
    with pytest.raises(publication.PublicationRefused, match="不逐条公示"):
        publication.publish_record(copy=seeds.case(3, ledger="monthly_return"), at=AT)
    assert LogEntry.objects.count() == 1


def test_a_batch_is_all_or_none() -> None:
    with pytest.raises(publication.ContentRefused):
        publication.publish_records(copies=[seeds.case(1), seeds.case(2, title="")], at=AT)
    assert not PublicRecord.objects.exists()
    assert not LogEntry.objects.exists()
