"""nginx is needed by one file only; where it is not installed that file is left out, in CI it must be there."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

HAS_NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is not None
collect_ignore = [] if HAS_NGINX or os.environ.get("CI") else ["test_nginx.py"]


def pytest_report_header() -> list[str]:
    return [] if HAS_NGINX else ["nginx is not installed: tests/deploy/test_nginx.py is left out"]


@pytest.fixture(scope="module")
def open_folder() -> Iterator[Callable[[], Path]]:
    """Makes folders that servers started by root reach as another user; pytest's own are closed to them."""
    made: list[Path] = []

    def make() -> Path:
        folder = Path(tempfile.mkdtemp(prefix="portal-deploy-"))
        folder.chmod(0o755)
        made.append(folder)
        return folder

    yield make
    for folder in made:
        shutil.rmtree(folder, ignore_errors=True)
