"""A calendar month in Asia/Shanghai: the unit of scoring, returns and reports."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
_SHAPE = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A month of the Gregorian calendar. Raises ValueError outside 1900-01 … 9998-12."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 9998 and 1 <= self.month <= 12):
            raise ValueError(f"没有 {self.year} 年 {self.month} 月这样的月份，请按“2018-10”填写。")

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read exactly `YYYY-MM` (what people type is read by `dates.parse_month`)."""
        match = _SHAPE.fullmatch(text) if text.isascii() else None
        if match is None:
            raise ValueError("月份应写成“2018-10”的样子。")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, moment: date) -> "Month":
        """Month of a day, or of an aware time as seen in Shanghai. ValueError for a naive time."""
        if isinstance(moment, datetime):
            if moment.tzinfo is None:
                raise ValueError("a time without a zone belongs to no month")
            moment = moment.astimezone(SHANGHAI)
        return cls(moment.year, moment.month)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return (self + 1).first_day - timedelta(days=1)

    @property
    def start(self) -> datetime:
        """First instant of the month, Asia/Shanghai."""
        return datetime(self.year, self.month, 1, tzinfo=SHANGHAI)

    @property
    def end(self) -> datetime:
        """First instant of the next month: the exclusive end."""
        return (self + 1).start

    @property
    def cutoff(self) -> datetime:
        """Last microsecond of the month: `at <= cutoff` says the same as `at < end` in PostgreSQL."""
        return self.end - timedelta(microseconds=1)

    def window(self, months: int = 12) -> tuple[date, date]:
        """First and last day of the `months` months that end with this one (scoring window W)."""
        if months < 1:
            raise ValueError("a window holds at least one month")
        return (self - (months - 1)).first_day, self.last_day

    def last_months(self, months: int = 12) -> list["Month"]:
        """The `months` months that end with this one, oldest first."""
        return [self - back for back in range(months - 1, -1, -1)]

    def __add__(self, months: int) -> "Month":
        year, index = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, index + 1)

    def __sub__(self, months: int) -> "Month":
        return self + -months

    def months_since(self, earlier: "Month") -> int:
        """How many months lie between; negative when `earlier` is later."""
        return (self.year - earlier.year) * 12 + self.month - earlier.month

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
