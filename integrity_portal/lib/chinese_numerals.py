"""Whole numbers written in Chinese numerals, ordinary (六百六十五万) or in capitals (陆佰陆拾伍万).

Capitals are those of 支付结算办法 附一《正确填写票据和结算凭证的基本规定》.
"""

import re

_CAPITALS = str.maketrans(
    "壹贰貳弍叁參参肆伍陆陸柒捌玖零○两兩幺弌拾佰仟萬億廿", "一二二二三三三四五六六七八九〇〇二二一一十百千万亿廿"
)
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_D = "[一二三四五六七八九]"
_SECTION = re.compile(rf"(?:〇?({_D})千)?(?:〇?({_D})百)?(?:〇?({_D}?)(十))?(〇)?({_D})?")
CHARACTERS = "〇零○一二三四五六七八九十百千万亿两兩壹贰貳弍叁參参肆伍陆陸柒捌玖拾佰仟萬億"


def parse_numeral(text: str) -> int:
    """Return the whole number that `text` says, below 10**16. Raises ValueError when it says none.

    Colloquial endings that could be read in two ways (一百五, 一万五) are refused.
    """
    plain = text.translate(_CAPITALS)
    high, _, low = plain.rpartition("亿")
    if not plain or (not high and "亿" in plain):
        raise ValueError(f"“{text}”不是中文数字。")
    value = _below_hundred_million(low, after_unit=bool(high))
    return value + (_below_hundred_million(high) * 10**8 if high else 0)


def parse_digits(text: str) -> int:
    """Return the number whose decimal digits are written one by one (二〇一八). Raises ValueError."""
    plain = text.translate(_CAPITALS)
    if not plain or any(character not in _DIGITS for character in plain):
        raise ValueError(f"“{text}”不是逐位书写的数字。")
    return int("".join(str(_DIGITS[character]) for character in plain))


def _below_hundred_million(text: str, *, after_unit: bool = False) -> int:
    high, unit, low = text.rpartition("万")
    if unit and not high:
        raise ValueError("“万”之前缺少数字。")
    value = _below_ten_thousand(low, after_unit=after_unit or bool(high))
    return value + (_below_ten_thousand(high, after_unit=after_unit) * 10**4 if high else 0)


def _below_ten_thousand(text: str, *, after_unit: bool) -> int:
    match = _SECTION.fullmatch(text)
    if match is None or (text.endswith("〇") and text != "〇"):
        raise ValueError(f"“{text}”不是中文数字。")
    thousands, hundreds, tens, ten, zero, ones = match.groups()
    larger = thousands or hundreds or after_unit
    if ones and larger and not (ten or zero):
        raise ValueError(f"“{text}”有两种读法，请写全单位。")
    tens_value = _DIGITS[tens or "一"] if ten else 0
    return 1000 * _value(thousands) + 100 * _value(hundreds) + 10 * tens_value + _value(ones)


def _value(digit: str | None) -> int:
    return _DIGITS[digit] if digit else 0
