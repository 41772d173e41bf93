"""WSGI entry of both sites; `PORTAL_SITE` decides which one. The start guard runs before the first request."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "integrity_portal.settings")
application = get_wsgi_application()

from integrity_portal.guard import check_start  # noqa: E402  (needs the configured application)

check_start()
