"""The project's settings on the session's private servers."""

from tests import cluster

cluster.ensure()

from integrity_portal.settings import *  # noqa: E402, F403
from integrity_portal.settings import IS_PUBLIC, STORAGES  # noqa: E402

STORAGES = STORAGES | {  # the manifest of collectstatic is not needed to test pages
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None  # nothing is collected for tests
if not IS_PUBLIC:
    # Fast for accounts made in tests; the demonstration's accounts come with the real hasher.
    PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        "django.contrib.auth.hashers.ScryptPasswordHasher",
    ]
