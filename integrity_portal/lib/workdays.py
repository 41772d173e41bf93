"""Working days after the State Council's yearly holiday notices, with their make-up days.

A period counted in working days does not count its first day (行政处罚法 第八十五条: 工作日;
民法典 第二百零一条: the day it begins is not counted in).
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Working days: `exceptions` maps a day to True (make-up day) or False (day off).

    Every other day goes by its weekday. In a year that is not in `announced_years` nothing but weekends
    (and exceptions already entered) is known, and `is_estimated` says so.
    """

    exceptions: Mapping[date, bool]
    announced_years: AbstractSet[int]

    def is_workday(self, day: date) -> bool:
        known = self.exceptions.get(day)
        return day.weekday() < 5 if known is None else known

    def is_estimated(self, day: date) -> bool:
        """True when the holidays of that year have not been announced yet."""
        return day.year not in self.announced_years

    def next_workday(self, day: date) -> date:
        """The day itself when it is a working day, else the first one after it."""
        while not self.is_workday(day):
            day += _DAY
        return day

    def add_workdays(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it when negative); `day` itself is not counted.

        With 0 the answer is `day`, moved on to the next working day where it is none.
        """
        if count == 0:
            return self.next_workday(day)
        step = _DAY if count > 0 else -_DAY
        remaining = abs(count)
        while remaining:
            day += step
            remaining -= self.is_workday(day)
        return day

    def nth_workday_of_month(self, year: int, month: int, n: int) -> date:
        """The n-th working day of a month, n from 1. Raises ValueError when the month has fewer."""
        if n < 1:
            raise ValueError("working days of a month are counted from 1")
        day = self.add_workdays(date(year, month, 1) - _DAY, n)
        if (day.year, day.month) != (year, month):
            raise ValueError(f"{year}-{month:02d} has fewer than {n} working days")
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` lies before `start`.

        So that `workdays_between(d, add_workdays(d, n)) == n`.
        """
        if end < start:
            return -self.workdays_between(end, start)
        days = (start + _DAY * offset for offset in range(1, (end - start).days + 1))
        return sum(self.is_workday(day) for day in days)
