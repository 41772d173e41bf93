from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.actions.calendars import load_calendar
from accounts.importing.holidays import known_holidays


class Command(BaseCommand):
    help = "Seed the working-day calendar; days already in the table stay as they are."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = known_holidays()
        added = load_calendar(rows=rows, by=None, at=timezone.now())
        self.stdout.write(f"节假日与调休：新增 {added} 天，已公布至 {rows[-1].day.year} 年。")
