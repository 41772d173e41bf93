"""The environment, read loudly: every variable is declared once, and a missing or senseless value stops the start.

`.env.example` explains each name to the operator; a test compares that file with `VARIABLES`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

OFFICE, PUBLIC = "office", "public"


class ConfigurationError(SystemExit):
    """A setting is missing or senseless; the text says which, why and how to mend it."""

    def __init__(self, message: str) -> None:
        super().__init__(f"Configuration error: {message}")


@dataclass(frozen=True)
class Variable:
    """One environment variable: who needs it (`required`), who must never hold it (`forbidden`)."""

    name: str
    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    default: str = ""


VARIABLES: dict[str, Variable] = {
    variable.name: variable
    for variable in (
        Variable("PORTAL_SITE", default=OFFICE),
        Variable("DATABASE_URL", required=(OFFICE,), forbidden=(PUBLIC,)),
        Variable("DATABASE_OWNER_URL", forbidden=(PUBLIC,)),
        Variable("DATABASE_PUBLIC_URL", required=(PUBLIC,)),
        Variable("DATABASE_REPLICA_URL"),
        Variable("REDIS_URL", required=(OFFICE,), forbidden=(PUBLIC,)),
        Variable("REDIS_PUBLIC_URL"),
        Variable("SECRET_KEY", required=(OFFICE, PUBLIC)),
        Variable("FIELD_KEYS", forbidden=(PUBLIC,)),
        Variable("LOG_SIGNING_KEY", required=(OFFICE,), forbidden=(PUBLIC,)),
        Variable("PUBLIC_BASE_URL", required=(OFFICE, PUBLIC)),
        Variable("OFFICE_BASE_URL", required=(OFFICE,)),
        Variable("ALLOWED_HOSTS", required=(OFFICE, PUBLIC)),
        Variable("TRUSTED_PROXIES", default="0"),
        Variable("EMAIL_URL", default="consolemail://"),
        Variable("SENTRY_DSN"),
        Variable("DEBUG", default="0"),
        Variable("DEMONSTRATION", default="0"),
        Variable("OFFICE_IDLE_MINUTES", default="30"),
        Variable("DOCUMENT_FONTS"),
        Variable("DOCUMENT_ISSUER", default="沈阳市政务诚信监测办公室"),
        Variable("RELEASE", default="0.1.0"),
        Variable("LOG_LEVEL", default="INFO"),
    )
}


class Environment:
    """Typed readers over one mapping, for one site (`office` or `public`)."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values
        self.site = self.text("PORTAL_SITE")
        if self.site not in (OFFICE, PUBLIC):
            raise ConfigurationError(f"PORTAL_SITE is {self.site!r}. Set it to 'office' or 'public'.")
        self._refuse_forbidden()

    def _refuse_forbidden(self) -> None:
        held = [name for name, v in VARIABLES.items() if self.site in v.forbidden and self.values.get(name)]
        if held:
            raise ConfigurationError(
                f"the {self.site} site must hold no private secret, but {', '.join(sorted(held))} is set. "
                "Remove it from this process's environment."
            )

    def text(self, name: str) -> str:
        """The value, its default, or an error when this site requires it."""
        variable = VARIABLES[name]
        value = self.values.get(name, "").strip() or variable.default
        if not value and self.site_requires(variable):
            raise ConfigurationError(
                f"{name} is not set, and the {self.site} site needs it. See .env.example for its form."
            )
        return value

    def site_requires(self, variable: Variable) -> bool:
        return getattr(self, "site", OFFICE) in variable.required

    def flag(self, name: str) -> bool:
        value = self.text(name).lower()
        if value in ("1", "true", "yes", "on"):
            return True
        if value in ("", "0", "false", "no", "off"):
            return False
        raise ConfigurationError(f"{name} is {value!r}. Use 1 or 0.")

    def integer(self, name: str, *, least: int, most: int) -> int:
        value = self.text(name)
        if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
            raise ConfigurationError(f"{name} is {value!r}. Use a whole number from {least} to {most}.")
        return int(value)

    def names(self, name: str) -> list[str]:
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    def address(self, name: str) -> str:
        """An absolute http(s) address without trailing slash."""
        value = self.text(name).rstrip("/")
        if value and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).netloc):
            raise ConfigurationError(f"{name} is {value!r}. Use an absolute address like https://host.")
        return value

    def secret(self, name: str, *, least: int) -> str:
        value = self.text(name)
        if value and len(value) < least:
            raise ConfigurationError(f"{name} is too short: use at least {least} random characters.")
        return value

    def key_hex(self, name: str) -> str:
        """A 32-byte key as 64 hexadecimal digits, or empty."""
        value = self.text(name).lower()
        if value and (len(value) != 64 or not set(value) <= set("0123456789abcdef")):
            raise ConfigurationError(
                f"{name} must be 64 hexadecimal digits. Make one with: "
                'python -c "import secrets; print(secrets.token_hex(32))"'
            )
        return value

    def database(self, name: str) -> dict[str, object]:
        """A Django database entry from a libpq URI."""
        return database_settings(name, self.text(name))


def database_settings(name: str, uri: str) -> dict[str, object]:
    """Django's entry for a `postgresql://user:password@host:port/name` address.

    Raises ConfigurationError for any other engine: PostgreSQL is the one dialect (docs/adr/0001).
    """
    parts = urlsplit(uri)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise ConfigurationError(f"{name} must look like postgresql://user:password@host:5432/database.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or 5432),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, "application_name": "integrity-portal"},
    }


def read_env_file(path: Path) -> dict[str, str]:
    """NAME=value a line, no quotes, `#` comments; raises ConfigurationError with the line number."""
    values: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        name, sign, value = text.partition("=")
        if not sign or not name.isidentifier():
            raise ConfigurationError(f"{path}, line {number}: expected NAME=value, found {text!r}.")
        values[name] = value
    return values


def load() -> Environment:
    return Environment(os.environ)
