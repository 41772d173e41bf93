"""The reference site as a WSGI application: the middleware and URLs of a tutorial over the portal's tables."""

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

settings.MIDDLEWARE = [
    "benchmarks.tutorial.use_tutorial_urls",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
django.setup()
application = WSGIHandler()
