"""`make check` beyond format and imports: types, missing migrations, and `check --deploy` of both sites.

Each runs in a process of its own with production-like settings that reach no server.
"""

import os
import subprocess
import sys
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
NOWHERE = "postgresql://{}:x@127.0.0.1:1/portal"
SHARED = {
    "SECRET_KEY": "check-only-9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a",
    "ALLOWED_HOSTS": "portal.example",
    "PUBLIC_BASE_URL": "https://portal.example",
    "OFFICE_BASE_URL": "https://office.example",
    "REDIS_PUBLIC_URL": "redis://127.0.0.1:1/0",
    "DATABASE_PUBLIC_URL": NOWHERE.format("portal_public"),
    "DJANGO_SETTINGS_MODULE": "integrity_portal.settings",
}
OFFICE = SHARED | {
    "PORTAL_SITE": "office",
    "DATABASE_URL": NOWHERE.format("portal_app"),
    "DATABASE_OWNER_URL": NOWHERE.format("portal_owner"),
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "LOG_SIGNING_KEY": "33" * 32,
    "FIELD_KEYS": "1:" + "44" * 32,
}
PUBLIC = SHARED | {"PORTAL_SITE": "public"}
DEPLOY = ["check", "--deploy", "--fail-level", "WARNING"]
PACKAGES = ["integrity_portal", "accounts", "records", "monitoring", "disclosure"]


def run(title: str, command: list[str], settings: dict[str, str]) -> bool:
    names = set(OFFICE) | set(PUBLIC)
    clean = {name: value for name, value in os.environ.items() if name not in names}
    print(f"-- {title}", flush=True)  # noqa: T201
    return subprocess.run(command, cwd=BASE_DIR, env=clean | settings, check=False).returncode == 0


def main() -> None:
    manage = [sys.executable, "manage.py"]
    results = [
        run("types", [sys.executable, "-m", "mypy", *PACKAGES], OFFICE),
        run("migrations", [*manage, "makemigrations", "--check", "--dry-run"], OFFICE),
        run("deployment settings, office", [*manage, *DEPLOY], OFFICE),
        run("deployment settings, public", [*manage, *DEPLOY], PUBLIC),
    ]
    raise SystemExit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
