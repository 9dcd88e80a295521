ALTER TABLE "door_jobs" ADD COLUMN "session_id" text;--> statement-breakpoint
ALTER TABLE "door_jobs" ADD CONSTRAINT "door_jobs_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "door_jobs_session_id_idx" ON "door_jobs" USING btree ("session_id");
--> statement-breakpoint
-- As before; the session may be forgotten, because its row goes, and never replaced.
CREATE OR REPLACE FUNCTION door_jobs_keep_edges() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.area_id, NEW.correlation_id, NEW.created_at, NEW.expires_at)
      IS DISTINCT FROM (OLD.id, OLD.area_id, OLD.correlation_id, OLD.created_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'door job %: what was asked does not change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.requested_by_member_id IS NOT NULL AND NEW.requested_by_member_id IS DISTINCT FROM OLD.requested_by_member_id
      OR NEW.session_id IS NOT NULL AND NEW.session_id IS DISTINCT FROM OLD.session_id
      OR NEW.request_ip IS NOT NULL AND NEW.request_ip IS DISTINCT FROM OLD.request_ip
      OR NEW.user_agent IS NOT NULL AND (OLD.user_agent IS NULL OR NOT starts_with(OLD.user_agent, NEW.user_agent)) THEN
    RAISE EXCEPTION 'door job %: who asked may only be forgotten', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (('pending', 'dispatched'), ('pending', 'expired'),
      ('dispatched', 'executed'), ('dispatched', 'failed'), ('dispatched', 'expired')) THEN
    RAISE EXCEPTION 'door job %: no edge from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status <> 'pending' AND (NEW.dispatch_to_device_id, NEW.dispatched_at, NEW.nonce, NEW.claim_nonce)
      IS DISTINCT FROM (OLD.dispatch_to_device_id, OLD.dispatched_at, OLD.nonce, OLD.claim_nonce)
      OR OLD.status = 'pending' AND NEW.status <> 'dispatched' AND (NEW.dispatch_to_device_id IS NOT NULL
        OR NEW.dispatched_at IS NOT NULL OR NEW.nonce IS NOT NULL OR NEW.claim_nonce IS NOT NULL) THEN
    RAISE EXCEPTION 'door job %: a grant is given once', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status IN ('executed', 'failed', 'expired') AND (
      (NEW.attempts, NEW.executed_at, NEW.result_code, NEW.result_message, NEW.pulsed_at_ms)
        IS DISTINCT FROM (OLD.attempts, OLD.executed_at, OLD.result_code, OLD.result_message, OLD.pulsed_at_ms)
      OR OLD.late_result_code IS NOT NULL AND NEW.late_result_code IS DISTINCT FROM OLD.late_result_code) THEN
    RAISE EXCEPTION 'door job % is final', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- A pending job ends with the session that pressed, whatever deletes the session's row. A check at the claim alone would leave the job
-- live, so that the next press after a new sign-in gets a job that no device will get. The session's row is locked before the trigger
-- runs, so a press that holds it has committed and its job is found here. An overdue job is left to the sweeper, and a job that a
-- device has is not called back.
CREATE FUNCTION sessions_cancel_door_jobs() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  WITH ended AS (
    UPDATE door_jobs SET status = 'expired', executed_at = door_now(), result_code = 'CANCELLED', updated_at = door_now()
    WHERE session_id = OLD.id AND status = 'pending' AND expires_at > door_now()
    RETURNING id, area_id, correlation_id)
  INSERT INTO audit_log (stream, action, entity, entity_id, operator_id, correlation_id, area_id, job_id, before, after)
  SELECT 'door', 'door.denied', 'door_job', e.id::text, f.operator_id, e.correlation_id, e.area_id, e.id,
    jsonb_build_object('status', 'pending'),
    jsonb_build_object('status', 'expired', 'resultCode', 'CANCELLED', 'reasons', jsonb_build_array('SESSION_ENDED'))
  FROM ended e JOIN areas a ON a.id = e.area_id JOIN facilities f ON f.id = a.facility_id;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER sessions_cancel_door_jobs BEFORE DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION sessions_cancel_door_jobs();
