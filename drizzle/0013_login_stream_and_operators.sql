ALTER TABLE "audit_log" DROP CONSTRAINT "audit_log_stream_check";--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "operator_id" uuid;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "operator_id" uuid;--> statement-breakpoint
CREATE INDEX "audit_log_operator_idx" ON "audit_log" USING btree ("operator_id","occurred_at") WHERE "audit_log"."operator_id" is not null;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_stream_check" CHECK ("stream" in ('house', 'door', 'login'));
--> statement-breakpoint
CREATE FUNCTION audit_streams() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY['house', 'door', 'login'];
--> statement-breakpoint
CREATE TABLE audit_log_login PARTITION OF audit_log FOR VALUES IN ('login') PARTITION BY RANGE (occurred_at);
--> statement-breakpoint
CREATE TABLE audit_log_login_default PARTITION OF audit_log_login DEFAULT;
--> statement-breakpoint
CREATE TRIGGER audit_log_login_default_no_truncate BEFORE TRUNCATE ON audit_log_login_default FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The operator is appended, and null adds nothing: seals of rows without it stay true.
CREATE OR REPLACE FUNCTION audit_row_digest(entry audit_log, tx xid8, seq bigint) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
RETURN sha256(convert_to(
  'seq=' || seq::text || ';tx=' || tx::text
  || ';at=' || extract(epoch FROM (entry).occurred_at)::text
  || ';stream=' || (entry).stream
  || ';correlation=' || (entry).correlation_id::text
  || ';action=' || octet_length((entry).action)::text || ':' || (entry).action
  || ';entity=' || octet_length((entry).entity)::text || ':' || (entry).entity
  || ';id=' || octet_length((entry).entity_id)::text || ':' || (entry).entity_id
  || coalesce(';actor=' || (entry).actor::text, '')
  || coalesce(';before=' || octet_length((entry).before::text)::text || ':' || (entry).before::text, '')
  || coalesce(';after=' || octet_length((entry).after::text)::text || ':' || (entry).after::text, '')
  || coalesce(';area=' || (entry).area_id::text, '')
  || coalesce(';device=' || octet_length((entry).device_id)::text || ':' || (entry).device_id, '')
  || coalesce(';job=' || (entry).job_id::text, '')
  || coalesce(';operator=' || (entry).operator_id::text, ''), 'UTF8'));
