DROP INDEX "door_jobs_one_live_key";--> statement-breakpoint
ALTER TABLE "door_jobs" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "door_jobs_one_live_key" ON "door_jobs" USING btree ("requested_by_member_id","area_id") WHERE "door_jobs"."status" in ('pending', 'dispatched') and "door_jobs"."withdrawn_at" is null;--> statement-breakpoint
ALTER TABLE "door_jobs" ADD CONSTRAINT "door_jobs_withdrawn_check" CHECK ("door_jobs"."withdrawn_at" is null or "door_jobs"."status" <> 'pending');
--> statement-breakpoint
-- A press is withdrawn once, and only before it is final.
CREATE FUNCTION door_jobs_keep_withdrawal() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL OR OLD.status IN ('executed', 'failed', 'expired') THEN
    RAISE EXCEPTION 'door job %: a withdrawal does not change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER door_jobs_keep_withdrawal BEFORE UPDATE ON door_jobs
  FOR EACH ROW WHEN (NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at) EXECUTE FUNCTION door_jobs_keep_withdrawal();
--> statement-breakpoint
-- A withdrawal of a dispatched job keeps its status, so door_jobs_notify does not fire.
CREATE TRIGGER door_jobs_notify_withdrawal AFTER UPDATE OF withdrawn_at ON door_jobs
  FOR EACH ROW WHEN (NEW.requested_by_member_id IS NOT NULL AND NEW.status = OLD.status AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at)
  EXECUTE FUNCTION door_jobs_notify();
