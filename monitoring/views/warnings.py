from typing import Any

from django.db.models import Q, QuerySet
from django.views.generic import ListView

from accounts.enums import Reach
from integrity_portal.lib.months import Month
from monitoring.enums import Level
from monitoring.models import Warning
from monitoring.views.base import MonitoringMixin
from monitoring.views.links import with_links


class WarningListView(MonitoringMixin, ListView):
    """Warnings, the newest month and the gravest first; filters by month, level and district."""

    template_name = "monitoring/warnings.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Warning]:
        rows = Warning.objects.gravest_first().select_related("region", "run").defer("run__result", "run__inputs")
        if self.officer.reach != Reach.CITY:
            rows = rows.filter(region=self.officer.district_code)
        return rows.filter(self._chosen())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(levels=Level.choices, chosen=self.request.GET, **kwargs)
        return context | {"rows": with_links(context["page_obj"], self.officer)}

    def _chosen(self) -> Q:
        """The filters of the address; what makes no sense is left out."""
        wanted = Q()
        if (level := self.request.GET.get("level")) in Level.values:
            wanted &= Q(level=level)
        if region := self.request.GET.get("region", "").replace("\0", "").strip():
            wanted &= Q(region=region) | Q(region__name__contains=region)
        try:
            return wanted & Q(month=Month.parse(self.request.GET["month"]).first_day)
        except (KeyError, ValueError):
            return wanted
