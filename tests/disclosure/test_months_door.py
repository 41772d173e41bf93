"""Months and reports through the door: what is checked, what is kept, what verifying answers."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from disclosure import publication
from disclosure.models import LogEntry, PublicMonth, PublicScore, PublicWarning
from integrity_portal.lib.canonical import digest, sha256_hex
from tests.disclosure import seeds
from tests.disclosure.seeds import AT, minutes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]
ONE = seeds.number_of(1)
PDF = b"%PDF-1.7 the city's report"


@pytest.fixture
def record() -> None:
    publication.publish_record(copy=seeds.case(1), at=AT)


def evidence() -> dict[str, Any]:
    return {"210105": {"newly_listed": {"numbers": [ONE], "private": [{"ledger": "arrears", "count": 2}]}}}


def put(result: dict[str, Any], found: dict[str, Any], **changes: Any) -> LogEntry:
    values = {"result": result, "evidence": found, "warnings": [], "note": "", "at": AT} | changes
    return publication.publish_month(**values)


def report(version: int, files: dict[str, bytes], region: str | None = None) -> list[LogEntry]:
    return publication.publish_report(
        month="2026-10", region=region, version=version, title=f"报告第{version}版",
        content_digest="ab" * 32, files=files, at=minutes(version),
    )  # fmt: skip


def test_a_month_is_stored_logged_and_ranked(record: None) -> None:
    result = seeds.month_result("2026-10", evidence=evidence())
    entry = put(result, evidence())
    month = PublicMonth.objects.get()
    assert (month.digest, month.log_index, month.version) == (digest(result), entry.index, 1)
    assert (entry.action, entry.kind, entry.number, entry.revision) == ("published", "month", "2026-10", 1)
    assert month.not_reported == [{"code": "210124", "name": "法库县"}]
    scores = {row.region_code: str(row.score) for row in PublicScore.objects.all()}
    assert scores == {region["code"]: region["score"] for region in result["regions"]}


def test_a_second_version_is_an_amendment(record: None) -> None:
    put(seeds.month_result("2026-10", evidence=evidence()), evidence())
    entry = put(seeds.month_result("2026-10", version=2, evidence=evidence()), evidence(), note="更正")
    assert (entry.action, entry.revision) == ("amended", 2)
    assert publication.published_month_version("2026-10") == 2


def test_versions_follow_each_other(record: None) -> None:
    with pytest.raises(publication.PublicationRefused, match="已公布第 0 版，不能公布第 2 版"):
        put(seeds.month_result("2026-10", version=2, evidence=evidence()), evidence())


def test_evidence_must_be_what_the_result_counted(record: None) -> None:
    result = seeds.month_result("2026-10", evidence=evidence())
    with pytest.raises(publication.PublicationRefused, match="条数与结果不一致"):
        put(result, {})
    other = deepcopy(evidence())
    other["210105"]["newly_listed"]["numbers"] = [seeds.number_of(2)]
    with pytest.raises(publication.PublicationRefused, match="摘要与结果不一致"):
        put(result, other)


def test_a_number_that_was_never_public_is_refused() -> None:
    with pytest.raises(publication.PublicationRefused, match=f"从未公示：{ONE}"):
        put(seeds.month_result("2026-10", evidence=evidence()), evidence())
    assert not PublicMonth.objects.exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"level": "purple"}, "不认识的预警等级：purple"),
        ({"title": "联系 13842001234"}, "含有个人号码"),
        ({"region": "999999"}, "区划尚未公开：999999"),
        ({"records": ["XXXX-XXXX-XXXX"]}, "从未公示"),
    ],
)
def test_warnings_are_checked(record: None, changes: dict[str, Any], message: str) -> None:
    warning = {"level": "red", "region": "210105", "rule": "r", "title": "t", "figures": {}, "records": []}
    with pytest.raises(publication.PublicationRefused, match=message):
        put(seeds.month_result("2026-10"), {}, warnings=[warning | changes])
    assert not PublicWarning.objects.exists()


def test_a_float_can_never_be_sealed() -> None:
    result = seeds.month_result("2026-10")
    result["regions"][0]["score"] = 91.5
    with pytest.raises(TypeError):
        put(result, {})


def test_report_files_are_logged_by_their_bytes(record: None) -> None:
    seeds.publish_month(numbers=(ONE,))
    entries = report(1, {"pdf": PDF, "json": b"{}"}, region="210105")
    assert [(e.number, e.revision, e.digest) for e in entries] == [
        ("2026-10/210105.json", 1, sha256_hex(b"{}")),
        ("2026-10/210105.pdf", 1, sha256_hex(PDF)),
    ]
    assert publication.published_report_version("2026-10", "210105") == 1


def test_reports_need_their_month_and_a_known_format(record: None) -> None:
    with pytest.raises(publication.PublicationRefused, match="尚未公布"):
        report(1, {"pdf": PDF})
    seeds.publish_month(numbers=(ONE,))
    with pytest.raises(publication.PublicationRefused, match="不认识的格式"):
        report(1, {"exe": PDF})
    report(1, {"pdf": PDF})
    with pytest.raises(publication.PublicationRefused, match="报告已公布"):
        report(1, {"pdf": PDF})


def test_files_are_served_as_published(client: Client, record: None) -> None:
    seeds.publish_month(numbers=(ONE,))
    report(1, {"pdf": PDF})
    response = client.get("/reports/2026-10.pdf")
    assert (response.content, response["Content-Type"]) == (PDF, "application/pdf")
    assert response["Content-Disposition"].startswith("attachment; ")
    for path in (
        "/reports/2026-10.docx",
        "/reports/2026-10.xlsx",
        "/reports/2026-10/210105.pdf",
        "/reports/2026-09.pdf",
    ):
        assert client.get(path).status_code == 404


def outcome(client: Client, **sent: Any) -> str:
    response = client.post("/verify/", sent) if "file" in sent else client.get("/verify/", sent)
    assert response.status_code == 200
    return str(response.context["verdict"].outcome)


def test_an_uploaded_file_is_recognised_by_its_bytes(client: Client, record: None) -> None:
    seeds.publish_month(numbers=(ONE,))
    report(1, {"pdf": PDF})

    def sent(data: bytes) -> str:
        return outcome(client, file=SimpleUploadedFile("a.pdf", data))

    assert sent(PDF) == "genuine"
    assert sent(PDF + b" ") == "unknown"
    seeds.publish_month(version=2, numbers=(ONE,), at=minutes(1))
    report(2, {"pdf": PDF + b"2"})
    assert sent(PDF) == "superseded"
    assert client.get("/reports/2026-10.pdf?version=1").content == PDF


def test_what_is_typed_is_recognised(client: Client, record: None) -> None:
    old = publication.published_digests()[ONE]
    assert outcome(client, number=f" {ONE.lower()} ") == "genuine"
    assert outcome(client, number=old) == "genuine"
    publication.publish_record(copy=seeds.case(1, title="更正"), at=minutes(1), amended=True)
    assert outcome(client, number=old) == "superseded"
    publication.end_record(number=ONE, action="withdrawn", reason_kind="duplicate", at=minutes(2))
    assert outcome(client, number=ONE) == "withdrawn"
    assert outcome(client, number=old) == "withdrawn"
    assert outcome(client, number="2026-10") == "unknown"
    seeds.publish_month(numbers=(ONE,), at=minutes(3))
    assert outcome(client, number="2026-10") == "genuine"
    assert outcome(client, number=PublicMonth.objects.get().digest) == "genuine"
    assert outcome(client, number="乱写") == "unknown"


def test_an_empty_form_asks_for_a_file(client: Client) -> None:
    assert "请选择一个文件。" in client.post("/verify/").content.decode()
