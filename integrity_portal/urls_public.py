"""The public site: only what `disclosure` shows."""

from django.urls import include, path

from integrity_portal import errors, health

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

urlpatterns = [*health.urlpatterns, path("", include("disclosure.urls"))]
