from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.anchors import append_anchor, read_anchors
from accounts.exceptions import UnreadableFile
from accounts.verification import verify_chain


class Command(BaseCommand):
    help = "Walk the audit chain; exit code 1 and the place of every fault when it was tampered with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anchors", type=Path, help="file of earlier heads that must lie on the chain")
        parser.add_argument("--append-head", type=Path, help="add the head to this file when all is well")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            anchors = read_anchors(options["anchors"]) if options["anchors"] else []
        except UnreadableFile as error:
            raise CommandError(str(error), returncode=2) from error
        found = verify_chain(at=timezone.now(), anchors=anchors)
        for fault in found.faults:
            self.stderr.write(f"{fault.kind} seq={fault.seq}: {fault.text}")
        if not found.is_clean:
            raise CommandError(f"审计链有 {len(found.faults)} 处异常。", returncode=1)
        if options["append_head"]:
            append_anchor(options["append_head"], found.head, at=found.checked_at)
        self.stdout.write(f"审计链完整：共 {found.head.seq} 环，链头 {found.head.hash}")
