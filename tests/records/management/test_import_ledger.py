"""The command: exit codes, all or nothing, the same file twice, and in whose name."""

import csv
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.enums import Reach, Role
from accounts.models import AuditEvent
from records.enums import Status
from records.models import Record
from tests.accounts.factories import OfficerFactory, OrganisationFactory, RegionFactory
from tests.records.factories import load_rules
from tests.records.importing.test_checking import GOOD, HEADERS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clerk():
    load_rules()
    region = RegionFactory(code="210105", name="皇姑区")
    OrganisationFactory(name="沈阳市皇姑区城市建设管理局", region=region)
    office = OrganisationFactory(region=region)
    return OfficerFactory(username="clerk-210105", roles=[Role.CLERK], reach=Reach.DISTRICT, organisation=office)


@pytest.fixture
def file(tmp_path):
    def write(*rows: list[str]):
        path = tmp_path / "arrears.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows([HEADERS, *rows])
        return path

    return write


def run(path, *options: str) -> tuple[int, str]:
    """Exit code and everything said."""
    out = StringIO()
    try:
        call_command("import_ledger", "arrears", str(path), *options, stdout=out, stderr=out)
    except SystemExit as stop:
        return int(stop.code or 0), out.getvalue()
    except CommandError as error:
        return error.returncode, f"{out.getvalue()}{error}"
    return 0, out.getvalue()


def records():
    return Record.objects.unscoped("test")


BAD = [*GOOD[:8], "很多", *GOOD[9:]]


def test_good_rows_wait_for_review(file, clerk):
    code, said = run(file(GOOD))
    assert (code, "已导入 1 行" in said) == (0, True)
    record = records().get()
    assert (record.status, record.entered_by, record.region_id) == (Status.SUBMITTED, clerk, "210105")


def test_one_bad_row_and_nothing_is_loaded(file):
    code, said = run(file(GOOD, BAD))
    assert (code, records().count()) == (1, 0)
    assert "第 3 行 I 列（逾期本金）" in said
    assert "没有导入任何一行" in said


def test_valid_rows_may_be_accepted(file):
    code, _ = run(file(GOOD, BAD), "--accept-valid")
    assert (code, records().count()) == (1, 1)


def test_a_dry_run_loads_nothing(file):
    code, said = run(file(GOOD), "--dry-run")
    assert (code, records().count(), "无问题 1 行" in said) == (0, 0, True)


def test_the_same_file_twice_changes_nothing(file):
    path = file(GOOD)
    run(path)
    before = AuditEvent.objects.count()
    code, said = run(path)
    assert (code, records().count(), AuditEvent.objects.count()) == (0, 1, before)
    assert "未重复导入 1 行" in said


def test_an_unreadable_file(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"")
    assert run(path) == (2, "文件是空的。")


def test_the_errors_go_into_a_workbook(file, tmp_path):
    out = tmp_path / "errors.xlsx"
    assert run(file(BAD), "--errors", str(out))[0] == 1
    assert out.stat().st_size > 0


def test_an_ambiguous_clerk_must_be_named(file, clerk):
    OfficerFactory(username="other", roles=[Role.CLERK], reach=Reach.CITY)
    code, said = run(file(GOOD))
    assert (code, "请用 --as 写明" in said, records().count()) == (1, True, 0)
    assert run(file(GOOD), "--as", "other")[0] == 0
    assert records().get().entered_by.username == "other"


def test_a_clerk_out_of_reach_is_refused(file):
    elsewhere = OrganisationFactory(region=RegionFactory(code="210106", name="铁西区"))
    OfficerFactory(username="clerk-210106", roles=[Role.CLERK], reach=Reach.DISTRICT, organisation=elsewhere)
    code, said = run(file(GOOD), "--as", "clerk-210106")
    assert (code, "不属于本单位（本区县）" in said, records().count()) == (1, True, 0)


def test_a_list_of_errors_that_cannot_be_written_loads_nothing(file, tmp_path):
    code, said = run(file(GOOD), "--errors", str(tmp_path / "missing" / "out.xlsx"))
    assert (code, records().count()) == (1, 0)
    assert "问题清单写不到" in said
