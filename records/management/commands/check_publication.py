from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from records.actions.repairing import repair_publication
from records.queries.publication import publication_mismatches

KINDS = {"missing": "应公示而未公示", "orphan": "不应公示而在公示", "differs": "公示内容与现行内容不一致"}


class Command(BaseCommand):
    help = "Compare the public copy with the private records; --repair brings it in line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="bring the public copy in line")

    def handle(self, *args, repair: bool, **options) -> None:
        found = publication_mismatches()
        for mismatch in found:
            self.stdout.write(f"{mismatch.number}\t{KINDS[mismatch.kind]}")
        if not found:
            self.stdout.write("公示内容与台账一致。")
        elif repair:
            self.stdout.write(f"已修复 {repair_publication(mismatches=found, at=timezone.now())} 条。")
        else:
            raise SystemExit(1)
