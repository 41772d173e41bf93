"""The two images, read from their Dockerfiles: a container engine is not needed, nor is one used."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from deploy.requirements_without import blocks, lock_without, names_to_leave_out
from tests.deploy.images import PROJECT, final_stage, ignored, image_files, instructions

OFFICE = PROJECT / "deploy" / "office.Dockerfile"
PUBLIC = PROJECT / "deploy" / "public.Dockerfile"
PRIVATE = ("accounts", "records", "monitoring")
LOCK = (PROJECT / "requirements" / "production.lock").read_text()
LEFT_OUT = names_to_leave_out((PROJECT / "deploy" / "public-leave-out.txt").read_text())


def left_out_modules() -> set[str]:
    """Top-level modules that only packages outside the public image provide."""
    return {
        module
        for module, packages in packages_distributions().items()
        if {name.lower().replace("_", "-") for name in packages} <= LEFT_OUT
    }


@pytest.fixture(scope="module")
def public_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public image's /app, laid out in a folder, where packages it does not install cannot be imported."""
    app = tmp_path_factory.mktemp("public-image")
    for name, source in image_files(PUBLIC).items():
        (app / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, app / name)
    (app / "sitecustomize.py").write_text(
        "import sys\n"
        f"ABSENT = {sorted(left_out_modules())!r}\n"
        "class Absent:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ABSENT:\n"
        "            raise ModuleNotFoundError(name + ' is not in the public image', name=name)\n"
        "sys.meta_path.insert(0, Absent())\n"
    )
    return app


def build_environment(dockerfile: Path) -> dict[str, str]:
    """The variables that the image's collectstatic line sets."""
    line = next(rest for word, rest in final_stage(dockerfile) if word == "RUN" and "collectstatic" in rest)
    pairs = [word.split("=", 1) for word in shlex.split(line) if re.match(r"[A-Z_]+=", word)]
    site = "public" if dockerfile == PUBLIC else "office"
    return {"PORTAL_SITE": site, "PATH": os.environ["PATH"], **dict(pairs)}


def run(app: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=app,
        env=build_environment(PUBLIC) | {"PYTHONPATH": str(app), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_public_image_holds_no_private_app() -> None:
    held = image_files(PUBLIC)
    assert [name for name in held if name.split("/")[0] in PRIVATE] == []
    assert [name for name in held if name.startswith("templates/") and name.split("/")[1] in PRIVATE] == []
    assert {"disclosure", "integrity_portal", "templates", "static", "manage.py"} <= {n.split("/")[0] for n in held}


def test_public_build_context_cannot_even_read_a_private_app() -> None:
    from tests.deploy.images import ignore_rules

    rules = ignore_rules(PUBLIC)
    assert all(ignored(f"{app}/models/records.py", rules) for app in PRIVATE)
    assert not ignored("disclosure/urls.py", rules)


def test_ignore_rules_follow_the_last_match() -> None:
    rules = ["*", "!disclosure", "**/__pycache__"]
    assert ignored("README.md", rules)
    assert not ignored("disclosure/models/log.py", rules)
    assert ignored("disclosure/models/__pycache__/log.pyc", rules)


def test_office_image_holds_all_apps() -> None:
    held = image_files(OFFICE)
    assert {f"{app}/apps.py" for app in (*PRIVATE, "disclosure", "integrity_portal")} <= held.keys()
    assert "integrity_portal/celery.py" in held


@pytest.mark.parametrize("dockerfile", [OFFICE, PUBLIC], ids=["office", "public"])
def test_image_is_pinned_hashed_and_unprivileged(dockerfile: Path) -> None:
    every = instructions(dockerfile)
    assert {rest.split()[0] for word, rest in every if word == "FROM"} == {"python:3.11-slim"}
    installs = [rest for word, rest in every if word == "RUN" and "pip install" in rest]
    assert len(installs) == 1
    assert "--require-hashes --no-deps" in installs[0]
    words = [word for word, _ in final_stage(dockerfile)]
    assert ("USER", "portal") in final_stage(dockerfile)
    assert words.index("USER") > max(n for n, word in enumerate(words) if word in ("COPY", "RUN"))
    assert all(source not in (".", "./") for word, rest in every if word == "COPY" for source in rest.split()[:-1])


@pytest.mark.parametrize("dockerfile", [OFFICE, PUBLIC], ids=["office", "public"])
def test_no_file_that_holds_secrets_reaches_an_image(dockerfile: Path) -> None:
    held = image_files(dockerfile)
    assert [n for n in held if re.search(r"(^|/)\.|\.(key|crt|pem)$|\.local|tests/|docs/", n)] == []


def test_public_lock_is_the_production_lock_without_the_left_out() -> None:
    kept = dict(blocks(lock_without(LOCK, LEFT_OUT)))
    assert kept.keys() == dict(blocks(LOCK)).keys() - LEFT_OUT
    assert {"django", "psycopg2-binary", "redis"} <= kept.keys()
    assert all("--hash=sha256:" in block for block in kept.values())


def test_a_stale_name_to_leave_out_is_refused() -> None:
    with pytest.raises(SystemExit, match="no-such-package"):
        lock_without(LOCK, {"no-such-package"})


@pytest.mark.slow
def test_public_site_starts_from_its_image_alone(public_tree: Path) -> None:
    """Every module and template of the image loads with nothing but the image's files and packages."""
    program = """
import importlib, pathlib, sys
import django
django.setup()
from django.template.loader import get_template
from django.urls import get_resolver
get_resolver().url_patterns
import integrity_portal.links
for file in sorted(pathlib.Path("disclosure").rglob("*.py")):
    importlib.import_module(".".join(file.with_suffix("").parts).removesuffix(".__init__"))
for file in sorted(pathlib.Path("templates").rglob("*.html")):
    get_template(file.relative_to("templates").as_posix())
here = str(pathlib.Path.cwd())
ours = [m for n, m in sys.modules.items() if n.split(".")[0] in ("disclosure", "integrity_portal")]
assert all(m.__file__.startswith(here) for m in ours), "a module came from outside the image"
print(sorted(set(sys.modules) & {"accounts", "records", "monitoring", "celery"}))
"""
    settings = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'integrity_portal.settings'\n"
    assert run(public_tree, "-c", settings + program).strip() == "[]"


@pytest.mark.slow
def test_public_image_collects_its_static_files(public_tree: Path) -> None:
    run(public_tree, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    assert (public_tree / "staticfiles" / "staticfiles.json").exists()
