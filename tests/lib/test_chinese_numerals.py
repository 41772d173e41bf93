"""Chinese numerals: ordinary, capitals, and the forms that are refused; cross-checked with cn2an."""

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity_portal.lib.chinese_numerals import parse_digits, parse_numeral


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0), ("十", 10), ("二十一", 21), ("一百零五", 105), ("一百五十", 150), ("三千〇五", 3005),
        ("壹万伍佰", 10500), ("陆佰陆拾伍万", 6_650_000), ("壹拾万零柒佰", 100_700), ("两亿", 200_000_000),
        ("壹亿叁仟壹佰萬", 131_000_000), ("一万亿", 10**12), ("一亿零五", 100_000_005), ("一万零一十", 10010),
    ],
)  # fmt: skip
def test_numerals(text, number):
    assert parse_numeral(text) == number


@pytest.mark.parametrize(
    "text", ["", "一百五", "一万五", "亿", "万", "三千零", "佰", "一二", "百十一", "五六万", "5百"]
)
def test_what_is_no_number_or_could_be_two_is_refused(text):
    with pytest.raises(ValueError):
        parse_numeral(text)


def test_digits_one_by_one():
    assert parse_digits("二〇一八") == 2018
    assert parse_digits("貳零壹捌") == 2018
    with pytest.raises(ValueError):
        parse_digits("二十")


@given(st.integers(0, 10**12 - 1))
def test_every_number_that_cn2an_writes_is_read(number):
    assert parse_numeral(cn2an.an2cn(number, "low")) == number
    assert parse_numeral(cn2an.an2cn(number, "up")) == number
