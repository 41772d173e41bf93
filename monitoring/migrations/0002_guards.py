"""What only the database can promise about schemes, runs and reports.

Plain triggers, not switchable ones: nothing in the application may pause them.
"""

from django.db import migrations

# Children sum to their parent, asked at the end of the transaction, of schemes in force.
SUMS = """
CREATE FUNCTION monitoring_check_sums(wanted bigint) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
DECLARE
    wrong text;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.monitoring_scheme WHERE id = wanted AND in_force) THEN
        RETURN;
    END IF;
    IF (SELECT sum(weight) FROM public.monitoring_dimension WHERE scheme_id = wanted) IS DISTINCT FROM 100 THEN
        RAISE EXCEPTION 'scheme_sums: the dimensions of scheme % do not sum to 100', wanted
            USING ERRCODE = 'check_violation', CONSTRAINT = 'scheme_sums';
    END IF;
    SELECT d.code INTO wrong FROM public.monitoring_dimension d
    LEFT JOIN public.monitoring_indicator i ON i.dimension_id = d.id
    WHERE d.scheme_id = wanted GROUP BY d.id HAVING sum(i.weight) IS DISTINCT FROM d.weight LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'scheme_sums: the indicators of dimension % do not sum to its weight', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'scheme_sums';
    END IF;
END $$;
CREATE FUNCTION monitoring_scheme_sums() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM public.monitoring_check_sums(NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER scheme_sums AFTER INSERT OR UPDATE ON monitoring_scheme
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION monitoring_scheme_sums();
CREATE FUNCTION monitoring_dimension_sums() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM public.monitoring_check_sums(COALESCE(NEW.scheme_id, OLD.scheme_id));
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER dimension_sums AFTER INSERT OR UPDATE OR DELETE ON monitoring_dimension
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION monitoring_dimension_sums();
CREATE FUNCTION monitoring_indicator_sums() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM public.monitoring_check_sums(scheme_id) FROM public.monitoring_dimension
    WHERE id IN (NEW.dimension_id, OLD.dimension_id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER indicator_sums AFTER INSERT OR UPDATE OR DELETE ON monitoring_indicator
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION monitoring_indicator_sums();
"""
SUMS_REVERSE = """
DROP TRIGGER indicator_sums ON monitoring_indicator;
DROP TRIGGER dimension_sums ON monitoring_dimension;
DROP TRIGGER scheme_sums ON monitoring_scheme;
DROP FUNCTION monitoring_indicator_sums();
DROP FUNCTION monitoring_dimension_sums();
DROP FUNCTION monitoring_scheme_sums();
DROP FUNCTION monitoring_check_sums(bigint);
"""

# A version by which a month was published keeps its rules; an indicator may still come into use.
USED = """
CREATE FUNCTION monitoring_scheme_used(wanted bigint) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT 1 FROM public.monitoring_scorerun WHERE scheme_id = wanted AND status = 'published')
$$;
CREATE FUNCTION monitoring_keep_scheme() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
DECLARE
    scheme bigint;
    free text[] := '{}';
BEGIN
    IF TG_TABLE_NAME = 'monitoring_scheme' THEN
        scheme := OLD.id;
        free := ARRAY['note', 'in_force'];
    ELSIF TG_TABLE_NAME = 'monitoring_dimension' THEN
        scheme := COALESCE(OLD.scheme_id, NEW.scheme_id);
    ELSE
        SELECT scheme_id INTO scheme FROM public.monitoring_dimension
        WHERE id = COALESCE(OLD.dimension_id, NEW.dimension_id);
        free := ARRAY['note', 'in_use'];
    END IF;
    IF public.monitoring_scheme_used(scheme) AND (
        TG_OP <> 'UPDATE' OR to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free
    ) THEN
        RAISE EXCEPTION 'scheme_in_use: months were published by this scheme version; make a new version'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER scheme_keep BEFORE UPDATE OR DELETE ON monitoring_scheme
FOR EACH ROW EXECUTE FUNCTION monitoring_keep_scheme();
CREATE TRIGGER dimension_keep BEFORE INSERT OR UPDATE OR DELETE ON monitoring_dimension
FOR EACH ROW EXECUTE FUNCTION monitoring_keep_scheme();
CREATE TRIGGER indicator_keep BEFORE INSERT OR UPDATE OR DELETE ON monitoring_indicator
FOR EACH ROW EXECUTE FUNCTION monitoring_keep_scheme();
"""
USED_REVERSE = """
DROP TRIGGER indicator_keep ON monitoring_indicator;
DROP TRIGGER dimension_keep ON monitoring_dimension;
DROP TRIGGER scheme_keep ON monitoring_scheme;
DROP FUNCTION monitoring_keep_scheme();
DROP FUNCTION monitoring_scheme_used(bigint);
"""

