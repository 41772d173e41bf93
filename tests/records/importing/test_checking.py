"""All errors of all rows in one pass, at their cells, in the form's words."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from records.importing import Table, UnreadableFile, check_table, read_csv
from records.importing.checking import CellError, letters
from records.importing.errors_sheet import write_errors
from records.ledgers import get_ledger, validate
from tests.accounts.factories import OrganisationFactory, RegionFactory

HISTORICAL = Path(__file__).parents[2] / "data" / "cases_historical.csv"
ON = date(2018, 12, 3)
pytestmark = pytest.mark.django_db
HEADERS = ["责任单位", "标题", "拖欠发生日期", "信息来源", "债权单位", "债权人类型", "项目名称"]
HEADERS += ["款项类别", "逾期本金", "应付日期", "处理责任人"]
GOOD = ["沈阳市皇姑区城市建设管理局", "亮化工程款", "2013-09-01", "清欠台账", "某照明", "其他组织", "亮化工程"]
GOOD += ["工程款", "665万", "2013年12月31日", "示例员"]


@pytest.fixture(autouse=True)
def bureau():
    region = RegionFactory(code="210105", name="皇姑区")
    return OrganisationFactory(name="沈阳市皇姑区城市建设管理局", region=region)


def check(rows: list[list[str]], headers: list[str] | None = None):
    numbered = [(number, row) for number, row in enumerate(rows, start=2)]
    return check_table(get_ledger("arrears"), Table(headers or HEADERS, numbered), on=ON)


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_in_a_spreadsheet(index, name):
    assert letters(index) == name


def test_a_good_row_is_valid(bureau):
    checked = check([GOOD])
    assert checked.errors == []
    values = checked.valid[0][1]
    assert (values["organisation"], str(values["overdue_principal"])) == (bureau, "6650000.00")


def test_every_error_of_every_row_is_found_at_its_cell():
    bad = list(GOOD)
    bad[0], bad[8], bad[9] = "没有的单位", "很多", "2013-02-30"
    checked = check([GOOD, bad, ["", *GOOD[1:]]])
    places = [(error.row, error.column, error.header) for error in checked.errors]
    assert places == [
        (3, "A", "责任单位"),
        (3, "I", "逾期本金"),
        (3, "J", "应付日期"),
        (4, "A", "责任单位"),
    ]


def test_the_words_are_the_forms_own():
    bad = list(GOOD)
    bad[8], bad[5] = "很多", "神仙"
    messages = {error.message for error in check([bad]).errors}
    data = dict(zip(("organisation", "title", "occurred_on", "source", "creditor_name"), GOOD, strict=False))
    data |= {"creditor_kind": "神仙", "project": GOOD[6], "arrears_class": GOOD[7], "overdue_principal": "很多"}
    data |= {"due_date": GOOD[9], "handler_name": GOOD[10]}
    errors = validate(get_ledger("arrears"), data, complete=True, on=ON)
    assert messages == {message for found in errors.values() for message in found}


def test_the_same_matter_twice_in_one_file_is_an_error():
    checked = check([GOOD, GOOD])
    assert [str(error) for error in checked.errors] == ["第 3 行：与第 2 行是同一事项，请删去其中一行。"]
    assert [number for number, _ in checked.valid] == [2]


def test_a_row_with_too_many_cells_is_an_error():
    assert [e.message for e in check([[*GOOD, "多出"]]).errors] == [
        "这一行比表头多 1 格，请检查是否多了逗号或缺了引号。"
    ]


def test_unknown_columns_are_named_and_not_used():
    assert check([[*GOOD, "x"]], [*HEADERS, "天气"]).ignored == ["天气"]


def test_headers_twice_are_refused():
    with pytest.raises(UnreadableFile, match="表头重复：标题"):
        check([[*GOOD, "x"]], [*HEADERS, "标题"])


def test_headers_of_another_file_are_refused():
    with pytest.raises(UnreadableFile, match="没有“拖欠账款”台账的任何填报项"):
        check([["1"]], ["天气"])


def test_rows_outside_shenyang_are_refused_with_that_reason():
    table = read_csv(HISTORICAL)
    checked = check_table(get_ledger("arrears"), table, on=ON)
    outside = {
        e.row: e.message for e in checked.errors if e.header == "region_code" and "不在沈阳市范围内" in e.message
    }
    assert sorted(outside) == [3, 4, 5, 6, 7, 8, 9, 10]
    assert outside[4].startswith("区划代码 320982 不在沈阳市范围内")
    assert checked.valid == []


def test_the_huanggu_row_lacks_only_what_the_source_does_not_say():
    """The row of 皇姑区: the place and the body are right, dates given as a year or month are not enough."""
    table = read_csv(HISTORICAL)
    checked = check_table(get_ledger("arrears"), table, on=ON)
    fields = {error.header for error in checked.errors if error.row == 2}
    assert fields >= {"arisen_on", "应付日期"}
    assert fields & {"organisation", "region_code", "principal_yuan"} == set()


def test_rows_of_another_ledger_are_told_apart():
    checked = check_table(get_ledger("arrears"), read_csv(HISTORICAL), on=ON)
    told = {error.row for error in checked.errors if "这一行属于“政府机构失信案件”" in error.message}
    assert told == {4, 5, 6, 7, 8, 9, 10}


def test_the_errors_as_a_workbook(tmp_path):
    path = tmp_path / "errors.xlsx"
    error = CellError(7, "C", "标题", "=1+1", "请填写标题。")
    assert write_errors(path, [error]) == 1
    cells = [[c.value for c in row] for row in openpyxl.load_workbook(path).active.iter_rows()]
    assert cells[1] == [7, "C", "标题", "=1+1", "请填写标题。"]
    assert openpyxl.load_workbook(path).active["D2"].data_type == "s"
