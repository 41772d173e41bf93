import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from integrity_portal.lib.months import Month
from monitoring import queries
from monitoring.actions.scoring import verify_month
from monitoring.models import ScoreRun


class Command(BaseCommand):
    help = "Recompute every published version of a month and compare digests; exit code 1 where one differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("month", help="YYYY-MM")
        parser.add_argument("--scheme", default=queries.DEFAULT_SCHEME, metavar="CODE")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            month = Month.parse(options["month"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        runs = list(ScoreRun.objects.of(options["scheme"], month).published())
        if not runs:
            raise CommandError(f"{month} 的监测结果尚未发布。")
        verdicts = [self._verify(run) for run in runs]
        if not all(verdicts):
            sys.exit(1)

    def _verify(self, run: ScoreRun) -> bool:
        verdict = verify_month(run=run)
        if verdict.agrees:
            self.stdout.write(f"{run} 一致 {run.digest}")
        else:
            self.stderr.write(f"{run} 不一致 {verdict.difference}")
        return verdict.agrees
