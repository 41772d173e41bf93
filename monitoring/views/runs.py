from typing import Any

from django.http import Http404

from monitoring import queries
from monitoring.actions.finalising import comments_open_until
from monitoring.models import Report, Warning
from monitoring.permissions import may_publish_month, may_score_month
from monitoring.tables import changed_rows, indicator_rows, ranking_rows
from monitoring.views.base import MonitoringPage, RunPage
from monitoring.views.links import with_links
from monitoring.views.reports import files_without_data


class RunView(RunPage):
    """One version of a month: ranking with bars and map, warnings, versions, and what can be done next."""

    template_name = "monitoring/run.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = self.run
        before = queries.published_result(run.period - 1)
        return super().get_context_data(**kwargs) | {
            "ranking": ranking_rows(run, before),
            "warnings": with_links(
                Warning.objects.filter(run=run).gravest_first().select_related("region"), self.officer
            ),
            "versions": self.runs(run.period).without_bodies(),
            "reports": Report.objects.filter(run=run, region="").prefetch_related(files_without_data()),
            "closes": None if run.is_published else comments_open_until(run),
            "may_publish": may_publish_month(self.officer) and not run.is_published,
            "may_score": may_score_month(self.officer) and not run.is_published,
        }


class DistrictView(RunPage):
    """One district in one version: dimensions and indicators, each opened down to its records."""

    template_name = "monitoring/district.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        region = self.region()
        warnings = Warning.objects.filter(run=self.run, region=region["code"]).gravest_first()
        return super().get_context_data(**kwargs) | {
            "region": region,
            "dimensions": list(indicator_rows(self.run, region)),
            "warnings": with_links(warnings, self.officer),
        }


class CompareView(MonitoringPage):
    """Two versions of a month side by side: `?from=1&to=2`, by default the two newest."""

    template_name = "monitoring/compare.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        runs = list(self.runs(self.kwargs["month"]))
        if len(runs) < 2:
            raise Http404("该月只有一个版本")
        old, new = self._chosen(runs)
        changes = changed_rows(old.result, new.result)
        return super().get_context_data(**kwargs) | {"old": old, "new": new, "runs": runs, "changes": changes}

    def _chosen(self, runs: list[Any]) -> tuple[Any, Any]:
        known = {str(run.version): run for run in runs}
        old = known.get(self.request.GET.get("from", ""), runs[1])
        return old, known.get(self.request.GET.get("to", ""), runs[0])
