from datetime import date
from decimal import Decimal

import pytest

from integrity_portal.lib.codes import uscc_check_character
from records import validators

GOOD = "9121010512345678" + "9"
GOOD += uscc_check_character(GOOD)
WRONG = GOOD[:-1] + ("0" if GOOD[-1] != "0" else "1")


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (validators.parse_amount, "665万", Decimal("6650000.00")),
        (validators.parse_amount, Decimal("1.5"), Decimal("1.50")),
        (validators.parse_amount, 12, Decimal("12.00")),
        (validators.parse_amount, 12.5, Decimal("12.50")),
        (validators.parse_rate, "0.05%", Decimal("0.0500")),
        (validators.parse_rate, "万分之五", Decimal("0.0500")),
        (validators.parse_count, "1,234", 1234),
        (validators.parse_count, "12.0", 12),
        (validators.parse_count, "１２", 12),
        (validators.parse_first_day, "2018年10月", date(2018, 10, 1)),
        (validators.parse_first_day, "2018-10-31", date(2018, 10, 1)),
        (validators.parse_first_day, date(2018, 10, 31), date(2018, 10, 1)),
        (validators.parse_flag, "是", True),
        (validators.parse_flag, "否", False),
        (validators.parse_flag, 1, True),
        (validators.parse_case_number, "(2018)辽0105执1234号", "（2018）辽0105执1234号"),
        (validators.parse_uscc, GOOD.lower(), GOOD),
        (validators.parse_uscc, WRONG, WRONG),
        (validators.clean_text, "  甲\u200b乙\r\n丙\x00 ", "甲乙\n丙"),
    ],
)
def test_values_as_officials_write_them(parse, text, value):
    assert parse(text) == value


@pytest.mark.parametrize(
    ("parse", "text", "message"),
    [
        (validators.parse_amount, Decimal("-1"), "负数"),
        (validators.parse_amount, Decimal("0.001"), "分"),
        (validators.parse_amount, Decimal("NaN"), "过大"),
        (validators.parse_rate, "18", "年利率"),
        (validators.parse_rate, "百分之一", "百分数"),
        (validators.parse_count, "-1", "正整数"),
        (validators.parse_count, "1.5", "正整数"),
        (validators.parse_count, True, "正整数"),
        (validators.parse_count, 10**10, "过大"),
        (validators.parse_first_day, "十月", "月份"),
        (validators.parse_flag, "也许", "“是”或“否”"),
        (validators.parse_uscc, "00000000000000000X", "占位|数字和大写"),
        (validators.parse_uscc, "91210105", "18 位"),
        (validators.parse_new_body_uscc, WRONG, "校验码"),
    ],
)
def test_what_cannot_be_read_says_how_to_mend_it(parse, text, message):
    with pytest.raises(ValueError, match=message):
        parse(text)


def test_a_wrong_check_digit_warns():
    assert "校验码" in validators.uscc_warning(WRONG)
    assert validators.uscc_warning(GOOD) == ""
    assert validators.uscc_warning("") == ""


def test_places_outside_shenyang_are_refused_with_that_reason():
    validators.check_region_code("210105")
    with pytest.raises(ValueError, match="320982 不在沈阳市范围内"):
        validators.check_region_code("320982")


def test_tomorrow_is_not_today():
    validators.check_not_future(date(2018, 10, 1), date(2018, 10, 1))
    with pytest.raises(ValueError, match="晚于今天"):
        validators.check_not_future(date(2018, 10, 2), date(2018, 10, 1))
