from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.actions.regions import load_regions
from accounts.exceptions import UnreadableFile
from accounts.importing.regions import read_regions


class Command(BaseCommand):
    help = "Load administrative divisions from a CSV file; loading the same file again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = read_regions(options["file"])
        except UnreadableFile as error:
            raise CommandError(str(error), returncode=2) from error
        done = load_regions(rows=rows, by=None, at=timezone.now())
        self.stdout.write(f"区划：新增 {done.created}，更新 {done.changed}，未变 {done.unchanged}。")
