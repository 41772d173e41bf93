"""GB/T 9704-2012, measured in the finished file."""

from dataclasses import replace
from itertools import pairwise

import pytest

from monitoring.documents import render_pdf
from monitoring.documents.model import Block
from tests.monitoring.documents.pages import MM, body_lines, find, lines, reader

PITCH = 225 * MM / 22
NOT_FIRST = "，。、；：？！）》”’〕％%"
NOT_LAST = "（《“‘〔"


def test_paper_is_a4(city_pdf):
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader(city_pdf).pages} == {
        (595, 842)
    }


def test_full_page_has_22_lines_at_equal_distance(city_pdf):
    rows = body_lines(city_pdf, 2)
    assert len(rows) == 22
    steps = [upper.y - lower.y for upper, lower in pairwise(rows)]
    assert max(abs(step - PITCH) for step in steps) < 0.15


def test_first_and_last_line_stand_inside_the_type_area(city_pdf):
    rows = body_lines(city_pdf, 2)
    top, foot = rows[0].y + 0.88 * 16, rows[-1].y - 0.12 * 16
    assert (297 - 37) * MM - PITCH / 2 < top < (297 - 37) * MM
    assert 35 * MM < foot < 35 * MM + PITCH / 2


def test_line_of_hanzi_holds_28_characters(city):
    data = render_pdf(replace(city, body=(Block("诚实守信是政府公信力的基础" * 80), Block("特此报告。"))))
    first, *full = [row for row in body_lines(data, 2) if row.text.startswith(tuple("诚实守信是政府公力的基础"))][:9]
    assert {len(row.text) for row in (first, *full)} == {28}


def test_body_is_size_3(city_pdf):
    assert {round(row.size) for row in body_lines(city_pdf, 2)} == {16}


def test_margins_mirror_for_binding(city_pdf):
    odd, even = (min(row.x for row in body_lines(city_pdf, page)) for page in (3, 2))
    assert odd == pytest.approx(28 * MM, abs=0.5)
    assert even == pytest.approx(26 * MM, abs=0.5)


def test_masthead_top_is_35_mm_below_the_type_area(city_pdf):
    head = next(row for row in lines(city_pdf, 1) if row.text.endswith("文件"))
    number = find(city_pdf, "沈政信监〔2018〕10号")
    assert 30 < (297 - 37 - 35) * MM - head.y < 41
    assert head.y > number.y + 2 * PITCH


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(city_pdf):
    first, second = (next(row for row in lines(city_pdf, page) if row.text == f"— {page} —") for page in (1, 2))
    assert first.x > 400
    assert second.x == pytest.approx(26 * MM + 14, abs=1)
    assert second.y + 0.88 * 14 == pytest.approx((35 - 7) * MM, abs=1)


@pytest.mark.slow
def test_no_line_begins_or_ends_against_the_rules(city_pdf, district_pdf):
    for data in (city_pdf, district_pdf):
        for page in range(1, len(reader(data).pages) + 1):
            rows = [row for row in body_lines(data, page) if round(row.size) == 16]
            assert [row.text for row in rows if row.text[0] in NOT_FIRST or row.text[-1] in NOT_LAST] == []


def test_imprint_closes_an_even_last_page(city_pdf, district_pdf):
    for data in (city_pdf, district_pdf):
        count = len(reader(data).pages)
        last = body_lines(data, count)[-1]
        assert count % 2 == 0
        assert last.text.endswith("印发")
        assert last.y < 35 * MM + 22


def test_demonstration_mark_is_on_every_page(city_pdf):
    for page in range(1, len(reader(city_pdf).pages) + 1):
        mark = next(row for row in lines(city_pdf, page) if row.text.startswith("演示数据"))
        assert mark.y > (297 - 37) * MM
