"""What monitoring pages share: who may open them, and which run a path names."""

from collections.abc import Collection
from typing import Any

from django.http import Http404
from django.views.generic import TemplateView
from django.views.generic.base import ContextMixin

from accounts.enums import Role
from accounts.views.base import RoleRequiredMixin
from integrity_portal.lib.months import Month
from monitoring.models import ScoreRun
from monitoring.queries import DEFAULT_SCHEME


class MonitoringMixin(RoleRequiredMixin):
    """Supervisors and publishers. With the reach of the city they see drafts; others what is published."""

    roles: Collection[Role] = (Role.SUPERVISOR, Role.PUBLISHER)

    def runs(self, month: Month) -> Any:
        """The versions of a month this officer may see, newest first."""
        return ScoreRun.objects.of(DEFAULT_SCHEME, month).for_officer(self.officer)


class RunMixin(MonitoringMixin, ContextMixin):
    """A page about one version of a month: `run` from the path, 404 where the officer may not see it."""

    kwargs: dict[str, Any]

    @property
    def run(self) -> ScoreRun:
        if not hasattr(self, "_run"):
            found = self.runs(self.kwargs["month"]).filter(version=self.kwargs["version"]).first()
            if found is None:
                raise Http404("没有这个版本")
            self._run = found
        return self._run

    def region(self) -> dict[str, Any]:
        """The district of the path in the run's result; 404 where it is not in it."""
        for region in self.run.result["regions"]:
            if region["code"] == self.kwargs["region"]:
                return region
        raise Http404("该月结果中没有这个区县")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"run": self.run, "month": self.run.period}


class MonitoringPage(MonitoringMixin, TemplateView):
    """A page of monitoring."""


class RunPage(RunMixin, TemplateView):
    """A page about one run."""
