"""Case numbers as officials type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity_portal.lib.case_numbers import normalise_case_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("（2018）辽0105执1234号", "（2018）辽0105执1234号"),
        ("(2018)辽0105执1234号", "（2018）辽0105执1234号"),
        ("〔2018〕辽0105执1234号", "（2018）辽0105执1234号"),
        ("[2018] 辽 0105 执 1234 号", "（2018）辽0105执1234号"),
        ("【2018】辽0105执1234", "（2018）辽0105执1234号"),
        ("２０１８辽０１０５执１２３４号", "（2018）辽0105执1234号"),
        ("（2018）辽0105执恢0012号之一", "（2018）辽0105执恢12号之一"),
        ("（2018）辽执复5号", "（2018）辽执复5号"),
        ("（2018）辽01民终56号", "（2018）辽01民终56号"),
        ("（2018）最高法执监12号", "（2018）最高法执监12号"),
        ("（2020）京73行初5号", "（2020）京73行初5号"),
        ("(2013)皇民二初字第123号", "（2013）皇民二初字第123号"),
        ("(2013)皇执字第00123-1号", "（2013）皇执字第123-1号"),
    ],
)
def test_written_in_the_official_form(text, number):
    assert normalise_case_number(text) == number
    assert normalise_case_number(number) == number


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "没有填写案号"),
        ("辽0105执1234号", "缺少立案年度"),
        ("（1818）辽0105执1234号", "年度 1818 不对"),
        ("（2018）执1234号", "缺少法院代字"),
        ("（2018）皇姑执1234号", "缺少法院代字"),
        ("（2018）辽0105执", "缺少编号"),
        ("（2018）辽0105执号", "缺少编号"),
        ("（2018）辽0105 1234号", "缺少类型代字"),
        ("（2018）辽0105执000号", "编号不能是 0"),
        ("（2018）辽0105执12、13号", "写法不对"),
    ],
)
def test_what_is_refused_says_what_is_missing(text, message):
    with pytest.raises(ValueError, match=message):
        normalise_case_number(text)


@given(
    st.integers(2016, 2030),
    st.sampled_from(["辽", "辽01", "辽0105", "最高法", "兵0101"]),
    st.sampled_from(["执", "执恢", "民初", "行初", "执异"]),
    st.integers(1, 99999),
    st.sampled_from([("（", "）"), ("(", ")"), ("〔", "〕"), ("[", "]"), ("", "")]),
    st.sampled_from(["", " ", "\u3000"]),
)
def test_brackets_and_spaces_make_no_difference(year, court, kind, number, brackets, space):
    left, right = brackets
    typed = f"{left}{year}{right}{space}{court}{space}{kind}{space}{number}号"
    assert normalise_case_number(typed) == f"（{year}）{court}{kind}{number}号"
