"""What only the database can promise about the ledgers.

Plain triggers, not switchable ones: nothing in the application may pause them.
"""

from django.db import migrations

# A fact is written with the database's clock, never changed, never removed; it can be retracted once.
FACT = """
CREATE FUNCTION records_fact_stamp() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(117, 1);
    NEW.recorded_at := clock_timestamp();
    NEW.retracted_at := NULL;
    RETURN NEW;
END $$;
CREATE TRIGGER fact_stamp BEFORE INSERT ON records_fact
FOR EACH ROW EXECUTE FUNCTION records_fact_stamp();

CREATE FUNCTION records_fact_retract() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    IF OLD.retracted_at IS NULL AND NEW.retracted_at IS NOT NULL
       AND to_jsonb(NEW) - 'retracted_at' = to_jsonb(OLD) - 'retracted_at' THEN
        PERFORM pg_advisory_xact_lock_shared(117, 1);
        NEW.retracted_at := clock_timestamp();
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'fact_append_only: a fact can only be retracted, once'
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER fact_retract BEFORE UPDATE ON records_fact
FOR EACH ROW EXECUTE FUNCTION records_fact_retract();
"""
FACT_REVERSE = """
DROP TRIGGER fact_retract ON records_fact;
DROP TRIGGER fact_stamp ON records_fact;
DROP FUNCTION records_fact_retract();
DROP FUNCTION records_fact_stamp();
"""

RETRACTABLE = ("handlingstep", "payment", "settlement", "courtremoval")
KEPT = ("fact", "transition", "importedfile", *RETRACTABLE)
UNCHANGED = ("transition", "importedfile")

GUARD = """
CREATE FUNCTION records_refuse() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    RAISE EXCEPTION 'append_only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION records_retract_once() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
DECLARE
    changing text[] := ARRAY['retracted_at', 'retracted_by_id', 'retracted_reason'];
BEGIN
    IF OLD.retracted_at IS NULL AND NEW.retracted_at IS NOT NULL
       AND to_jsonb(NEW) - changing = to_jsonb(OLD) - changing THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'append_only: a row of % can only be retracted, once', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""
GUARD_REVERSE = """
DROP FUNCTION records_retract_once();
DROP FUNCTION records_refuse();
"""

# A record that is no draft needs a complete detail row; asked at the end of the transaction.
COMPLETE = """
CREATE FUNCTION records_check_complete(wanted bigint) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
DECLARE
    state text;
    kind text;
    whole boolean;
BEGIN
    SELECT status, ledger INTO state, kind FROM public.records_record WHERE id = wanted;
    IF NOT FOUND OR state IN ('draft', 'returned', 'withdrawn') THEN
        RETURN;
    END IF;
    whole := CASE kind
        WHEN 'default_case' THEN (SELECT complete FROM public.records_defaultcase WHERE record_id = wanted)
        WHEN 'arrears' THEN (SELECT complete FROM public.records_arrears WHERE record_id = wanted)
        WHEN 'monthly_return' THEN (SELECT complete FROM public.records_monthlyreturn WHERE record_id = wanted)
    END;
    IF whole IS NOT TRUE THEN
        RAISE EXCEPTION 'record_complete: record % is % but its detail is not complete', wanted, state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'record_complete';
    END IF;
END $$;
CREATE FUNCTION records_record_complete() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM public.records_check_complete(NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER record_complete AFTER INSERT OR UPDATE OF status ON records_record
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (NEW.status NOT IN ('draft', 'returned', 'withdrawn'))
EXECUTE FUNCTION records_record_complete();
CREATE FUNCTION records_detail_complete() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM public.records_check_complete(OLD.record_id);
    RETURN NULL;
END $$;
"""
COMPLETE_REVERSE = """
DROP FUNCTION records_detail_complete();
DROP TRIGGER record_complete ON records_record;
DROP FUNCTION records_record_complete();
DROP FUNCTION records_check_complete(bigint);
"""
DETAILS = ("defaultcase", "arrears", "monthlyreturn")


def _per_table(tables: tuple[str, ...], create: str, drop: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        "".join(create.format(table=table) for table in tables),
        "".join(drop.format(table=table) for table in tables),
    )


class Migration(migrations.Migration):
    dependencies = [("records", "0001_records")]

    operations = [
        migrations.RunSQL(FACT, FACT_REVERSE),
        migrations.RunSQL(GUARD, GUARD_REVERSE),
        _per_table(
            KEPT,
            "CREATE TRIGGER {table}_keep BEFORE DELETE ON records_{table}"
            " FOR EACH ROW EXECUTE FUNCTION records_refuse();"
            "CREATE TRIGGER {table}_keep_all BEFORE TRUNCATE ON records_{table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION records_refuse();",
            "DROP TRIGGER {table}_keep_all ON records_{table}; DROP TRIGGER {table}_keep ON records_{table};",
        ),
        _per_table(
            UNCHANGED,
            "CREATE TRIGGER {table}_same BEFORE UPDATE ON records_{table}"
            " FOR EACH ROW EXECUTE FUNCTION records_refuse();",
            "DROP TRIGGER {table}_same ON records_{table};",
        ),
        _per_table(
            RETRACTABLE,
            "CREATE TRIGGER {table}_retract BEFORE UPDATE ON records_{table}"
            " FOR EACH ROW EXECUTE FUNCTION records_retract_once();",
            "DROP TRIGGER {table}_retract ON records_{table};",
        ),
        migrations.RunSQL(COMPLETE, COMPLETE_REVERSE),
        _per_table(
            DETAILS,
            "CREATE CONSTRAINT TRIGGER {table}_stays_complete AFTER UPDATE OR DELETE ON records_{table}"
            " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
            " EXECUTE FUNCTION records_detail_complete();",
            "DROP TRIGGER {table}_stays_complete ON records_{table};",
        ),
    ]
