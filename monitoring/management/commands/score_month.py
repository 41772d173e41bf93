from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.models import Officer
from disclosure.publication import PublicationRefused
from integrity_portal.lib.months import Month
from monitoring import queries
from monitoring.actions.reports import build_reports
from monitoring.actions.scoring import publish_month, score_month
from monitoring.exceptions import MonitoringError
from monitoring.models import ScoreRun


class Command(BaseCommand):
    help = "Compute the draft of a month; with --publish, publish it in the name of a publisher, with its reports."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("month", help="YYYY-MM")
        parser.add_argument("--scheme", default=queries.DEFAULT_SCHEME, metavar="CODE")
        parser.add_argument("--publish", action="store_true")
        parser.add_argument("--as", dest="name", metavar="NAME", help="user name of a publisher of the city")
        parser.add_argument("--without-comments", default="", metavar="REASON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["publish"] and not options["name"]:
            raise CommandError("--publish 须用 --as 写明发布员的用户名。")
        try:
            run = self._score(options)
            if options["publish"]:
                run = self._publish(run, options)
        except (MonitoringError, PublicationRefused, ValueError) as error:
            raise CommandError(str(error)) from error
        self._tell(run)

    def _score(self, options: dict[str, Any]) -> ScoreRun:
        month = Month.parse(options["month"])
        return score_month(month=month, scheme=options["scheme"], by=None, at=timezone.now())

    def _publish(self, run: ScoreRun, options: dict[str, Any]) -> ScoreRun:
        officer = Officer.objects.filter(username=options["name"], is_active=True).first()
        if officer is None:
            raise CommandError(f"没有用户“{options['name']}”。")
        reason = options["without_comments"]
        run = publish_month(run=run, by=officer, at=timezone.now(), without_comments=reason)
        build_reports(run=run, by=officer, at=timezone.now())
        return run

    def _tell(self, run: ScoreRun) -> None:
        self.stdout.write(f"{run} {run.get_status_display()} {run.digest}")
        for region in run.result["regions"]:
            self.stdout.write(f"{region['rank']:>3}  {region['name']}  {region['score']}")
        if run.note:
            self.stdout.write(run.note)
