#!/usr/bin/env bash
# Start of the read replica (profile "scaled"): copies the primary once, then follows it.
set -euo pipefail

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  export PGPASSWORD="$REPLICATION_PASSWORD"
  pg_basebackup --host postgres --username portal_replica --pgdata "$PGDATA" \
    --wal-method stream --write-recovery-conf --checkpoint fast --manifest-checksums SHA256
  pg_verifybackup --quiet "$PGDATA"
fi
exec postgres -c hot_standby=on -c hot_standby_feedback=on
