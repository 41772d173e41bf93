from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView

from accounts.enums import Role
from disclosure.publication import PublicationRefused
from monitoring.actions.finalising import comments_open_until
from monitoring.actions.publishing import publish_month
from monitoring.exceptions import MonitoringError
from monitoring.forms import PublishForm
from monitoring.permissions import may_publish_month
from monitoring.views.base import RunMixin


class PublishView(RunMixin, FormView):
    """Publication with its confirmation: what exactly becomes public, under whose name."""

    roles = (Role.PUBLISHER,)
    template_name = "monitoring/publish.html"
    form_class = PublishForm

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not may_publish_month(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        closes = comments_open_until(self.run)
        return super().get_form_kwargs() | {"comments_open": closes is not None and timezone.now() <= closes}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = self.run
        details = [
            {"label": "月份", "value": str(run.period)},
            {"label": "版本", "value": f"第 {run.version} 版"},
            {"label": "区县", "value": f"{len(run.result['regions'])} 个"},
            {"label": "数据冻结", "value": timezone.localtime(run.known_at).strftime("%Y-%m-%d %H:%M")},
            {"label": "发布人", "value": self.officer.name},
        ]
        cancel_url = reverse("monitoring:run", kwargs={"month": run.period, "version": run.version})
        return super().get_context_data(**kwargs) | {"details": details, "cancel_url": cancel_url}

    def form_valid(self, form: PublishForm) -> HttpResponse:
        reason = form.cleaned_data.get("without_comments", "")
        try:
            run = publish_month(run=self.run, by=self.officer, at=timezone.now(), without_comments=reason)
        except (MonitoringError, PublicationRefused) as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, f"{run} 已发布，监测报告正在生成。")
        return redirect("monitoring:run", month=run.period, version=run.version)
