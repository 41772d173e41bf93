"""Pages and API of the public site."""

from django.urls import include, path, re_path

from disclosure import converters
from disclosure.views import docs, files, home, log, monitoring, records, registers, reports, search, verify

app_name = "disclosure"


converters.register()

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search_page, name="search"),
    path("records/<number:number>/", records.record_page, name="record"),
    path("organisations/<organisation:key>/", registers.organisation_page, name="organisation"),
    path("regions/<region:code>/", registers.region_page, name="region"),
    path("monitoring/", monitoring.months_page, name="monitoring"),
    path("monitoring/<month:month>/", monitoring.month_page, name="month"),
    path("monitoring/<month:month>/v<int:version>/", monitoring.month_page, name="month_version"),
    path("monitoring/<month:month>/<region:region>/", monitoring.month_region_page, name="month_region"),
    path("reports/", reports.reports_page, name="reports"),
    path("reports/<month:month>/", reports.report_page, name="report"),
    path("reports/<month:month>.<slug:format>", reports.report_file, name="report_file"),
    path("reports/<month:month>/<region:region>.<slug:format>", reports.report_file, name="report_region_file"),
    path("verify/", verify.verify_page, name="verify"),
    path("log/", log.log_page, name="log"),
    path("log/<int:index>/", log.entry_page, name="log_entry"),
    path("api/v1/", include("disclosure.api.urls")),
    path("api/docs/", docs.api_docs, name="api-docs"),
    path("sitemap.xml", files.sitemap, name="sitemap"),
    path("robots.txt", files.robots, name="robots"),
    re_path(r"^\.well-known/security\.txt$", files.security, name="security"),
]
