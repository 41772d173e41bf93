"""Months that are not like the others still give whole reports in every format."""

import copy
import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from monitoring.documents import render_json, render_pdf, render_xlsx
from tests.monitoring.documents import months
from tests.monitoring.documents.pages import plain_text, reader


def _level(result):
    """Everybody with the same score and rank."""
    level = copy.deepcopy(result)
    for region in level["regions"]:
        region.update(score="80.000", rank=1)
    return level


def _without(result, code):
    return result | {"regions": [one for one in result["regions"] if one["code"] != code]}


CASES = {
    "first month": {"previous": None, "trend": []},
    "second month": {"trend": months.trend(2)},
    "no warnings": {"warnings": []},
    "all tied": {"result": _level(months.month_result()), "trend": [_level(one) for one in months.trend(3)]},
    "district new this month": {
        "previous": _without(months.month_result("2018-09"), "210105"),
        "trend": [*(_without(one, "210105") for one in months.trend()[:-1]), months.month_result()],
    },
    "records unknown": {"records": None},
    "second version": {"result": months.month_result(version=2), "note": "补录还款记录1条"},
}


@pytest.mark.slow
@pytest.mark.parametrize("region", [None, "210105"], ids=["city", "district"])
@pytest.mark.parametrize("changes", CASES.values(), ids=CASES.keys())
def test_every_format_is_made(changes, region):
    content = months.content(region, **changes)
    assert len(reader(render_pdf(content)).pages) % 2 == 0
    assert len(load_workbook(BytesIO(render_xlsx(content))).sheetnames) == 4
    assert json.loads(render_json(content))["digest"] == content.digest


def test_districts_that_share_a_rank_are_both_named():
    content = months.content(result=_level(months.month_result()))
    text = "".join(one.text for one in content.body)
    assert "得分最高的是和平区、沈河区、大东区、皇姑区、" in text


@pytest.mark.slow
def test_hundreds_of_records_stay_on_the_paper():
    numbers = [f"AAAA-BBBB-{place:04d}" for place in range(300)]
    warning = months.EVENTS[0] | {"records": numbers}
    text = plain_text(render_pdf(months.content("210105", warnings=[warning])))
    assert [number for number in numbers if number not in text] == []


@pytest.mark.slow
def test_title_and_parties_of_records_never_get_in():
    told = {number: facts | {"title": "秘密标题", "applicant": "某甲公司"} for number, facts in months.RECORDS.items()}
    content = months.content(records=told)
    book = load_workbook(BytesIO(render_xlsx(content)))
    cells = "".join(str(cell.value) for page in book for row in page.iter_rows() for cell in row)
    for text in (plain_text(render_pdf(content)), cells, render_json(content).decode()):
        assert "秘密标题" not in text
        assert "某甲公司" not in text
