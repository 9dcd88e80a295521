ALTER TABLE "audit_seals" ADD COLUMN "after_seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_seals" ADD COLUMN "digests" "bytea" NOT NULL;--> statement-breakpoint
-- Digests do not shrink; trying costs time.
ALTER TABLE "audit_seals" ALTER COLUMN "digests" SET STORAGE EXTERNAL;
--> statement-breakpoint
-- sha256 over every column of a row as a text that no setting of a session changes. A column that is null adds nothing: one that
-- comes later is appended at the end, and old seals stay true. tx and seq stand apart, so that an exchange of both can be recognised.
CREATE FUNCTION audit_row_digest(entry audit_log, tx xid8, seq bigint) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
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
  || coalesce(';job=' || (entry).job_id::text, ''), 'UTF8'));
--> statement-breakpoint
-- Every column of a seal but its own hash.
CREATE FUNCTION audit_seal_hash(seal audit_seals) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN encode(sha256(convert_to(
  (seal).prev_hash || ';' || (seal).stream || ';' || (seal).number::text || ';' || (seal).after_seq::text
  || ';' || (seal).from_tx::text || ';' || (seal).from_seq::text || ';' || (seal).to_tx::text || ';' || (seal).to_seq::text
  || ';' || (seal).count::text || ';' || extract(epoch FROM (seal).sealed_at)::text || ';', 'UTF8') || (seal).digests), 'hex');
--> statement-breakpoint
-- Seals at most `most` rows of a stream and returns the seal; all null when there is nothing to do or somebody else is at it. Rows of
-- a transaction that is older than every open one are all there, so none can appear between sealed ones later. With `until_tx` it is
-- the caller who knows that rows below that transaction are complete.
CREATE FUNCTION audit_seal_rows(wanted text, most integer, until_tx xid8 DEFAULT NULL) RETURNS audit_seals
LANGUAGE plpgsql SET search_path = public, pg_temp
  -- The index gives the order; a sort of all that is left, which a planner without statistics prefers, makes a backlog quadratic.
  SET enable_sort = off SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
  last audit_seals;
  seal audit_seals;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('audit_seal')) THEN RETURN NULL; END IF;
  SELECT * INTO last FROM audit_seals WHERE stream = wanted ORDER BY number DESC LIMIT 1;
  seal.stream := wanted;
  seal.number := coalesce(last.number, 0) + 1;
  seal.after_seq := coalesce(last.after_seq, 0);
  seal.prev_hash := coalesce(last.hash, '');
  seal.sealed_at := app_now();
  SELECT count(*), string_agg(int8send(r.seq) || audit_row_digest(r, r.tx, r.seq), ''::bytea ORDER BY r.tx, r.seq),
      (array_agg(r.tx ORDER BY r.tx, r.seq))[1], (array_agg(r.seq ORDER BY r.tx, r.seq))[1],
      (array_agg(r.tx ORDER BY r.tx DESC, r.seq DESC))[1], (array_agg(r.seq ORDER BY r.tx DESC, r.seq DESC))[1]
    INTO seal.count, seal.digests, seal.from_tx, seal.from_seq, seal.to_tx, seal.to_seq
    FROM (
      SELECT * FROM audit_log
      WHERE stream = wanted AND tx < coalesce(until_tx, pg_snapshot_xmin(pg_current_snapshot()))
        AND (tx, seq) > (coalesce(last.to_tx, '0'), coalesce(last.to_seq, 0)) AND seq > seal.after_seq
      ORDER BY tx, seq LIMIT most) r;
  IF seal.count = 0 THEN RETURN NULL; END IF;
  seal.hash := audit_seal_hash(seal);
  INSERT INTO audit_seals SELECT (seal).*;
  RETURN seal;
END $$;
--> statement-breakpoint
-- A house that was moved to another server keeps its transaction numbers, while the new server counts from lower ones. Rows that came
-- along are complete: they are sealed, and a seal without rows says up to which seq the old numbers reach. Run at every start; does
-- nothing but look when all numbers are of this server.
CREATE FUNCTION audit_continue_numbering() RETURNS integer LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  wanted text;
  newest xid8;
  last audit_seals;
  seal audit_seals;
  continued integer := 0;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['house', 'door'] LOOP
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
