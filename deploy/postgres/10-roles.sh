#!/usr/bin/env bash
# Runs once, as the cluster's superuser, when the PostgreSQL container starts on an empty volume.
# Makes the three roles and the database. Passwords are taken out of the same addresses that the
# services use, so each secret stands in one place. Table rights come later: manage.py grant_roles.
set -euo pipefail

folder=${ROLES_SQL:-/docker-entrypoint-initdb.d/sql}

password_of() { local rest=${1#*://*:}; printf '%s' "${rest%%@*}"; }
database_of() { local rest=${1##*/}; printf '%s' "${rest%%\?*}"; }

run() { psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres "$@"; }

run --file "$folder/roles.sql" \
  --set database="$(database_of "$DATABASE_OWNER_URL")" \
  --set owner_password="$(password_of "$DATABASE_OWNER_URL")" \
  --set app_password="$(password_of "$DATABASE_URL")" \
  --set public_password="$(password_of "$DATABASE_PUBLIC_URL")"

if [ -n "${REPLICATION_PASSWORD:-}" ]; then
  run --file "$folder/replication.sql" --set password="$REPLICATION_PASSWORD"
  echo 'host replication portal_replica samenet scram-sha-256' >> "$PGDATA/pg_hba.conf"
fi
