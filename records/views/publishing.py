"""The publisher's desk: what waits, what lags behind, what is public."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.views.generic import ListView

from accounts.enums import Role
from accounts.views.base import RoleRequiredMixin
from records.actions.bulk_review import BulkResult, publish_records
from records.actions.refreshing import amend_publications
from records.queries.worklists import on_public_site, to_publish, to_update
from records.views.bulk import BulkView

QUEUES = {"waiting": ("待公示", to_publish), "update": ("待更新", to_update), "public": ("公示中", on_public_site)}


class PublishingView(RoleRequiredMixin, ListView):
    """Three lists, chosen by `show`: approved and waiting, public copies to refresh, on the public site."""

    roles = (Role.PUBLISHER,)
    template_name = "records/publishing.html"
    paginate_by = 30

    @property
    def shown(self) -> str:
        wanted = self.request.GET.get("show", "")
        return wanted if wanted in QUEUES else "waiting"

    def get_queryset(self) -> Any:
        return QUEUES[self.shown][1](self.officer)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(shown=self.shown, tabs=self._tabs(), **kwargs)

    def _tabs(self) -> list[dict[str, Any]]:
        here = reverse("records:publishing")
        return [
            {
                "label": label,
                "url": f"{here}?show={name}",
                "active": name == self.shown,
                "count": queue(self.officer).count(),
            }
            for name, (label, queue) in QUEUES.items()
        ]


class PublishManyView(BulkView):
    roles = (Role.PUBLISHER,)
    what = "公示"
    back = "records:publishing"

    def take(self, chosen: Any, at: Any) -> BulkResult:
        return publish_records(records=chosen, by=self.officer, at=at)


class AmendManyView(BulkView):
    roles = (Role.PUBLISHER,)
    what = "更新公示"

    @property
    def back(self) -> str:  # type: ignore[override]
        """The list of copies to refresh."""
        return f"{reverse('records:publishing')}?show=update"

    def take(self, chosen: Any, at: Any) -> BulkResult:
        return amend_publications(records=chosen, by=self.officer, at=at)
