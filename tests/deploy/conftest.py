"""nginx is needed by one file only; where it is not installed that file is left out, in CI it must be there."""

import os
import shutil

HAS_NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is not None
collect_ignore = [] if HAS_NGINX or os.environ.get("CI") else ["test_nginx.py"]


def pytest_report_header() -> list[str]:
    return [] if HAS_NGINX else ["nginx is not installed: tests/deploy/test_nginx.py is left out"]
