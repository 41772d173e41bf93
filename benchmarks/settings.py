"""The project's settings, with the static files of the run in a folder of its own."""

import os

from integrity_portal.settings import *  # noqa: F403

STATIC_ROOT = os.environ["BENCH_STATIC"]
