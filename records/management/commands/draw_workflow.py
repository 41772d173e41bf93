from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from records.drawing import PATH, workflow_page


class Command(BaseCommand):
    help = "Draw the table of transitions into docs/workflow.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say whether the page is up to date")

    def handle(self, *args, check: bool, **options) -> None:
        page = Path(settings.BASE_DIR) / PATH
        text = workflow_page()
        if check:
            if not page.exists() or page.read_text(encoding="utf-8") != text:
                self.stderr.write(f"{PATH} is not up to date; run: manage.py draw_workflow")
                raise SystemExit(1)
            return
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")
        self.stdout.write(f"{PATH} written")
