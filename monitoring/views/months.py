from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views import View

from accounts.enums import Role
from integrity_portal.lib.months import SHANGHAI, Month
from monitoring.actions.queueing import ask_for_month
from monitoring.exceptions import MonitoringError, NotAllowed
from monitoring.models import ScoreRun
from monitoring.permissions import may_score_month
from monitoring.queries import DEFAULT_SCHEME
from monitoring.views.base import MonitoringMixin, MonitoringPage

MONTHS = 12


class OverviewView(MonitoringPage):
    """The last twelve months with the state of each, and the versions being prepared."""

    template_name = "monitoring/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        last = Month.of(timezone.localtime(now, SHANGHAI).date()) - 1
        months = list(reversed(last.last_months(MONTHS)))
        runs = self._runs(months)
        rows = [{"month": month, "runs": runs.get(month, [])} for month in months]
        return super().get_context_data(**kwargs) | {"rows": rows, "may_score": may_score_month(self.officer)}

    def _runs(self, months: list[Month]) -> dict[Month, list[ScoreRun]]:
        held: dict[Month, list[ScoreRun]] = {}
        shown = ScoreRun.objects.for_officer(self.officer).filter(
            scheme__code=DEFAULT_SCHEME, month__in=[month.first_day for month in months]
        )
        for run in shown.without_bodies().order_by("-version"):
            held.setdefault(run.period, []).append(run)
        return held


class MonthView(MonitoringMixin, View):
    """The newest version of a month."""

    def get(self, request: Any, month: Month) -> HttpResponse:
        run = self.runs(month).first()
        if run is None:
            raise Http404("该月尚无结果")
        return redirect("monitoring:run", month=month, version=run.version)


class ScoreView(MonitoringMixin, View):
    """“Score this month”: puts the job into the outbox and shows its progress."""

    roles = (Role.SUPERVISOR, Role.PUBLISHER)
    http_method_names = ["post"]

    def post(self, request: Any, month: Month) -> HttpResponse:
        try:
            job = ask_for_month(month=month, by=self.officer, at=timezone.now())
        except NotAllowed as error:
            raise Http404 from error
        except MonitoringError as error:
            messages.error(request, str(error))
            return redirect("monitoring:overview")
        return redirect("accounts:job", pk=job.pk)
