"""The office site: desk, ledgers, review, publishing, monitoring, reports, administration, audit."""

from django.conf import settings
from django.urls import include, path

from integrity_portal import errors, health

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

urlpatterns = [
    *health.urlpatterns,
    path("", include("accounts.urls")),
    path("", include("records.urls")),
    path("", include("monitoring.urls")),
]

if settings.DEBUG:
    from integrity_portal.styleguide import styleguide

    urlpatterns.append(path("styleguide/", styleguide, name="styleguide"))
