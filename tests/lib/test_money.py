"""Amounts as officials write them, and how they are written back."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrity_portal.lib.money import format_money, format_wan, parse_money

amounts = st.decimals(0, Decimal("9999999999999.99"), places=2)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("6650000", "6650000.00"),
        ("6,650,000", "6650000.00"),
        ("6，650，000.5", "6650000.50"),
        ("665万", "6650000.00"),
        ("665万元", "6650000.00"),
        (" 665 万 元 ", "6650000.00"),
        ("665.123456万元", "6651234.56"),
        ("665万5000元", "6655000.00"),
        ("1.2亿", "120000000.00"),
        ("1亿2000万元", "120000000.00"),
        ("5千万元", "50000000.00"),
        ("1.5万亿元", "1500000000000.00"),
        ("￥6650000.00", "6650000.00"),
        ("人民币：6650000元整", "6650000.00"),
        ("６６５００００元", "6650000.00"),
        ("3元5角2分", "3.52"),
        ("陆佰陆拾伍万元整", "6650000.00"),
        ("人民币陆佰陆拾伍万圆正", "6650000.00"),
        ("叁仟零伍元", "3005.00"),
        ("壹拾万零柒佰元零伍分", "100700.05"),
        ("伍角", "0.50"),
        ("伍分", "0.05"),
        ("零元", "0.00"),
        ("0", "0.00"),
        ("100.000", "100.00"),
    ],
)
def test_amounts(text, amount):
    assert str(parse_money(text)) == amount


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "没有填写金额"),
        ("-5", "不能是负数"),
        ("负五元", "不能是负数"),
        ("(500)", "不能是负数"),
        ("1.234", "最多精确到分"),
        ("0.0000001万元", "最多精确到分"),
        ("100,000,000,000,000,000", "金额过大"),
        ("12,34", "看不懂金额“12,34”"),
        ("665万5", "看不懂金额“665万5”"),
        ("一百五", "看不懂金额“一百五”"),
        ("1万1亿", "看不懂金额“1万1亿”"),
        ("约665万", "看不懂金额“约665万”"),
        ("万元", "看不懂金额"),
        ("元", "看不懂金额"),
        ("3元12角", "看不懂金额"),
        ("1e5", "看不懂金额"),
        ("1." + "0" * 40 + "1", "看不懂金额"),
        ("NaN", "看不懂金额"),
        ("٣٤", "看不懂金额"),
    ],
)
def test_what_is_refused_says_why(text, message):
    with pytest.raises(ValueError, match=message):
        parse_money(text)


def test_written_back():
    assert format_money(Decimal("6650000")) == "6,650,000.00"
    assert format_money(Decimal("-0.5")) == "-0.50"
    assert format_wan(Decimal("6650000")) == "665.00"
    assert format_wan(Decimal("6651234.56")) == "665.123456"
    assert format_wan(Decimal("131000000")) == "13,100.00"
    assert format_wan(Decimal("0.01")) == "0.000001"
    assert format_wan(Decimal("-6650000")) == "-665.00"


def test_parts_smaller_than_a_cent_are_not_rounded_away():
    with pytest.raises(ValueError):
        format_money(Decimal("0.005"))
    with pytest.raises(ValueError):
        format_wan(Decimal("0.005"))


@given(amounts)
def test_reading_what_was_written(amount):
    assert parse_money(format_money(amount)) == amount
    assert parse_money(format_money(amount) + "元") == amount
    assert parse_money(format_wan(amount) + "万元") == amount
    assert parse_money(f"{amount:.2f}") == amount


@given(st.decimals(1, Decimal("99999999999.99"), places=2))
def test_capitals_as_written_by_a_maintained_library(amount):
    assert parse_money(cn2an.an2cn(str(amount), "rmb")) == amount


@given(st.text(max_size=12))
def test_any_text_is_an_amount_or_a_readable_refusal(text):
    outcome = _outcome(text)
    if isinstance(outcome, Decimal):
        assert outcome >= 0
        assert outcome.as_tuple().exponent == -2
    else:
        assert "金额" in outcome


def _outcome(text):
    try:
        return parse_money(text)
    except ValueError as refused:
        return str(refused)
