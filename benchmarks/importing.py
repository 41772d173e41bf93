"""Importing a CSV file of arrears with full validation, audit and history, beside the same rows by bare COPY."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections import deque
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import django

django.setup()

import psycopg2  # noqa: E402
from django.core.management import call_command  # noqa: E402

from accounts.enums import Role  # noqa: E402
from accounts.models import Organisation  # noqa: E402
from benchmarks import words  # noqa: E402
from benchmarks.officers import officer  # noqa: E402
from benchmarks.output import print_figures  # noqa: E402
from benchmarks.timing import Case  # noqa: E402

SIZE = int(os.environ["BENCH_SIZE"])
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
ROWS = max(1000, min(20_000, SIZE // 10))
HEADERS = (
    "责任单位", "标题", "拖欠发生日期", "信息来源", "债权单位", "债权人类型", "企业规模", "所属行业", "项目名称",
    "合同编号", "合同金额", "款项类别", "结算审定金额", "已付金额", "逾期本金", "应付日期", "处理责任人",
)  # fmt: skip
# What an import writes: table → its column with the record's id.
TABLES = {
    "records_record": "id",
    "records_arrears": "record_id",
    "records_transition": "record_id",
    "records_fact": "record_id",
}


def rows(turn: int, bodies: list[str]) -> Iterator[tuple[str, ...]]:
    """ROWS matters that no other turn has, written as officials write them."""
    random = Random(words.SEED + turn)
    for number in range(ROWS):
        day = words.FIRST_DAY + timedelta(days=random.randrange(3000))
        title = f"{random.choice(words.PLACES)}{random.choice(words.WORKS)}工程款项第{number + 1}号"
        money = random.randrange(1, 9000)
        due = day + timedelta(days=60)
        yield (
            *(random.choice(bodies), title, f"{day:%Y年%m月%d日}", "审计报告"),
            *("示例建设有限公司", "企业", "小型企业", "建筑", title, f"HT-{turn}-{number:06d}", f"{money * 3}万元"),
            *("工程款", f"{money * 2}万", f"{money}万", f"{money * 10_000:,}", f"{due:%Y/%m/%d}", "示例人员"),
        )


class Bench:
    """The file of each turn, its import, and the same rows copied into twins of the tables."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "arrears.csv"
        self.clerk = officer(Role.CLERK).username
        self.bodies = list(Organisation.objects.exclude(region_id="210100").values_list("name", flat=True)[:500])
        self.dumps: deque[dict[str, str]] = deque()
        self.link = psycopg2.connect(os.environ["BENCH_SUPERUSER_URL"])
        self.link.autocommit = True
        self.cursor = self.link.cursor()
        for table in TABLES:
            self.cursor.execute(f"CREATE TABLE twin_{table} (LIKE {table} INCLUDING ALL)")
        self.last = self.newest()

    def newest(self) -> int:
        self.cursor.execute("SELECT coalesce(max(id), 0) FROM records_record")
        return int(self.cursor.fetchone()[0])

    def write_file(self, turn: int) -> None:
        self.keep_rows(turn)
        with self.file.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows([HEADERS, *rows(turn, self.bodies)])

    def load(self, turn: int) -> None:
        said = io.StringIO()
        call_command("import_ledger", "arrears", str(self.file), name=self.clerk, stdout=said, stderr=said)
        if f"已导入 {ROWS} 行" not in said.getvalue():
            raise SystemExit(f"the import did not load {ROWS} rows: {said.getvalue()[-500:]}")

    def keep_rows(self, turn: int) -> None:
        """Keep what the last import wrote, table by table, as COPY writes it."""
        newest = self.newest()
        if newest == self.last:
            return
        dump = {}
        for table, column in TABLES.items():
            buffer = io.StringIO()
            wanted = f"SELECT * FROM {table} WHERE {column} > {self.last} AND {column} <= {newest}"
            self.cursor.copy_expert(f"COPY ({wanted}) TO STDOUT", buffer)
            dump[table] = buffer.getvalue()
        self.dumps.append(dump)
        self.last = newest

    def copy(self, turn: int) -> None:
        for table, text in self.dumps.popleft().items():
            self.cursor.copy_expert(f"COPY twin_{table} FROM STDIN", io.StringIO(text))


def main() -> None:
    call_command("load_rules", verbosity=0)
    call_command("load_calendar", verbosity=0)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        bench.write_file(0)
        bench.load(0)
        case = Case(
            name=f"import {ROWS:,} rows of CSV, validated and audited",
            ours=bench.load,
            reference=bench.copy,
            reference_name="COPY with the same indexes",
            reach=0.4,
            aim=0.8,
            calls=1,
            rounds=ROUNDS,
            warm_up=1,
            units=ROWS,
            unit="rows/s",
            prepare={bench.load: bench.write_file, bench.copy: bench.keep_rows},
        )
        print_figures([case.measure(SIZE).as_json()])


if __name__ == "__main__":
    main()
