from typing import Any

from django.db.models import QuerySet
from django.views.generic import DetailView

from accounts.models import Job
from accounts.views.base import ANY_ROLE, RoleRequiredMixin


class JobView(RoleRequiredMixin, DetailView):
    """The progress of a job, for the officer who started it."""

    roles = ANY_ROLE
    template_name = "accounts/job.html"
    context_object_name = "job"
    asks_by_itself = True

    def get_queryset(self) -> QuerySet[Job]:
        return Job.objects.for_officer(self.officer)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(target=_inside(self.object.result.get("url")), **kwargs)


class JobProgressView(JobView):
    """The part of the page that is fetched again and again."""

    template_name = "accounts/job_progress.html"


def _inside(url: Any) -> str:
    """`url` when it is a path of this site."""
    return url if isinstance(url, str) and url.startswith("/") and not url.startswith("//") else ""
