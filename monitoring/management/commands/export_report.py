from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from integrity_portal.lib.months import Month
from monitoring import queries
from monitoring.actions.reports import CITY, render_report, report_material
from monitoring.enums import ReportFormat
from monitoring.exceptions import MonitoringError
from monitoring.models import ReportFile, ScoreRun


class Command(BaseCommand):
    help = "Write the report of a published month to a file: the published bytes where they exist."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("month", help="YYYY-MM")
        parser.add_argument("out", type=Path, metavar="OUT")
        parser.add_argument("--format", required=True, choices=ReportFormat.values)
        parser.add_argument("--region", default=CITY, metavar="CODE", help="six-digit code of a district")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            run = queries.published_run(Month.parse(options["month"]))
            data = self._bytes(run, options["region"], options["format"])
        except (MonitoringError, ValueError) as error:
            raise CommandError(str(error)) from error
        options["out"].write_bytes(data)
        self.stdout.write(f"{options['out']} {len(data)} 字节")

    def _bytes(self, run: ScoreRun, region: str, format: str) -> bytes:
        if region not in {CITY, *(row["code"] for row in run.result["regions"])}:
            raise CommandError(f"{run.period} 的结果中没有区县 {region}。")
        stored = ReportFile.objects.filter(report__run=run, report__region=region, format=format).first()
        return bytes(stored.data) if stored else render_report(run, report_material(run), region, format)
