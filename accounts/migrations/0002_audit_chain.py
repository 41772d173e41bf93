"""Hash, seal and guard the audit trail.

The content hash is set at insert; the link is written by a deferred trigger at commit under an
advisory lock, so that writers wait for each other only for the length of their commits. The
function that seals runs with its owner's rights: the application role may not write links.
The guards are plain triggers, not switchable ones: nothing in the application may pause them.
"""

from django.db import migrations

CONTENT = """
CREATE FUNCTION accounts_audit_content() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    NEW.recorded_at := clock_timestamp();
    NEW.content_hash := encode(sha256(convert_to(jsonb_build_array(
        NEW.id::text, NEW.actor_id, NEW.verb, NEW.target, NEW.detail::text,
        to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        to_char(NEW.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    )::text, 'UTF8')), 'hex');
    RETURN NEW;
END $$;
CREATE TRIGGER auditevent_content BEFORE INSERT ON accounts_auditevent
FOR EACH ROW EXECUTE FUNCTION accounts_audit_content();
"""

CONTENT_REVERSE = """
DROP TRIGGER auditevent_content ON accounts_auditevent;
DROP FUNCTION accounts_audit_content();
"""

SEAL = """
CREATE FUNCTION accounts_audit_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    head public.accounts_audithead;
    next_seq bigint;
    next_hash text;
BEGIN
    PERFORM pg_advisory_xact_lock(117, 2);
    SELECT * INTO head FROM public.accounts_audithead WHERE id = 1;
    next_seq := head.seq + 1;
    next_hash := encode(sha256(convert_to(jsonb_build_array(
        next_seq, head.hash, NEW.id::text, NEW.content_hash)::text, 'UTF8')), 'hex');
    INSERT INTO public.accounts_auditlink (seq, prev, event_id, hash)
    VALUES (next_seq, head.hash, NEW.id, next_hash);
    UPDATE public.accounts_audithead SET seq = next_seq, hash = next_hash WHERE id = 1;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION accounts_audit_seal() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER auditevent_seal AFTER INSERT ON accounts_auditevent
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION accounts_audit_seal();
INSERT INTO accounts_audithead (id, seq, hash) VALUES (1, 0, repeat('0', 64));
"""

SEAL_REVERSE = """
DROP TRIGGER auditevent_seal ON accounts_auditevent;
DROP FUNCTION accounts_audit_seal();
DELETE FROM accounts_audithead;
"""

GUARD = """
CREATE FUNCTION accounts_audit_guard() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'accounts_audithead' THEN
        IF NEW.id = 1 AND NEW.seq = OLD.seq + 1 THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'audit_append_only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER auditevent_guard BEFORE UPDATE OR DELETE ON accounts_auditevent
FOR EACH ROW EXECUTE FUNCTION accounts_audit_guard();
CREATE TRIGGER auditlink_guard BEFORE UPDATE OR DELETE ON accounts_auditlink
FOR EACH ROW EXECUTE FUNCTION accounts_audit_guard();
CREATE TRIGGER audithead_guard BEFORE UPDATE OR DELETE ON accounts_audithead
FOR EACH ROW EXECUTE FUNCTION accounts_audit_guard();
CREATE TRIGGER auditevent_keep BEFORE TRUNCATE ON accounts_auditevent
FOR EACH STATEMENT EXECUTE FUNCTION accounts_audit_guard();
CREATE TRIGGER auditlink_keep BEFORE TRUNCATE ON accounts_auditlink
FOR EACH STATEMENT EXECUTE FUNCTION accounts_audit_guard();
CREATE TRIGGER audithead_keep BEFORE TRUNCATE ON accounts_audithead
FOR EACH STATEMENT EXECUTE FUNCTION accounts_audit_guard();
"""

GUARD_REVERSE = """
DROP TRIGGER audithead_keep ON accounts_audithead;
DROP TRIGGER auditlink_keep ON accounts_auditlink;
DROP TRIGGER auditevent_keep ON accounts_auditevent;
DROP TRIGGER audithead_guard ON accounts_audithead;
DROP TRIGGER auditlink_guard ON accounts_auditlink;
DROP TRIGGER auditevent_guard ON accounts_auditevent;
DROP FUNCTION accounts_audit_guard();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(CONTENT, CONTENT_REVERSE),
        migrations.RunSQL(SEAL, SEAL_REVERSE),
        migrations.RunSQL(GUARD, GUARD_REVERSE),
    ]
