"""/api/v1/: read-only JSON of the public site."""

from django.urls import path, re_path
from drf_spectacular.views import SpectacularJSONAPIView

from disclosure.api import log, monitoring, records, registers, reports
from disclosure.api.views import NothingHere

STRICT = {
    "OAS_VERSION": "3.1.0",
    "GET_LIB_DOC_EXCLUDES": "disclosure.api.description.undocumented",
    "POSTPROCESSING_HOOKS": ["disclosure.api.description.close_objects"],
}

urlpatterns = [
    path("records/", records.RecordList.as_view(), name="api-records"),
    path("records/<number:number>/", records.RecordDetail.as_view(), name="api-record"),
    path("organisations/<organisation:key>/", registers.OrganisationDetail.as_view(), name="api-organisation"),
    path("regions/", registers.RegionList.as_view(), name="api-regions"),
    path("regions/<region:code>/", registers.RegionDetail.as_view(), name="api-region"),
    path("monitoring/", monitoring.MonthList.as_view(), name="api-monitoring"),
    path("monitoring/<month:month>/", monitoring.MonthDetail.as_view(), name="api-month"),
    path("monitoring/<month:month>/<region:region>/", monitoring.MonthRegion.as_view(), name="api-month-region"),
    path("warnings/", monitoring.WarningList.as_view(), name="api-warnings"),
    path("reports/", reports.ReportList.as_view(), name="api-reports"),
    path("changes/", log.Changes.as_view(), name="api-changes"),
    path("log/", log.Head.as_view(), name="api-log"),
    path("log/inclusion/", log.InclusionProof.as_view(), name="api-log-inclusion"),
    path("log/consistency/", log.ConsistencyProof.as_view(), name="api-log-consistency"),
    path("schema/", SpectacularJSONAPIView.as_view(custom_settings=STRICT), name="api-schema"),
    re_path(r"^.*$", NothingHere.as_view(), name="api-nothing"),
]
