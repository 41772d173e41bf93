"""The workbook: opens, holds texts as texts and numbers as numbers, no formula, the same bytes twice."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from monitoring.documents import render_xlsx
from monitoring.documents.model import DEMONSTRATION_NOTICE
from monitoring.documents.packing import EPOCH
from tests.monitoring.documents import months

HEADER = 3


@pytest.fixture(scope="module")
def book(city_xlsx):
    return load_workbook(BytesIO(city_xlsx))


def rows(page):
    """Rows below the header as dictionaries by column label."""
    labels = [cell.value for cell in page[HEADER]]
    return [dict(zip(labels, row, strict=True)) for row in page.iter_rows(min_row=HEADER + 1, values_only=True)]


def test_sheets_and_frozen_headers(book):
    assert book.sheetnames == ["排名", "分项得分", "预警", "说明"]
    assert {page.freeze_panes for page in book} == {"A4"}


def test_ranking_equals_the_result(book):
    found = [(row["位次"], row["行政区划代码"], Decimal(str(row["得分"]))) for row in rows(book["排名"])]
    assert found == [
        (one["rank"], one["code"], Decimal(one["score"]).normalize()) for one in months.month_result()["regions"]
    ]


def test_codes_are_texts_and_scores_numbers(book):
    first = book["排名"][HEADER + 1]
    assert [(cell.data_type, cell.number_format) for cell in first[:4]] == [
        ("n", "0"),
        ("s", "@"),
        ("s", "@"),
        ("n", "0.000"),
    ]


def test_every_indicator_of_every_district_has_a_row(book):
    per_district = sum(1 + len(part["indicators"]) for part in months.month_result()["regions"][0]["dimensions"])
    assert len(rows(book["分项得分"])) == 13 * per_district


def test_not_reported_and_not_applicable_are_said(book):
    remarks = {(row["区县（市）"], row["指标代码"]): row["说明"] for row in rows(book["分项得分"])}
    assert remarks["辽中区", "overdue_payments"] == "未报送"
    assert remarks["苏家屯区", "cases_removed"] == "不适用"
    assert remarks["皇姑区", "case_plans"] == "小样本"


def test_warnings_name_records_by_number_ledger_date_and_amount(book):
    found = {row["记录编号"]: row for row in rows(book["预警"]) if row["记录编号"]}
    arrears = found["4F6H-8JKM-1N3P"]
    assert (arrears["台账"], arrears["日期"], arrears["金额（元）"]) == ("拖欠账款", "2013-06-30", 6650000)


def test_no_cell_is_a_formula(book):
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {"s", "n"}


def test_text_that_looks_like_a_formula_stays_text(city):
    content = months.content(number="=1+1")
    page = load_workbook(BytesIO(render_xlsx(content)))["说明"]
    cell = next(row[1] for row in page.iter_rows(min_row=HEADER + 1) if row[0].value == "发文字号")
    assert (cell.data_type, cell.value) == ("s", "=1+1")


def test_mark_stands_on_every_sheet_and_in_print(book):
    for page in book:
        assert DEMONSTRATION_NOTICE in page["A2"].value
        assert DEMONSTRATION_NOTICE in page.oddHeader.center.text


def test_properties_and_zip_entries_are_fixed(city, city_xlsx, book):
    assert book.properties.title == city.title
    assert book.properties.created == datetime(2018, 11, 7, 1, 30)  # noqa: DTZ001 (UTC by the format)
    entries = ZipFile(BytesIO(city_xlsx)).infolist()
    assert {entry.date_time for entry in entries} == {EPOCH}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)


def test_same_content_gives_the_same_bytes(city, city_xlsx):
    assert render_xlsx(city) == city_xlsx


def test_district_edition_holds_the_district_alone(district):
    book = load_workbook(BytesIO(render_xlsx(district)))
    assert [row["行政区划代码"] for row in rows(book["排名"])] == ["210105"]
    assert {row["行政区划代码"] for row in rows(book["分项得分"])} == {"210105"}
    assert {row["行政区划代码"] for row in rows(book["预警"])} == {"210105"}
