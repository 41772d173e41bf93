"""`grant_roles`: set the rights of both application roles to the committed allow-list. Runs after every migrate."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from integrity_portal.roles import table_grants

# Routines the public role may call; everything else is revoked.
PUBLIC_FUNCTIONS: tuple[str, ...] = ("disclosure_request_state",)


class Command(BaseCommand):
    help = "Grant portal_app and portal_public exactly what integrity_portal/roles.py lists."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        with connection.cursor() as cursor:
            self.close_schema(cursor)
            tables = self.names(cursor, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            for table in tables:
                self.grant_table(cursor, table)
            for sequence in self.names(cursor, "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'"):
                cursor.execute(f'REVOKE ALL ON SEQUENCE "{sequence}" FROM portal_app, portal_public, PUBLIC')
                cursor.execute(f'GRANT USAGE, SELECT ON SEQUENCE "{sequence}" TO portal_app')
            self.grant_functions(cursor)
        self.stdout.write(f"granted on {len(tables)} tables")

    def names(self, cursor: Any, query: str) -> list[str]:
        cursor.execute(query)
        return sorted(row[0] for row in cursor.fetchall())

    def close_schema(self, cursor: Any) -> None:
        cursor.execute("SELECT current_database()")
        name = cursor.fetchone()[0]
        cursor.execute(f'REVOKE CREATE, TEMPORARY ON DATABASE "{name}" FROM PUBLIC')
        cursor.execute(f'GRANT TEMPORARY ON DATABASE "{name}" TO portal_app')
        cursor.execute(f'GRANT CONNECT ON DATABASE "{name}" TO portal_app, portal_public')
        cursor.execute("GRANT USAGE ON SCHEMA public TO portal_app, portal_public")

    def grant_table(self, cursor: Any, table: str) -> None:
        cursor.execute(f'REVOKE ALL ON TABLE "{table}" FROM portal_app, portal_public, PUBLIC')
        for role, rights in table_grants(table).items():
            if rights:
                cursor.execute(f'GRANT {", ".join(sorted(rights))} ON TABLE "{table}" TO {role}')

    def grant_functions(self, cursor: Any) -> None:
        """Trigger functions run whoever may write the table; nobody else's EXECUTE is needed by the public role."""
        cursor.execute(
            "SELECT p.oid::regprocedure::text, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
            "LEFT JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e' "
            "WHERE n.nspname = 'public' AND d.objid IS NULL"
        )
        for signature, name in cursor.fetchall():
            cursor.execute(f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC, portal_public")
            cursor.execute(f"GRANT EXECUTE ON FUNCTION {signature} TO portal_app")
            if name in PUBLIC_FUNCTIONS:
                cursor.execute(f"GRANT EXECUTE ON FUNCTION {signature} TO portal_public")