# draft → final → published, and nothing after that; no run goes while evidence names it.
RUNS = """
CREATE FUNCTION monitoring_guard_run() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'draft' THEN
            RAISE EXCEPTION 'run_steps: a run begins as a draft' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status = 'published' THEN
        RAISE EXCEPTION 'run_published: a published run never changes'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM public.monitoring_scoreevidence WHERE run_id = OLD.id) THEN
            RAISE EXCEPTION 'run_has_evidence: delete the evidence first'
                USING ERRCODE = 'foreign_key_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.status || '>' || NEW.status NOT IN
        ('draft>draft', 'draft>final', 'final>draft', 'final>final', 'final>published') THEN
        RAISE EXCEPTION 'run_steps: % to % is no step', OLD.status, NEW.status
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER run_guard BEFORE INSERT OR UPDATE OR DELETE ON monitoring_scorerun
FOR EACH ROW EXECUTE FUNCTION monitoring_guard_run();

CREATE FUNCTION monitoring_guard_evidence() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM (SELECT DISTINCT run_id FROM touched) AS t
        LEFT JOIN public.monitoring_scorerun AS r ON r.id = t.run_id
        WHERE r.id IS NULL OR r.status = 'published'
    ) THEN
        RAISE EXCEPTION 'evidence_published: the evidence of a published run never changes'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER evidence_insert AFTER INSERT ON monitoring_scoreevidence
REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION monitoring_guard_evidence();
CREATE TRIGGER evidence_update AFTER UPDATE ON monitoring_scoreevidence
REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION monitoring_guard_evidence();
CREATE TRIGGER evidence_delete AFTER DELETE ON monitoring_scoreevidence
REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION monitoring_guard_evidence();
"""
RUNS_REVERSE = """
DROP TRIGGER evidence_delete ON monitoring_scoreevidence;
DROP TRIGGER evidence_update ON monitoring_scoreevidence;
DROP TRIGGER evidence_insert ON monitoring_scoreevidence;
DROP FUNCTION monitoring_guard_evidence();
DROP TRIGGER run_guard ON monitoring_scorerun;
DROP FUNCTION monitoring_guard_run();
"""

KEEP = """
CREATE FUNCTION monitoring_refuse() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    RAISE EXCEPTION 'append_only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""
KEPT_ROWS = ("report", "reportfile")
KEPT_TABLES = ("scorerun", "scoreevidence", "report", "reportfile")


def _per_table(tables: tuple[str, ...], create: str, drop: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        "".join(create.format(table=table) for table in tables),
        "".join(drop.format(table=table) for table in tables),
    )


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0001_initial")]

    operations = [
        migrations.RunSQL(SUMS, SUMS_REVERSE),
        migrations.RunSQL(USED, USED_REVERSE),
        migrations.RunSQL(RUNS, RUNS_REVERSE),
        migrations.RunSQL(KEEP, "DROP FUNCTION monitoring_refuse();"),
        _per_table(
            KEPT_ROWS,
            "CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON monitoring_{table}"
            " FOR EACH ROW EXECUTE FUNCTION monitoring_refuse();",
            "DROP TRIGGER {table}_keep ON monitoring_{table};",
        ),
        _per_table(
            KEPT_TABLES,
            "CREATE TRIGGER {table}_keep_all BEFORE TRUNCATE ON monitoring_{table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION monitoring_refuse();",
            "DROP TRIGGER {table}_keep_all ON monitoring_{table};",
        ),
    ]
