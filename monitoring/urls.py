"""Office pages of monitoring: months, districts down to counted records, warnings, schemes, reports."""

from django.urls import path, register_converter

from monitoring.converters import MonthConverter
from monitoring.views.evidence import EvidenceView
from monitoring.views.months import MonthView, OverviewView, ScoreView
from monitoring.views.publishing import PublishView
from monitoring.views.reports import ReportFileView, ReportListView
from monitoring.views.runs import CompareView, DistrictView, RunView
from monitoring.views.schemes import SchemeListView, SchemeView
from monitoring.views.warnings import WarningListView

register_converter(MonthConverter, "scored_month")

app_name = "monitoring"

RUN = "monitoring/<scored_month:month>/v<int:version>/"

urlpatterns = [
    path("monitoring/", OverviewView.as_view(), name="overview"),
    path("monitoring/warnings/", WarningListView.as_view(), name="warnings"),
    path("monitoring/schemes/", SchemeListView.as_view(), name="schemes"),
    path("monitoring/schemes/<slug:code>/<int:version>/", SchemeView.as_view(), name="scheme"),
    path("monitoring/<scored_month:month>/", MonthView.as_view(), name="month"),
    path("monitoring/<scored_month:month>/score/", ScoreView.as_view(), name="score"),
    path("monitoring/<scored_month:month>/compare/", CompareView.as_view(), name="compare"),
    path(RUN, RunView.as_view(), name="run"),
    path(f"{RUN}publish/", PublishView.as_view(), name="publish"),
    path(f"{RUN}<slug:region>/", DistrictView.as_view(), name="district"),
    path(f"{RUN}<slug:region>/<slug:indicator>/", EvidenceView.as_view(), name="evidence"),
    path("reports/", ReportListView.as_view(), name="reports"),
    path("reports/<int:pk>.<slug:format>", ReportFileView.as_view(), name="report-file"),
]
