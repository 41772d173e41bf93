"""How values read on a page. Every function takes the stored value or its text form and never raises for None."""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils import timezone

NOTHING = "—"

STATUS: dict[str, tuple[str, str]] = {
    "draft": ("草稿", "neutral"),
    "submitted": ("待审核", "info"),
    "returned": ("已退回", "warn"),
    "approved": ("已审核", "info"),
    "published": ("公示中", "good"),
    "amended": ("已更正", "good"),
    "under_objection": ("异议处理中", "warn"),
    "repaired": ("已修复", "ended"),
    "expired": ("公示期满", "ended"),
    "withdrawn": ("已撤下", "ended"),
    "queued": ("排队中", "neutral"),
    "running": ("进行中", "info"),
    "done": ("已完成", "good"),
    "failed": ("失败", "bad"),
    "final": ("已定稿", "info"),
}
LEVELS: dict[str, tuple[str, str]] = {
    "red": ("红色预警", "octagon"),
    "orange": ("橙色预警", "triangle"),
    "yellow": ("黄色预警", "diamond"),
    "blue": ("蓝色提示", "circle"),
}


def decimal_of(value: Any) -> Decimal | None:
    """Decimal of a stored number or its text; None for nothing."""
    return None if value is None or value == "" else Decimal(str(value))


def rounded(value: Any, places: int) -> str:
    number = decimal_of(value)
    if number is None:
        return NOTHING
    return f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


def day_of(value: Any) -> date | None:
    """The day in Asia/Shanghai of a date, an aware time, or the ISO text of one."""
    if isinstance(value, str) and value:
        value = datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value or None


def cn_date(value: Any) -> str:
    day = day_of(value)
    return f"{day.year}年{day.month}月{day.day}日" if day else NOTHING


def cn_datetime(value: Any) -> str:
    """2018年11月1日 09:30, Asia/Shanghai."""
    if isinstance(value, str) and value:
        value = datetime.fromisoformat(value)
    if not value:
        return NOTHING
    moment = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{cn_date(moment)} {moment:%H:%M}"


def cn_moment(value: Any) -> str:
    """A time with its hour, a day without."""
    has_hour = isinstance(value, datetime) or (isinstance(value, str) and len(value) > 10)
    return cn_datetime(value) if has_hour else cn_date(value)


def cn_month(value: Any) -> str:
    """2018年10月 of a Month, a date or `2018-10`."""
    if not value:
        return NOTHING
    if isinstance(value, str):
        year, month = value.split("-")[:2]
        return f"{int(year)}年{int(month)}月"
    return f"{value.year}年{value.month}月"


def iso(value: Any) -> str:
    """Machine form for <time datetime>."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date | datetime) else str(value or "")


def days_left(value: Any, today: date | None = None) -> str:
    """Calendar days to a due date, in words."""
    day = day_of(value)
    if day is None:
        return NOTHING
    left = (day - (today or timezone.localdate())) // timedelta(days=1)
    if left < 0:
        return f"已逾期 {-left} 天"
    return "今天到期" if left == 0 else f"还有 {left} 天"
