from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.actions.publishing import publish_registers


class Command(BaseCommand):
    help = "Copy regions and organisations to the public side; run it after a register was changed by file."

    def handle(self, *args: Any, **options: Any) -> None:
        publish_registers(at=timezone.now())
        self.stdout.write("区划与单位名录的公开副本已更新。")
