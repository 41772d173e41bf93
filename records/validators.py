"""One value at a time, as officials write it: text in, Python value out, or ValueError in Chinese.

Written once and called from form, importer, API and the models' `clean`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from integrity_portal.lib.case_numbers import normalise_case_number
from integrity_portal.lib.codes import check_uscc, is_placeholder_uscc
from integrity_portal.lib.dates import parse_date, parse_month
from integrity_portal.lib.money import CENT, LIMIT, parse_money
from integrity_portal.lib.months import Month

CITY_PREFIX = "2101"
TRUE = frozenset({"是", "有", "真", "true", "yes", "y", "1", "√", "on"})
FALSE = frozenset({"", "否", "无", "没有", "假", "false", "no", "n", "0", "×", "off"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
EMPTY: tuple[Any, ...] = (None, "")


def clean_text(value: Any) -> str:
    """Text without control and invisible direction characters, trimmed; line ends as newlines."""
    text = value if isinstance(value, str) else str(value)
    if text.isprintable():
        return text.strip()
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def parse_amount(value: Any) -> Decimal:
    """Money in 元, two decimals, not negative."""
    if isinstance(value, str):
        return parse_money(value)
    try:
        amount = value if isinstance(value, Decimal) else Decimal(str(value))
    except InvalidOperation:
        return parse_money(str(value))
    if not amount.is_finite() or amount >= LIMIT:
        raise ValueError("金额过大，请核对单位是“元”还是“万元”。")
    if amount < 0:
        raise ValueError("金额不能是负数，请填写大于或等于 0 的金额。")
    if amount != amount.quantize(CENT):
        raise ValueError("金额最多精确到分（元后两位小数），请核对。")
    return amount.quantize(CENT)


def parse_rate(value: Any) -> Decimal:
    """A daily rate in per cent, as `0.05`, `0.05%` or `万分之五`; between 0 and 1."""
    text = unicodedata.normalize("NFKC", str(value)).strip().replace("%", "").replace("万分之五", "0.05")
    try:
        rate = Decimal(text)
    except InvalidOperation:
        raise ValueError("日利率应填写百分数，如“0.05”（即每日万分之五）。") from None
    if not (rate.is_finite() and 0 <= rate <= 1):
        raise ValueError("日利率应在 0 至 1（%）之间，请核对是否误填了年利率。")
    return rate.quantize(Decimal("0.0001"))


def parse_count(value: Any) -> int:
    """A whole number from 0."""
    if isinstance(value, bool):
        raise ValueError("请填写 0 或正整数。")
    if isinstance(value, int) and value >= 0:
        return _within(value)
    text = unicodedata.normalize("NFKC", str(value)).strip()
    text = text.removesuffix(".0")
    if not _COUNT.fullmatch(text):
        raise ValueError("请填写 0 或正整数。")
    return _within(int(text.replace(",", "")))


def _within(count: int) -> int:
    if count > 2_147_483_647:
        raise ValueError("数字过大，请核对。")
    return count


def parse_day(value: Any) -> date:
    return _written_day(value) if isinstance(value, str) else parse_date(value)


@lru_cache(maxsize=8192)
def _written_day(text: str) -> date:
    """A file names the same days again and again."""
    return parse_date(text)


def parse_first_day(value: Any) -> date:
    """The first day of a month, from a month as written or any day of it."""
    if isinstance(value, Month):
        return value.first_day
    if isinstance(value, datetime | date):
        return date(value.year, value.month, 1)
    text = clean_text(value)
    try:
        return parse_month(text).first_day
    except ValueError:
        if re.fullmatch(r"\d{4}\D\d{1,2}\D\d{1,2}.*", text):
            return parse_date(text).replace(day=1)
        raise


def parse_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = unicodedata.normalize("NFKC", str(value)).strip().lower()
    if text in TRUE:
        return True
    if text in FALSE:
        return False
    raise ValueError("请填写“是”或“否”。")


def parse_case_number(value: Any) -> str:
    return normalise_case_number(clean_text(value))


def parse_uscc(value: Any) -> str:
    """A credit code in the right shape. A wrong check digit passes here: see `uscc_warning`."""
    check = check_uscc(clean_text(value))
    if check.valid or wrong_check_digit(check.code):
        return check.code
    raise ValueError(check.reason)


def parse_new_body_uscc(value: Any) -> str:
    """A credit code of a new public body: a wrong check digit is refused too (PF §7.1)."""
    check = check_uscc(clean_text(value))
    if not check.valid:
        raise ValueError(check.reason)
    return check.code


def wrong_check_digit(code: str) -> bool:
    """Right in shape, only the check digit differs: genuine for a few older subjects (PF §7.1)."""
    check = check_uscc(code)
    return not check.valid and "校验码" in check.reason and not is_placeholder_uscc(code)


def uscc_warning(code: str) -> str:
    """What to tell the clerk about a code that was taken although its check digit is wrong."""
    return check_uscc(code).reason if code and wrong_check_digit(code) else ""


def check_region_code(code: str) -> None:
    """Refuse a place outside Shenyang; the reason names the code."""
    if not code.startswith(CITY_PREFIX):
        raise ValueError(
            f"区划代码 {code} 不在沈阳市范围内（沈阳市及所属区县代码以 {CITY_PREFIX} 开头），本系统只收沈阳市的记录。"
        )


def check_not_future(day: date, on: date) -> None:
    if day > on:
        raise ValueError(f"日期 {day:%Y-%m-%d} 晚于今天，请核对。")
