from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.actions.rules import load_rules
from accounts.exceptions import UnreadableFile
from accounts.importing.deadlines import read_deadlines

DEFAULT = Path(__file__).resolve().parents[2] / "data" / "deadlines.csv"


class Command(BaseCommand):
    help = "Add the deadline rules of a CSV file that are missing; rules already in the table stay."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", default=DEFAULT)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = read_deadlines(options["file"])
        except (UnreadableFile, OSError) as error:
            raise CommandError(str(error), returncode=2) from error
        added = load_rules(rows=rows, by=None, at=timezone.now())
        self.stdout.write(f"期限规则：新增 {added} 条，共 {len(rows)} 条。")
