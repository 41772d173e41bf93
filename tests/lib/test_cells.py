"""Downloads whose cells no spreadsheet program calculates."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity_portal.lib.cells import csv_text, plain_text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1+1", "＋1", "－1+1",
        "＠SUM(A1)", "=HYPERLINK(\"http://example.invalid\")", "%0A=1", "|calc", "-", "+8613800000000",
    ],
)  # fmt: skip
def test_text_that_would_be_calculated_is_guarded(text):
    assert csv_text(text) == "'" + text
    assert plain_text(csv_text(text)) == text


@pytest.mark.parametrize("text", ["", "皇姑区", "6650000.00", "-12.50", "'quoted'", "a=b", "（2018）辽0105执1234号"])
def test_other_text_stays(text):
    assert csv_text(text) == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "是"),
        (False, "否"),
        (-5, "-5"),
        (Decimal("-6650000.00"), "-6650000.00"),
        (Decimal("1E+3"), "1000"),
        (date(2018, 11, 1), "2018-11-01"),
        (datetime(2018, 11, 1, tzinfo=UTC), "2018-11-01T00:00:00+00:00"),
        ("a\x00b\x1bc", "a b c"),
    ],
)
def test_values_that_are_no_text(value, cell):
    assert csv_text(value) == cell


@given(st.text(st.sampled_from("=+-@'\t\r\n 1a皇＝"), max_size=8) | st.text(max_size=8))
def test_no_cell_starts_a_formula_and_reading_back_is_exact(text):
    cell = csv_text(text)
    assert not cell.lstrip().startswith(("=", "+", "@", "＝", "＋", "＠"))
    assert not cell.startswith(("\t", "\r", "\n"))
    if cell.lstrip().startswith(("-", "－")):
        float(cell)
    if all(character.isprintable() or character in "\t\r\n" for character in text):
        assert plain_text(cell) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=4))
def test_a_file_written_and_read_holds_the_same_texts(row):
    file = io.StringIO()
    csv.writer(file).writerow([csv_text(text) for text in row])
    [read] = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert [plain_text(cell) for cell in read] == row
