"""Amounts of money as officials write them, read into and written from `Decimal` 元.

The 双公示 exchange format carries 万元 with six decimals (发改办财金〔2018〕424号), which is 分 exactly.
"""

import re
import unicodedata
from decimal import Decimal

from integrity_portal.lib.chinese_numerals import CHARACTERS, parse_numeral

CENT = Decimal("0.01")
LIMIT = Decimal(10) ** 16  # numeric(18, 2)
_SMALL_UNITS = {"": 0, "十": 1, "百": 2, "千": 3, "仟": 3}
_LARGE_UNITS = {"": 0, "万": 4, "萬": 4, "亿": 8, "億": 8, "万亿": 12}
_POWERS = {
    small + large: _SMALL_UNITS[small] + _LARGE_UNITS[large]
    for small in _SMALL_UNITS
    for large in _LARGE_UNITS
    if not (small and large == "万亿")
}
_PREFIX = re.compile(r"^(?:人民币|RMB|CNY|¥)+[:]?", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:RMB|CNY|人民币|整|正)+$", re.IGNORECASE)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_UNIT = "|".join(sorted((unit for unit in _POWERS if unit), key=len, reverse=True))
_PART = re.compile(rf"({_NUMBER})({_UNIT})?", re.ASCII)
_ARABIC = re.compile(rf"(?:{_NUMBER}(?:{_UNIT})?)+", re.ASCII)
_SMALL = re.compile(rf"(?:([\d{CHARACTERS}]+)角)?(?:零?([\d{CHARACTERS}]+)分)?")
HOW = "请写成“6650000.00”“6,650,000”“665万元”或“陆佰陆拾伍万元整”。"


def parse_money(text: str) -> Decimal:
    """Return the amount in 元 with two decimals.

    Takes 6,650,000 / 665万 / 665万元 / 1.2亿 / 1亿2000万元 / ￥6650000.00 / full-width digits /
    陆佰陆拾伍万元整 / 叁元伍角. Raises ValueError with a Chinese message for anything else: negative or
    too large an amount, more than two decimals of 元, thousands separators in the wrong place.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if not plain:
        raise ValueError(f"没有填写金额。{HOW}")
    if plain[0] in "-−负負" or plain[:1] == "(":
        raise ValueError("金额不能是负数，请填写大于或等于 0 的金额。")
    amount = _amount(_SUFFIX.sub("", _PREFIX.sub("", plain)), text)
    if amount >= LIMIT:
        raise ValueError("金额过大，请核对单位是“元”还是“万元”。")
    if amount != amount.quantize(CENT):
        raise ValueError("金额最多精确到分（元后两位小数），请核对。")
    return amount.quantize(CENT)


def format_money(amount: Decimal) -> str:
    """Return 元 with thousands separators and two decimals: 6,650,000.00. ValueError beyond 分."""
    if amount != amount.quantize(CENT):
        raise ValueError(f"{amount} 元 has parts smaller than 分")
    return f"{amount.quantize(CENT):,}"


def format_wan(amount: Decimal) -> str:
    """Return 万元 without the unit, exact: two decimals, more (up to six) only where needed: 665.00."""
    whole, _, decimals = f"{Decimal(format_money(amount).replace(',', '')).scaleb(-4):,.6f}".partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"


def _amount(plain: str, original: str) -> Decimal:
    """Split at 元 into the large and the small part and add them."""
    large, mark, small = re.sub("[圆圓]", "元", plain).partition("元")
    match = _SMALL.fullmatch(small)
    if match is None or not (large or small) or (mark and not large):
        raise _unreadable(original)
    if not mark and large.endswith(("角", "分")):
        return _amount_of_small(_SMALL.fullmatch(large), original)
    return _large(large, original) + (_amount_of_small(match, original) if small else 0)


def _amount_of_small(match: re.Match[str] | None, original: str) -> Decimal:
    if match is None:
        raise _unreadable(original)
    tenths, hundredths = (_small_digit(group, original) for group in match.groups())
    return Decimal(tenths * 10 + hundredths).scaleb(-2)


def _small_digit(text: str | None, original: str) -> int:
    value = int(_large(text, original)) if text else 0
    if value > 9:
        raise _unreadable(original)
    return value


def _large(text: str, original: str) -> Decimal:
    if _ARABIC.fullmatch(text):
        return _arabic(text, original)
    try:
        return Decimal(parse_numeral(text))
    except ValueError:
        raise _unreadable(original) from None


def _arabic(text: str, original: str) -> Decimal:
    """Add up parts like 1亿2000万.

    Each part must be smaller than the unit before it, and a last part without a unit must fill all places
    below (665万5000), for 665万5 is said of 6,655,000 as well.
    """
    total, power = Decimal(0), 0
    for number, unit in _PART.findall(text):
        digits = number.replace(",", "")
        if len(digits) > 28:  # more than Decimal keeps exactly
            raise _unreadable(original)
        filled = len(digits.partition(".")[0])
        part = Decimal(digits).scaleb(_POWERS[unit])
        if total and (part >= Decimal(10) ** power or (not unit and filled != power)):
            raise _unreadable(original)
        total, power = total + part, _POWERS[unit]
    return total


def _unreadable(original: str) -> ValueError:
    return ValueError(f"看不懂金额“{original.strip()[:40]}”。{HOW}")
