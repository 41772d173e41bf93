"""Monthly returns of the demonstration: on time or late, with the figures only the district holds."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from integrity_portal.lib.months import Month
from integrity_portal.lib.workdays import Calendar
from monitoring.demonstration.stories import Desk, Story
from records.enums import Statement


class ReturnStory(Story):
    ledger = "monthly_return"

    def __init__(self, desk: Desk, chance: random.Random, month: Month, filed: date, diligence: float, due: Decimal):
        self.month, self.falling_due = month, due
        super().__init__(desk, chance, filed, diligence)
        self.returned = chance.random() > 0.9

    def data(self) -> dict[str, Any]:
        received = self.chance.randint(40, 260)
        answered = round(received * (0.55 + 0.44 * self.diligence))
        return {
            "organisation": self.desk.clerk.organisation,
            "region": self.desk.code,
            "month": self.month.first_day,
            "default_case_statement": self.chance.choice((Statement.ENTRIES, Statement.ZERO)),
            "arrears_statement": Statement.ENTRIES,
            "principal_falling_due": self.falling_due,
            "civil_servants": 900 + int(self.desk.code[-2:]) * 7,
            "concerns_received": received,
            "concerns_answered": answered,
            "handler_name": "示例某",
            "handler_post": "科长",
        }

    def is_published(self) -> bool:
        return False


def filing_day(chance: random.Random, calendar: Calendar, month: Month, diligence: float) -> date:
    """By the third working day of the next month, or some days late."""
    following = month + 1
    if chance.random() < 0.62 + 0.38 * diligence:
        return calendar.nth_workday_of_month(following.year, following.month, chance.randint(1, 3))
    third = calendar.nth_workday_of_month(following.year, following.month, 3)
    return third + timedelta(days=chance.randint(1, 9))
