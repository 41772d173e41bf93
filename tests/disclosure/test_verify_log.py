"""`verify_log`: an untouched log passes; every way of tampering is found and located."""

from __future__ import annotations

from typing import Any

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection, transaction

from disclosure import publication
from disclosure.checking import check_log
from tests.disclosure import seeds
from tests.disclosure.seeds import AT, minutes

ONE, TWO, FOUR = seeds.number_of(1), seeds.number_of(2), seeds.number_of(4)


def publish() -> None:
    """Ten records, one amended, one ended, a month with a report."""
    publication.publish_records(copies=[seeds.case(place) for place in range(1, 11)], at=AT)
    publication.publish_record(copy=seeds.case(2, title="更正后的标题"), at=minutes(1), amended=True)
    publication.end_record(number=FOUR, action="withdrawn", reason_kind="duplicate", at=minutes(2))
    seeds.publish_month(numbers=(ONE, TWO), at=minutes(3))
    publication.publish_report(
        month="2026-10", region=None, version=1, title="报告", content_digest="0" * 64,
        files={"pdf": b"%PDF-1.7", "json": b"{}"}, at=minutes(4),
    )  # fmt: skip


@pytest.fixture
def published(registers: None) -> None:
    publish()


def tamper(sql: str, *parameters: Any) -> None:
    """Change a row of the copy behind the door's back."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_an_untouched_log_passes(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_log")
    assert capsys.readouterr().out.startswith("日志完好：15 条，根哈希 ")


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_a_changed_published_row_is_located() -> None:
    tamper("""UPDATE disclosure_record SET content = content || '{"due_amount": "1.00"}' WHERE number = %s""", ONE)
    assert list(check_log()) == [f"公示记录 {ONE} 的内容与日志第 0 条的摘要不符"]


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_a_changed_title_is_located() -> None:
    tamper("UPDATE disclosure_record SET title = '无事发生' WHERE number = %s", ONE)
    assert list(check_log()) == [f"公示记录 {ONE} 显示的标题、区域、单位或日期与封存内容不符"]


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_a_removed_published_row_is_located() -> None:
    tamper("DELETE FROM disclosure_revision WHERE number = %s", ONE)
    tamper("DELETE FROM disclosure_record WHERE number = %s", ONE)
    assert list(check_log()) == [f"日志中有效的 {ONE} 不在公示记录中"]


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_an_ended_record_that_comes_back_is_located() -> None:
    tamper(
        "INSERT INTO disclosure_record SELECT (r).* FROM (SELECT jsonb_populate_record(t, "
        "jsonb_build_object('number', %s)) r FROM disclosure_record t WHERE number = %s) s",
        FOUR, ONE,
    )  # fmt: skip
    assert list(check_log()) == [f"公示记录 {FOUR} 在日志中没有有效条目"]


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_a_changed_old_revision_is_located() -> None:
    tamper("""UPDATE disclosure_revision SET content = '{}' WHERE number = %s AND revision = 1""", TWO)
    assert list(check_log()) == [f"公示记录 {TWO} 第 1 版与日志不符"]


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_a_lost_tombstone_is_located() -> None:
    tamper("DELETE FROM disclosure_tombstone")
    assert list(check_log()) == [f"{FOUR} 的撤下记录与日志不一致"]


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_the_command_exits_with_1_and_names_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    tamper("UPDATE disclosure_record SET title = '无事发生' WHERE number = %s", ONE)
    with pytest.raises(SystemExit) as stopped:
        call_command("verify_log")
    assert stopped.value.code == 1
    assert ONE in capsys.readouterr().out


TAMPERING = {
    "UPDATE disclosure_logentry SET number = 'XXXX-XXXX' WHERE index = 3": "条目 3（XXXX-XXXX）的内容与叶哈希不符",
    "DELETE FROM disclosure_logentry WHERE index = 5": "条目 5 至 5 缺失",
    "UPDATE disclosure_lognode SET hash = repeat('0', 64) WHERE level = 1 AND index = 2": "树节点 1/2 与条目不符",
    "DELETE FROM disclosure_lognode WHERE level = 2 AND index = 0": "树节点 2/0 缺失",
    "UPDATE disclosure_loghead SET root = repeat('0', 64) WHERE size = 11": "大小为 11 的树头：根哈希与条目不符",
    "UPDATE disclosure_loghead SET signature = repeat('0', 128) WHERE size = 11": "大小为 11 的树头：签名无效",
    "DELETE FROM disclosure_loghead WHERE size = 15": "树头停在 13 条，日志有 15 条",
    """UPDATE disclosure_month SET result = result || '{"version": 9}'""": "2026-10 第 1 版监测结果与日志不符",
    "UPDATE disclosure_score SET rank = 1 WHERE region_code = '210105'": "2026-10 第 1 版的得分和名次与监测结果不符",
    "DELETE FROM disclosure_evidence": "2026-10 第 1 版 皇姑区“新增失信被执行人”的依据与摘要不符",
    "UPDATE disclosure_report_file SET data = 'x' WHERE format = 'pdf'": "报告文件 2026-10.pdf 第 1 版与日志不符",
    "DELETE FROM disclosure_report_file WHERE format = 'json'": "日志中的报告文件 2026-10.json 第 1 版缺失",
}


@pytest.mark.django_db(transaction=True)
def test_what_a_superuser_does_to_the_log_is_located(owner_cursor: Any) -> None:
    with transaction.atomic():
        seeds.seed_registers()
        publish()
    owner_cursor.execute("SET session_replication_role = replica")
    located = {}
    for sql, expected in TAMPERING.items():
        table = next(word for word in sql.split() if word.startswith("disclosure_"))
        owner_cursor.execute(f"CREATE TEMP TABLE kept AS SELECT * FROM {table}")
        owner_cursor.execute(sql)
        located[sql] = expected if expected in list(check_log()) else list(check_log())
        owner_cursor.execute(f"DELETE FROM {table}")
        owner_cursor.execute(f"INSERT INTO {table} SELECT * FROM kept")
        owner_cursor.execute("DROP TABLE kept")
    assert located == TAMPERING
    assert list(check_log()) == []


@pytest.mark.django_db(transaction=True)
def test_the_triggers_refuse_even_the_owner(owner_cursor: Any) -> None:
    with transaction.atomic():
        seeds.seed_registers()
        publish()
    columns = {"logentry": "number", "lognode": "hash", "loghead": "root", "month": "note", "evidence": "evidence",
               "score": "rank", "warning": "title", "report": "title", "report_file": "size"}  # fmt: skip
    refused = []
    for table, column in columns.items():
        for sql in ("UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {} CASCADE"):
            with pytest.raises(psycopg2.Error, match="Cannot|append-only"):
                owner_cursor.execute(sql.format(f"disclosure_{table}", column, column))
            refused.append(table)
    assert len(refused) == 27
