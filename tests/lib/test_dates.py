"""Days and months as officials and spreadsheets write them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity_portal.lib.dates import parse_date, parse_month
from integrity_portal.lib.months import Month

days = st.dates(date(1900, 3, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2018-11-01", "2018/11/1", "2018.11.1", "2018年11月1日", "2018 年 11 月 1 日", "2018年11月1号", "20181101",
        "２０１８－１１－０１", "2018–11–01", " 2018-11-1 ", "2018-11-01 00:00:00", "2018/11/1 0:00",
        "2018-11-01T00:00:00", "二〇一八年十一月一日", "二零一八年十一月一日", "2018年11月1",
        43405, 43405.0, date(2018, 11, 1),
        datetime(2018, 10, 31, 16, tzinfo=UTC),
    ],
)  # fmt: skip
def test_days(text):
    assert parse_date(text) == date(2018, 11, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "没有填写日期"),
        ("2018-11", "缺少“日”"),
        ("2018年11月", "缺少“日”"),
        ("18-11-1", "年份要写四位"),
        ("2018-02-30", "没有“2018-02-30”这一天"),
        ("20181301", "没有“20181301”这一天"),
        ("2018-11/01", "看不懂日期"),
        ("2018-11-01 13:00", "看不懂日期"),
        ("43405", "看不懂日期"),
        ("11/1/2018", "看不懂日期"),
        ("昨天", "看不懂日期"),
        ("0018-01-01", "1900 年至 2100 年"),
        (43405.5, "带有时间"),
        (60, "看不懂日期"),
        (10**9, "看不懂日期"),
        (float("nan"), "看不懂日期"),
        (True, "看不懂日期"),
    ],
)
def test_what_is_refused_says_why(text, message):
    with pytest.raises(ValueError, match=message):
        parse_date(text)


@pytest.mark.parametrize(
    "text", ["2018-10", "2018/10", "2018.10", "201810", "2018年10月", "2018 年 10 月份", "２０１８-１０"]
)
def test_months(text):
    assert parse_month(text) == Month(2018, 10)


@pytest.mark.parametrize("text", ["", "2018", "2018-13", "2018-10-01", "10月", "1018-10", "2018-00"])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(ValueError, match="月份"):
        parse_month(text)


@given(days)
def test_every_day_in_every_form(day):
    numerals = "〇一二三四五六七八九"
    year = "".join(numerals[int(digit)] for digit in str(day.year))
    written = f"{year}年{_numeral(day.month)}月{_numeral(day.day)}日"
    serial = (day - date(1899, 12, 30)) // timedelta(days=1)
    forms = [day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}", written, serial]
    assert [parse_date(form) for form in forms] == [day] * len(forms)
    assert parse_month(f"{day.year}.{day.month}") == Month.of(day)


def _numeral(number):
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + digits[ones].strip()


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_a_readable_refusal(text):
    outcome = _outcome(text)
    assert isinstance(outcome, date) or any("\u4e00" <= character <= "\u9fff" for character in outcome)


def _outcome(text):
    try:
        return parse_date(text)
    except ValueError as refused:
        return str(refused)
