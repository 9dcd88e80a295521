-- A repeatable write claims its key: the lock first, then the look, each with a snapshot of its own, so that whoever had to wait
-- for the lock sees what its holder has committed. In one statement of a client both would share one snapshot.
CREATE FUNCTION claim_idempotency_key(asker uuid, of_route text, of_key text, waits boolean, at timestamptz, OUT claimed boolean, OUT earlier_body text, OUT earlier_answer json)
LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
DECLARE
  name bigint := hashtextextended(jsonb_build_array('idempotency', asker, of_route, of_key)::text, 0);
BEGIN
  IF waits THEN
    PERFORM pg_advisory_xact_lock(name);
    claimed := true;
  ELSE
    claimed := pg_try_advisory_xact_lock(name);
  END IF;
  SELECT k.body_hash, k.answer INTO earlier_body, earlier_answer FROM idempotency_keys k
    WHERE k.actor = asker AND k.route = of_route AND k.key = of_key AND k.expires_at > at;
END $$;
