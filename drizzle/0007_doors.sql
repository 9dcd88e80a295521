-- The clock of doors: the database's own, also within a transaction. Tests put a shifted one in its place.
CREATE FUNCTION door_now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN clock_timestamp();
--> statement-breakpoint
CREATE TABLE "access_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"area_id" uuid NOT NULL,
	"status" text DEFAULT 'requested' NOT NULL,
	"member_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"meta" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "access_requests_status_check" CHECK ("access_requests"."status" in ('requested', 'confirmed', 'expired', 'revoked')),
	CONSTRAINT "access_requests_email_check" CHECK ("access_requests"."email" like '%_@_%' and "access_requests"."email" = lower("access_requests"."email")),
	CONSTRAINT "access_requests_times_check" CHECK (("access_requests"."status" <> 'confirmed' or "access_requests"."confirmed_at" is not null) and ("access_requests"."status" = 'revoked') = ("access_requests"."revoked_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"facility_id" uuid NOT NULL,
	"room_id" uuid,
	"min_age" smallint,
	"required_subscription" text,
	"requires_optin" boolean DEFAULT false NOT NULL,
	"open_to_members" boolean DEFAULT true NOT NULL,
	"lead_min" smallint DEFAULT 15 NOT NULL,
	"lag_min" smallint DEFAULT 15 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"device_id" uuid,
	"pulse_ms" integer DEFAULT 3000 NOT NULL,
	"pending_ttl_s" smallint DEFAULT 30 NOT NULL,
	"check_in_on_open" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "areas_slug_check" CHECK ("areas"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("areas"."slug") <= 40),
	CONSTRAINT "areas_title_check" CHECK (char_length("areas"."title") between 1 and 80),
	CONSTRAINT "areas_min_age_check" CHECK ("areas"."min_age" between 1 and 99),
	CONSTRAINT "areas_subscription_check" CHECK (char_length("areas"."required_subscription") between 1 and 60),
	CONSTRAINT "areas_lead_check" CHECK ("areas"."lead_min" between 0 and 240 and "areas"."lag_min" between 0 and 240),
	CONSTRAINT "areas_pulse_check" CHECK ("areas"."pulse_ms" between 100 and 20000),
	CONSTRAINT "areas_ttl_check" CHECK ("areas"."pending_ttl_s" between 15 and 120),
	CONSTRAINT "areas_check_in_check" CHECK (not "areas"."check_in_on_open" or "areas"."room_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "device_areas" (
	"device_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "device_areas_device_id_area_id_pk" PRIMARY KEY("device_id","area_id")
);
--> statement-breakpoint
CREATE TABLE "device_enrolments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"created_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"model" text,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" uuid,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"device_id" text NOT NULL,
	"name" text NOT NULL,
	"secret_hash" text,
	"mqtt_password_hash" text,
	"mqtt_generation" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT false NOT NULL,
	"confirmed_at" timestamp with time zone,
	"model" text,
	"last_seen_at" timestamp with time zone,
	"offline_at" timestamp with time zone,
	"boot_id" text,
	"booted_at" timestamp with time zone,
	"last_claim_seq" bigint,
	"earlier_boots" text[] DEFAULT '{}'::text[] NOT NULL,
	"firmware" text,
	"relay" text,
	"door_contact" text,
	"journal_depth" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "devices_device_id_check" CHECK ("devices"."device_id" ~ '^[a-z0-9][a-z0-9-]{2,39}$'),
	CONSTRAINT "devices_name_check" CHECK (char_length("devices"."name") between 1 and 80),
	CONSTRAINT "devices_relay_check" CHECK ("devices"."relay" in ('off', 'on', 'fault')),
	CONSTRAINT "devices_door_contact_check" CHECK ("devices"."door_contact" in ('open', 'closed', 'unknown')),
	CONSTRAINT "devices_active_check" CHECK (not "devices"."is_active" or ("devices"."secret_hash" is not null and "devices"."confirmed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "door_jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"requested_by_member_id" uuid,
	"request_ip" "inet",
	"user_agent" text,
	"expires_at" timestamp with time zone NOT NULL,
	"dispatch_to_device_id" uuid,
	"dispatched_at" timestamp with time zone,
	"nonce" text,
	"claim_nonce" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"executed_at" timestamp with time zone,
	"result_code" text,
	"result_message" text,
	"pulsed_at_ms" integer,
	"late_result_code" text,
	"correlation_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT door_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT door_now() NOT NULL,
	CONSTRAINT "door_jobs_status_check" CHECK ("door_jobs"."status" in ('pending', 'dispatched', 'executed', 'failed', 'expired')),
	CONSTRAINT "door_jobs_result_check" CHECK ("door_jobs"."result_code" in ('OK', 'ERR', 'TIMEOUT', 'RELAY_FAULT', 'DOOR_HELD', 'GRANT_LATE', 'REBOOT_UNKNOWN', 'CANCELLED')),
	CONSTRAINT "door_jobs_dispatched_check" CHECK ("door_jobs"."status" not in ('dispatched', 'executed', 'failed') or ("door_jobs"."dispatch_to_device_id" is not null and "door_jobs"."dispatched_at" is not null and "door_jobs"."nonce" is not null and "door_jobs"."claim_nonce" is not null)),
	CONSTRAINT "door_jobs_final_check" CHECK (("door_jobs"."status" in ('executed', 'failed', 'expired')) = ("door_jobs"."executed_at" is not null and "door_jobs"."result_code" is not null)),
	CONSTRAINT "door_jobs_ok_check" CHECK (("door_jobs"."status" = 'executed') = ("door_jobs"."result_code" is not distinct from 'OK')),
	CONSTRAINT "door_jobs_late_check" CHECK ("door_jobs"."late_result_code" is null or "door_jobs"."status" = 'expired'),
	CONSTRAINT "door_jobs_message_check" CHECK (char_length("door_jobs"."result_message") <= 200),
	CONSTRAINT "door_jobs_user_agent_check" CHECK (char_length("door_jobs"."user_agent") <= 200)
);
--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_member_id_users_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_revoked_by_users_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_device_id_fk" FOREIGN KEY ("device_id","id") REFERENCES "public"."device_areas"("device_id","area_id") ON DELETE set null ("device_id") ON UPDATE no action DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "device_areas" ADD CONSTRAINT "device_areas_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_areas" ADD CONSTRAINT "device_areas_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_enrolments" ADD CONSTRAINT "device_enrolments_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_enrolments" ADD CONSTRAINT "device_enrolments_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_enrolments" ADD CONSTRAINT "device_enrolments_confirmed_by_users_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "door_jobs" ADD CONSTRAINT "door_jobs_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "door_jobs" ADD CONSTRAINT "door_jobs_requested_by_member_id_users_id_fk" FOREIGN KEY ("requested_by_member_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "door_jobs" ADD CONSTRAINT "door_jobs_dispatch_to_device_id_devices_id_fk" FOREIGN KEY ("dispatch_to_device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "access_requests_one_live_key" ON "access_requests" USING btree ("email","area_id") WHERE "access_requests"."status" in ('requested', 'confirmed');--> statement-breakpoint
CREATE INDEX "access_requests_area_id_idx" ON "access_requests" USING btree ("area_id","status");--> statement-breakpoint
CREATE INDEX "access_requests_member_id_idx" ON "access_requests" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "access_requests_revoked_by_idx" ON "access_requests" USING btree ("revoked_by");--> statement-breakpoint
CREATE INDEX "access_requests_expires_at_idx" ON "access_requests" USING btree ("expires_at") WHERE "access_requests"."status" = 'requested';--> statement-breakpoint
CREATE UNIQUE INDEX "areas_slug_key" ON "areas" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "areas_facility_id_idx" ON "areas" USING btree ("facility_id");--> statement-breakpoint
CREATE INDEX "areas_room_id_idx" ON "areas" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "areas_device_id_idx" ON "areas" USING btree ("device_id","id");--> statement-breakpoint
CREATE INDEX "device_areas_area_id_idx" ON "device_areas" USING btree ("area_id");--> statement-breakpoint
CREATE INDEX "device_enrolments_device_id_idx" ON "device_enrolments" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "device_enrolments_created_by_idx" ON "device_enrolments" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "device_enrolments_confirmed_by_idx" ON "device_enrolments" USING btree ("confirmed_by");--> statement-breakpoint
CREATE UNIQUE INDEX "devices_device_id_key" ON "devices" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "devices_operator_id_idx" ON "devices" USING btree ("operator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "door_jobs_one_live_key" ON "door_jobs" USING btree ("requested_by_member_id","area_id") WHERE "door_jobs"."status" in ('pending', 'dispatched');--> statement-breakpoint
CREATE INDEX "door_jobs_pending_idx" ON "door_jobs" USING btree ("area_id","created_at") WHERE "door_jobs"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "door_jobs_due_idx" ON "door_jobs" USING btree ("status","expires_at","dispatched_at") WHERE "door_jobs"."status" in ('pending', 'dispatched');--> statement-breakpoint
CREATE INDEX "door_jobs_member_idx" ON "door_jobs" USING btree ("requested_by_member_id","area_id","created_at");--> statement-breakpoint
CREATE INDEX "door_jobs_area_idx" ON "door_jobs" USING btree ("area_id","created_at");--> statement-breakpoint
CREATE INDEX "door_jobs_created_at_idx" ON "door_jobs" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "door_jobs_claim_nonce_key" ON "door_jobs" USING btree ("dispatch_to_device_id","claim_nonce");--> statement-breakpoint
CREATE INDEX "one_time_tokens_subject_id_idx" ON "one_time_tokens" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "audit_log_area_idx" ON "audit_log" USING btree ("area_id","occurred_at") WHERE "audit_log"."area_id" is not null;--> statement-breakpoint
CREATE INDEX "audit_log_job_idx" ON "audit_log" USING btree ("job_id") WHERE "audit_log"."job_id" is not null;--> statement-breakpoint
CREATE INDEX "audit_log_device_idx" ON "audit_log" USING btree ("device_id","occurred_at") WHERE "audit_log"."device_id" is not null;
--> statement-breakpoint
-- A job moves along the five edges of the protocol and is final in the end; only what is personal may go afterwards.
CREATE FUNCTION door_jobs_keep_edges() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.area_id, NEW.correlation_id, NEW.created_at, NEW.expires_at)
      IS DISTINCT FROM (OLD.id, OLD.area_id, OLD.correlation_id, OLD.created_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'door job %: what was asked does not change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.requested_by_member_id IS NOT NULL AND NEW.requested_by_member_id IS DISTINCT FROM OLD.requested_by_member_id
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
CREATE TRIGGER door_jobs_keep_edges BEFORE UPDATE ON door_jobs FOR EACH ROW EXECUTE FUNCTION door_jobs_keep_edges();
--> statement-breakpoint
CREATE FUNCTION door_jobs_begin_pending() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.status <> 'pending' THEN
    RAISE EXCEPTION 'a door job begins as pending' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' AND OLD.status IN ('pending', 'dispatched') THEN
    RAISE EXCEPTION 'door job % is not final', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER door_jobs_begin_pending BEFORE INSERT OR DELETE ON door_jobs FOR EACH ROW EXECUTE FUNCTION door_jobs_begin_pending();
--> statement-breakpoint
-- Tells the browsers of the person who pressed; `to` is heard by nobody else.
CREATE FUNCTION door_jobs_notify() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('live', jsonb_build_object('topic', 'door', 'root', NEW.id, 'to', NEW.requested_by_member_id,
    'version', array_position(ARRAY['pending', 'dispatched', 'executed', 'failed', 'expired'], NEW.status))::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER door_jobs_notify AFTER UPDATE OF status ON door_jobs
  FOR EACH ROW WHEN (NEW.requested_by_member_id IS NOT NULL AND NEW.status <> OLD.status) EXECUTE FUNCTION door_jobs_notify();
--> statement-breakpoint
-- Drops the months of a stream that lie wholly before an instant, and its older rows that lie in the default partition. What is not
-- sealed yet stays; the seals outlive their rows, and a row of the house stream says which went. Run nightly in the worker under the
-- app role, hence SECURITY DEFINER.
CREATE FUNCTION audit_drop_partitions(wanted text, before timestamptz) RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER
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
  IF wanted NOT IN ('house', 'door') THEN RAISE EXCEPTION 'unknown stream %', wanted; END IF;
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
--> statement-breakpoint
REVOKE ALL ON FUNCTION audit_drop_partitions(text, timestamptz) FROM PUBLIC;
--> statement-breakpoint
-- Counters of limits are written with every call of a device and need not outlive a crash: no write-ahead log, no wait for the disk.
ALTER TABLE rate_limits SET UNLOGGED;
