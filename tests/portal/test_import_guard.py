"""The public process cannot import a private app; it is tried for real, in a process of its own."""

import os
import subprocess
import sys

import pytest

from tests import cluster
from tests.conftest import database_name

SETUP = "import django; django.setup(); "


def run_public(code: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in cluster.VARIABLE_NAMES}
    own = cluster.environment(database_name(), site="public")
    env = clean | own | {"DJANGO_SETTINGS_MODULE": "integrity_portal.settings"}
    command = [sys.executable, "-c", SETUP + code]
    return subprocess.run(command, cwd=cluster.BASE_DIR, env=env, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["accounts", "records", "monitoring", "records.models", "accounts.models"])
def test_a_private_app_is_refused(name):
    done = run_public(f"import {name}")
    assert done.returncode == 1
    assert f"PrivateAppRefused: {name.split('.')[0]} is private" in done.stderr


@pytest.mark.slow
def test_the_public_process_installs_no_app_that_knows_an_officer():
    done = run_public("from django.apps import apps; print(sorted(a.label for a in apps.get_app_configs()))")
    labels = set(done.stdout.strip("[]\n' ").split("', '"))
    assert labels & {"auth", "sessions", "contenttypes", "admin", "accounts", "records", "monitoring"} == set()
    assert "disclosure" in labels
