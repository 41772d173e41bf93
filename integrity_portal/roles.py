"""The three database roles, and the committed allow-list of what two of them may do.

Sources: least privilege as in docs/security.md; the test `tests/test_roles.py` compares the database with this file.
"""

from __future__ import annotations

from typing import Any

from psycopg2 import sql

LIMITS = {
    "portal_owner": {},
    "portal_app": {
        "statement_timeout": "60s",
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "120s",
    },
    "portal_public": {
        "statement_timeout": "3s",
        "lock_timeout": "2s",
        "idle_in_transaction_session_timeout": "10s",
    },
}

# Tables of the office that the application may only add to; everything else it may read and write.
APP_INSERT_ONLY = (
    "accounts_auditevent",
    "disclosure_logentry",
    "disclosure_lognode",
    "disclosure_loghead",
    "records_transition",
    "records_importedfile",
)
APP_READ_ONLY = (
    "accounts_auditlink",
    "accounts_audithead",
    "django_migrations",
    # Django's own rights and content types are made by migrations; rights here are roles.
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
)
# Rows that may change (some only in the columns their trigger allows) and never go: an account is switched
# off, a body put out of use, a record withdrawn.
APP_NO_DELETE = (
    "accounts_officer",
    "accounts_organisation",
    "accounts_region",
    "records_record",
    "records_amendment",
    "records_caseplan",
    "records_fact",
    "records_handlingstep",
    "records_payment",
    "records_settlement",
    "records_courtremoval",
)

PUBLIC_READ_PREFIX = "disclosure_"
PUBLIC_INSERT_ONLY = ("disclosure_inboxrequest",)


def create_roles(connection: Any, passwords: dict[str, str]) -> None:
    """Create the roles that are missing and set their passwords and limits (needs a superuser)."""
    with connection.cursor() as cursor:
        for role, limits in LIMITS.items():
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if cursor.fetchone() is None:
                cursor.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
            # PostgreSQL 15 gives the database's owner the schema `public` only by inheritance.
            inherit = sql.SQL("INHERIT" if role == "portal_owner" else "NOINHERIT")
            cursor.execute(
                sql.SQL("ALTER ROLE {} {} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD {}").format(
                    sql.Identifier(role), inherit, sql.Literal(passwords[role])
                )
            )
            for name, value in limits.items():
                cursor.execute(
                    sql.SQL("ALTER ROLE {} SET {} = {}").format(
                        sql.Identifier(role), sql.Identifier(name), sql.Literal(value)
                    )
                )


def table_grants(table: str) -> dict[str, set[str]]:
    """The rights of `portal_app` and `portal_public` on one table."""
    app = {"SELECT", "INSERT", "UPDATE", "DELETE"}
    if table in APP_INSERT_ONLY:
        app = {"SELECT", "INSERT"}
    elif table in APP_READ_ONLY:
        app = {"SELECT"}
    elif table in APP_NO_DELETE:
        app = {"SELECT", "INSERT", "UPDATE"}
    public: set[str] = set()
    if table in PUBLIC_INSERT_ONLY:
        public = {"INSERT"}
    elif table.startswith(PUBLIC_READ_PREFIX):
        public = {"SELECT"}
    return {"portal_app": app, "portal_public": public}
