"""Seeding the working-day table from the library `chinesecalendar`."""

from dataclasses import dataclass
from datetime import date

from chinese_calendar import constants

SOURCE = "国务院办公厅节假日安排通知（chinesecalendar）"
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}


@dataclass(frozen=True)
class HolidayRow:
    """A day off, or a make-up working day."""

    day: date
    is_workday: bool
    name: str
    source: str = SOURCE


def known_holidays() -> list[HolidayRow]:
    """Every day off and make-up day the library knows (2004 to the last announced year), in order."""
    off = [HolidayRow(day, False, NAMES[name]) for day, name in constants.holidays.items()]
    work = [HolidayRow(day, True, f"{NAMES[name]}调休上班") for day, name in constants.workdays.items()]
    return sorted(off + work, key=lambda row: row.day)
