"""`load_demonstration [--records N]`: fictitious data for `make demo`, on an empty database only."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from monitoring.demonstration.loading import NotHere, load


class Command(BaseCommand):
    help = "Load the demonstration (fictitious organisations in the real districts) into an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--records", type=int, default=5000, help="about how many records (0: accounts only)")

        parser.add_argument("--months", type=int, default=12, choices=range(1, 13), help="how many are published")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        try:
            load(records=options["records"], months=options["months"], at=timezone.localtime(), say=self.say)
        except NotHere as error:
            raise CommandError(str(error)) from error
        self.say(f"    loaded in {time.monotonic() - started:.0f} s")

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
