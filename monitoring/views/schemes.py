from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.views.generic import DetailView, ListView

from integrity_portal.lib.months import SHANGHAI
from monitoring.models import Scheme, WarningRule
from monitoring.views.base import MonitoringMixin


class SchemeListView(MonitoringMixin, ListView):
    """Every version of every scheme, and the warning rules in force today."""

    template_name = "monitoring/schemes.html"
    queryset = Scheme.objects.order_by("code", "-version")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localtime(timezone.now(), SHANGHAI).date()
        rules = [rule for rule in WarningRule.objects.in_force(today) if rule.active]
        return super().get_context_data(rules=rules, **kwargs)


class SchemeView(MonitoringMixin, DetailView):
    """One version with its weights, thresholds and explanations."""

    template_name = "monitoring/scheme.html"

    def get_queryset(self) -> QuerySet[Scheme]:
        return Scheme.objects.with_tree()

    def get_object(self, queryset: QuerySet[Scheme] | None = None) -> Scheme:
        found = self.get_queryset().filter(code=self.kwargs["code"], version=self.kwargs["version"]).first()
        if found is None:
            raise Http404("没有这个版本的指标体系")
        return found