--> statement-breakpoint
-- As before, for every stream.
CREATE OR REPLACE FUNCTION audit_ensure_partitions(day date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stream text;
  month date;
  name text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_ensure_partitions'));
  FOREACH stream IN ARRAY audit_streams() LOOP
    FOR ahead IN 0..2 LOOP
      month := (date_trunc('month', day) + make_interval(months => ahead))::date;
      name := format('audit_log_%s_%s', stream, to_char(month, 'YYYY_MM'));
      CONTINUE WHEN to_regclass(name) IS NOT NULL;
      BEGIN
        EXECUTE format(
          'CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
          name, 'audit_log_' || stream, month::text || ' 00:00+00', (month + interval '1 month')::date::text || ' 00:00+00');
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
        made := made + 1;
      EXCEPTION WHEN check_violation THEN
        RAISE NOTICE 'rows of % lie in the default partition', name;
      END;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION audit_continue_numbering() RETURNS integer LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  wanted text;
  newest xid8;
  last audit_seals;
  seal audit_seals;
  continued integer := 0;
BEGIN
  FOREACH wanted IN ARRAY audit_streams() LOOP
    SELECT * INTO last FROM audit_seals WHERE stream = wanted ORDER BY number DESC LIMIT 1;
    SELECT greatest(last.to_tx, (
      SELECT r.tx FROM (SELECT tx, seq FROM audit_log WHERE stream = wanted ORDER BY occurred_at DESC, seq DESC LIMIT 1000) r
      WHERE r.seq > coalesce(last.after_seq, 0) ORDER BY r.tx DESC LIMIT 1)) INTO newest;
    CONTINUE WHEN newest IS NULL OR newest < pg_snapshot_xmax(pg_current_snapshot());
    PERFORM pg_advisory_xact_lock(hashtext('audit_seal'));
    WHILE (audit_seal_rows(wanted, 1000, '18446744073709551615')).number IS NOT NULL LOOP END LOOP;
    SELECT * INTO last FROM audit_seals WHERE stream = wanted ORDER BY number DESC LIMIT 1;
    seal := last;
    seal.number := last.number + 1;
    seal.after_seq := greatest((SELECT max(seq) FROM audit_log), (SELECT last_value FROM audit_log_seq), last.to_seq);
    seal.from_tx := '0';
    seal.from_seq := seal.after_seq;
    seal.to_tx := '0';
    seal.to_seq := seal.after_seq;
    seal.count := 0;
    seal.digests := ''::bytea;
    seal.prev_hash := last.hash;
    seal.sealed_at := app_now();
    seal.hash := audit_seal_hash(seal);
    INSERT INTO audit_seals SELECT (seal).*;
    continued := continued + 1;
  END LOOP;
  RETURN continued;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION audit_drop_partitions(wanted text, before timestamptz) RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  parent text := 'audit_log_' || wanted;
  last audit_seals;
  name text;
  is_open boolean;
  gone record;
  dropped text[] := '{}';
  retire CONSTANT text := 'INSERT INTO audit_log (stream, action, entity, entity_id, correlation_id, after) VALUES (''house'', ''audit.retired'',
    ''audit_log'', $1, gen_random_uuid(), jsonb_build_object(''stream'', $2::text, ''rows'', $3::bigint, ''from'', $4::bigint, ''until'', $5::bigint))';
BEGIN
  IF wanted <> ALL (audit_streams()) THEN RAISE EXCEPTION 'unknown stream %', wanted; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('audit_ensure_partitions'));
  SELECT * INTO last FROM audit_seals WHERE stream = wanted ORDER BY number DESC LIMIT 1;
  FOR name IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = parent::regclass AND c.relname ~ ('^' || parent || '_[0-9]{4}_[0-9]{2}$')
      AND (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' <= before
    ORDER BY c.relname
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE seq > $3 AND (tx, seq) > ($1, $2))', name)
      INTO is_open USING coalesce(last.to_tx, '0'::xid8), coalesce(last.to_seq, 0), coalesce(last.after_seq, 0);
    CONTINUE WHEN is_open;
    EXECUTE format('SELECT count(*) AS n, min(seq) AS first, max(seq) AS last FROM %I', name) INTO gone;
    EXECUTE format('DROP TABLE %I', name);
    IF gone.n > 0 THEN EXECUTE retire USING name, wanted, gone.n, gone.first, gone.last; END IF;
    dropped := dropped || name;
  END LOOP;
  name := parent || '_default';
  EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE occurred_at < date_trunc(''month'', $1, ''UTC''))', name) INTO is_open USING before;
  IF is_open THEN
    EXECUTE format('ALTER TABLE %I DISABLE TRIGGER audit_log_append_only', name);
    EXECUTE format('WITH old AS (DELETE FROM %I WHERE occurred_at < date_trunc(''month'', $4, ''UTC'')
        AND (seq <= $3 OR (tx, seq) <= ($1, $2)) RETURNING seq)
      SELECT count(*) AS n, min(seq) AS first, max(seq) AS last FROM old', name)
      INTO gone USING coalesce(last.to_tx, '0'::xid8), coalesce(last.to_seq, 0), coalesce(last.after_seq, 0), before;
    EXECUTE format('ALTER TABLE %I ENABLE TRIGGER audit_log_append_only', name);
    IF gone.n > 0 THEN
      EXECUTE retire USING name, wanted, gone.n, gone.first, gone.last;
      dropped := dropped || name;
    END IF;
  END IF;
  RETURN dropped;
END $$;
