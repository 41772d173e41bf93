"""Days and months as officials and spreadsheets write them."""

import re
import unicodedata
from datetime import date, datetime, timedelta

from integrity_portal.lib.chinese_numerals import parse_digits, parse_numeral
from integrity_portal.lib.months import SHANGHAI, Month

FIRST_YEAR, LAST_YEAR = 1900, 2100
HOW_DAY = "请写成“2018-11-01”“2018年11月1日”或“20181101”。"
HOW_MONTH = "请写成“2018-10”或“2018年10月”。"
_SEPARATED = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]?0{1,2}:00(?::00(?:\.0+)?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WRITTEN = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]?")
_NUMERALS = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]?"
)
_MONTH = re.compile(r"(\d{4})(?:[-/.](\d{1,2})|(\d{2})|年(\d{1,2})月份?)")
_EXCEL_EPOCH = date(1899, 12, 30)  # counts right from 1900-03-01 on, Excel's own leap-year fault


def parse_date(text: str | int | float | date) -> date:
    """Return the day that was written.

    Takes 2018-11-01, 2018/11/1, 2018.11.1, 2018年11月1日, 二〇一八年十一月一日, 20181101, full-width digits,
    a midnight behind it, an Excel serial number (as a number, never as text) and a date; an aware time is
    taken as seen in Shanghai. Raises ValueError with a Chinese message.
    """
    if isinstance(text, date):
        return _checked(_day_of(text))
    if not isinstance(text, str):
        return _from_serial(text)
    plain = _plain(text)
    if not plain:
        raise ValueError(f"没有填写日期。{HOW_DAY}")
    return _checked(_real_day(*_numbers(plain, text), text))


def parse_month(text: str) -> Month:
    """Return the month written as 2018-10, 2018/10, 2018.10, 201810 or 2018年10月. ValueError in Chinese."""
    match = _MONTH.fullmatch(_plain(text))
    if match is None:
        raise ValueError(f"看不懂月份“{text.strip()[:40]}”。{HOW_MONTH}")
    year, month = int(match[1]), int(match[2] or match[3] or match[4])
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise ValueError(f"没有“{text.strip()}”这个月份。{HOW_MONTH}")
    return Month(year, month)


def _plain(text: str) -> str:
    folded = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    folded = re.sub(r"[‐‑–—−]", "-", folded)
    return re.sub(r" ?([-/.年月日号]) ?", r"\1", folded)


def _numbers(plain: str, original: str) -> tuple[int, int, int]:
    if match := _SEPARATED.fullmatch(plain):
        return int(match[1]), int(match[3]), int(match[4])
    if match := _COMPACT.fullmatch(plain) or _WRITTEN.fullmatch(plain):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _NUMERALS.fullmatch(plain):
        return parse_digits(match[1]), parse_numeral(match[2]), parse_numeral(match[3])
    if _MONTH.fullmatch(plain):
        raise ValueError(f"日期“{original.strip()}”缺少“日”。{HOW_DAY}")
    if re.fullmatch(r"\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?", plain):
        raise ValueError(f"日期“{original.strip()}”的年份要写四位。{HOW_DAY}")
    raise ValueError(f"看不懂日期“{original.strip()[:40]}”。{HOW_DAY}")


def _real_day(year: int, month: int, day: int, original: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"没有“{original.strip()}”这一天，请核对。") from None


def _day_of(moment: date) -> date:
    if isinstance(moment, datetime):
        return (moment.astimezone(SHANGHAI) if moment.tzinfo else moment).date()
    return moment


def _from_serial(serial: int | float) -> date:
    """Day of an Excel serial number (1900 system)."""
    if isinstance(serial, bool) or serial != serial or not 61 <= serial <= 73415:
        raise ValueError(f"看不懂日期“{serial}”。{HOW_DAY}")
    if serial != int(serial):
        raise ValueError(f"日期“{serial}”带有时间，请把单元格改为只有日期。")
    return _checked(_EXCEL_EPOCH + timedelta(days=int(serial)))


def _checked(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"日期的年份应在 {FIRST_YEAR} 年至 {LAST_YEAR} 年之间，请核对。")
    return day
