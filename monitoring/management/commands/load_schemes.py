from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from monitoring.actions.schemes import load_schemes
from monitoring.exceptions import MonitoringError
from monitoring.importing import read_scheme, shipped_schemes


class Command(BaseCommand):
    help = "Load scheme versions (JSON): those that come with the portal, or the given files. Existing ones stay."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = [read_scheme(path) for path in options["files"]] or shipped_schemes()
            made = load_schemes(schemes=found, by=None, at=timezone.now())
        except (MonitoringError, OSError, KeyError, ValueError) as error:
            raise CommandError(f"{error}") from error
        for scheme in made:
            self.stdout.write(f"{scheme} {scheme.effective_from:%Y-%m}")
        self.stdout.write(f"新增 {len(made)} 个版本。")
