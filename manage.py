#!/usr/bin/env python
"""Django's command line. Without DATABASE_URL it reads `.local/env`, the settings `make demo` runs with."""

import os
import sys
from pathlib import Path

OWNER_COMMANDS = {"migrate", "grant_roles", "flush", "sqlmigrate", "backup", "restore", "showmigrations"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "integrity_portal.settings")
    local = Path(__file__).resolve().parent / ".local" / "env"
    if "DATABASE_URL" not in os.environ and "DATABASE_PUBLIC_URL" not in os.environ and local.exists():
        from integrity_portal.env import read_env_file

        for name, value in read_env_file(local).items():
            os.environ.setdefault(name, value)
        os.environ["PORTAL_SITE"] = "office"
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ["PORTAL_AS_OWNER"] = "1"
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
