"""No process serves anyone under a database role that is too mighty."""

import os
import subprocess
import sys

import pytest

from tests import cluster
from tests.conftest import database_name


def start_as(url: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in cluster.VARIABLE_NAMES}
    env = clean | cluster.environment(database_name()) | {"DATABASE_URL": url}
    env["DJANGO_SETTINGS_MODULE"] = "integrity_portal.settings"
    command = [sys.executable, "-c", "import integrity_portal.wsgi"]
    return subprocess.run(command, cwd=cluster.BASE_DIR, env=env, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_superuser_is_refused():
    done = start_as(cluster.superuser_url(database_name()))
    assert (done.returncode, "the database role is a superuser" in done.stderr) == (1, True)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_owner_of_the_tables_is_refused():
    done = start_as(cluster.role_url("portal_owner", database_name()))
    assert (done.returncode, "the database role owns the tables" in done.stderr) == (1, True)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_application_role_starts():
    assert start_as(cluster.role_url("portal_app", database_name())).returncode == 0
