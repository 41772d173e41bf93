"""What must be true of the database before a process serves anyone."""

from django.apps import apps
from django.conf import settings
from django.db import connection

from integrity_portal.env import ConfigurationError


def check_start() -> None:
    """Raise ConfigurationError when the database role is too mighty, the locale is C, or demo accounts are live."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            raise ConfigurationError("the database role is a superuser. Use portal_app or portal_public.")
        cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
        if cursor.fetchone()[0] in ("C", "POSIX"):
            raise ConfigurationError(
                "the database was created with LC_CTYPE C. Create it again with TEMPLATE template0 LC_CTYPE 'C.UTF-8'."
            )
        _refuse_owner(cursor)
    _refuse_demonstration_accounts()


def _refuse_owner(cursor) -> None:  # type: ignore[no-untyped-def]
    cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user")
    if cursor.fetchone()[0]:
        raise ConfigurationError("the database role owns the tables. Run as portal_app or portal_public.")


def _refuse_demonstration_accounts() -> None:
    if settings.IS_PUBLIC or settings.DEMONSTRATION:
        return
    officer = apps.get_model("accounts", "Officer")
    if officer.objects.filter(is_demonstration=True, is_active=True).exists():
        raise ConfigurationError(
            "demonstration accounts exist in this database. Use an empty database, or set DEMONSTRATION=1."
        )
