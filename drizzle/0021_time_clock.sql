CREATE TABLE "clock_suggestions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"staff_member_id" uuid NOT NULL,
	"shift_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"answered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "clock_suggestions_cause_check" CHECK ("clock_suggestions"."cause" in ('door', 'visit'))
);
--> statement-breakpoint
CREATE TABLE "month_closings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"staff_member_id" uuid NOT NULL,
	"month" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	"reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "month_closings_month_check" CHECK ("month_closings"."month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "month_closings_state_check" CHECK ("month_closings"."state" in ('open', 'submitted', 'approved')),
	CONSTRAINT "month_closings_reason_check" CHECK (char_length("month_closings"."reason") between 10 and 1000)
);
--> statement-breakpoint
CREATE TABLE "time_breaks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone,
	CONSTRAINT "time_breaks_time_check" CHECK ("time_breaks"."end_at" >= "time_breaks"."start_at")
);
--> statement-breakpoint
CREATE TABLE "time_corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"staff_member_id" uuid NOT NULL,
	"session_id" uuid,
	"day_key" date NOT NULL,
	"asked_by" uuid,
	"wanted" jsonb NOT NULL,
	"before" jsonb,
	"reason" text NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"answer" text,
	"idempotency_key" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "time_corrections_decision_check" CHECK ("time_corrections"."decision" in ('approved', 'declined', 'withdrawn')),
	CONSTRAINT "time_corrections_decided_check" CHECK (("time_corrections"."decision" is null) = ("time_corrections"."decided_at" is null)),
	CONSTRAINT "time_corrections_reason_check" CHECK (char_length("time_corrections"."reason") between 3 and 1000),
	CONSTRAINT "time_corrections_answer_check" CHECK (char_length("time_corrections"."answer") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "time_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"staff_member_id" uuid NOT NULL,
	"event_type" text NOT NULL,
	"timestamp_utc" timestamp with time zone NOT NULL,
	"timestamp_local" text DEFAULT '' NOT NULL,
	"source" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"body_hash" text NOT NULL,
	"metadata" jsonb,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "time_events_type_check" CHECK ("time_events"."event_type" in ('CLOCK_IN', 'BREAK_START', 'BREAK_END', 'CLOCK_OUT')),
	CONSTRAINT "time_events_source_check" CHECK ("time_events"."source" in ('APP', 'TERMINAL', 'ADMIN_CORRECTION')),
	CONSTRAINT "time_events_key_check" CHECK (char_length("time_events"."idempotency_key") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "time_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"staff_member_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"day_key" date GENERATED ALWAYS AS ((clock_in_at at time zone 'Europe/Berlin')::date) STORED NOT NULL,
	"day_part" smallint DEFAULT 1 NOT NULL,
	"state" text NOT NULL,
	"shift_id" uuid,
	"link_method" text DEFAULT 'NONE' NOT NULL,
	"clock_in_at" timestamp with time zone NOT NULL,
	"clock_out_at" timestamp with time zone,
	"total_work_seconds" integer,
	"total_break_seconds" integer,
	"flagged" boolean DEFAULT false NOT NULL,
	"discarded" boolean DEFAULT false NOT NULL,
	"no_break_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "time_sessions_operator_key" UNIQUE("id","operator_id","staff_member_id"),
	CONSTRAINT "time_sessions_state_check" CHECK ("time_sessions"."state" in ('WORKING', 'BREAK', 'CLOSED')),
	CONSTRAINT "time_sessions_closed_check" CHECK (("time_sessions"."state" = 'CLOSED') = ("time_sessions"."clock_out_at" is not null)),
	CONSTRAINT "time_sessions_link_check" CHECK ("time_sessions"."link_method" in ('AUTO', 'MANUAL', 'NONE')),
	CONSTRAINT "time_sessions_shift_check" CHECK (("time_sessions"."link_method" = 'NONE') = ("time_sessions"."shift_id" is null)),
	CONSTRAINT "time_sessions_time_check" CHECK ("time_sessions"."clock_out_at" >= "time_sessions"."clock_in_at"),
	CONSTRAINT "time_sessions_seconds_check" CHECK (extract(microseconds from "time_sessions"."clock_in_at")::int % 1000000 = 0 and coalesce(extract(microseconds from "time_sessions"."clock_out_at")::int % 1000000, 0) = 0),
	CONSTRAINT "time_sessions_sums_check" CHECK (case when "time_sessions"."clock_out_at" is null then "time_sessions"."total_work_seconds" is null and "time_sessions"."total_break_seconds" is null when "time_sessions"."discarded" then "time_sessions"."total_work_seconds" = 0 and "time_sessions"."total_break_seconds" = 0 else "time_sessions"."total_work_seconds" >= 0 and "time_sessions"."total_break_seconds" >= 0 and "time_sessions"."total_work_seconds" + "time_sessions"."total_break_seconds" = extract(epoch from "time_sessions"."clock_out_at" - "time_sessions"."clock_in_at")::int end),
	CONSTRAINT "time_sessions_discarded_check" CHECK (not "time_sessions"."discarded" or "time_sessions"."clock_out_at" is not null),
	CONSTRAINT "time_sessions_part_check" CHECK ("time_sessions"."day_part" between 1 and 20),
	CONSTRAINT "time_sessions_reason_check" CHECK (char_length("time_sessions"."no_break_reason") between 3 and 500)
);
--> statement-breakpoint
CREATE TABLE "badges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid
);
--> statement-breakpoint
CREATE TABLE "terminal_pins" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"pin_hash" text NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "one_time_tokens" DROP CONSTRAINT "one_time_tokens_purpose_check";--> statement-breakpoint
ALTER TABLE "mail_messages" DROP CONSTRAINT "mail_messages_template_check";--> statement-breakpoint
ALTER TABLE "terminals" ADD COLUMN "wrong_tries" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "terminals" ADD COLUMN "next_try_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_person_key" UNIQUE("id","operator_id","user_id");--> statement-breakpoint
ALTER TABLE "clock_suggestions" ADD CONSTRAINT "clock_suggestions_staff_fk" FOREIGN KEY ("staff_member_id","operator_id") REFERENCES "public"."staff_members"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clock_suggestions" ADD CONSTRAINT "clock_suggestions_shift_fk" FOREIGN KEY ("shift_id","operator_id") REFERENCES "public"."shifts"("id","operator_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "month_closings" ADD CONSTRAINT "month_closings_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "month_closings" ADD CONSTRAINT "month_closings_staff_fk" FOREIGN KEY ("staff_member_id","operator_id") REFERENCES "public"."staff_members"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_breaks" ADD CONSTRAINT "time_breaks_session_id_time_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."time_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_corrections" ADD CONSTRAINT "time_corrections_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_corrections" ADD CONSTRAINT "time_corrections_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_corrections" ADD CONSTRAINT "time_corrections_staff_fk" FOREIGN KEY ("staff_member_id","operator_id") REFERENCES "public"."staff_members"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_corrections" ADD CONSTRAINT "time_corrections_session_fk" FOREIGN KEY ("session_id","operator_id","staff_member_id") REFERENCES "public"."time_sessions"("id","operator_id","staff_member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_events" ADD CONSTRAINT "time_events_session_fk" FOREIGN KEY ("session_id","operator_id","staff_member_id") REFERENCES "public"."time_sessions"("id","operator_id","staff_member_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_sessions" ADD CONSTRAINT "time_sessions_staff_fk" FOREIGN KEY ("staff_member_id","operator_id","user_id") REFERENCES "public"."staff_members"("id","operator_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_sessions" ADD CONSTRAINT "time_sessions_shift_fk" FOREIGN KEY ("shift_id","operator_id") REFERENCES "public"."shifts"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badges" ADD CONSTRAINT "badges_revoked_by_users_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terminal_pins" ADD CONSTRAINT "terminal_pins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terminal_pins" ADD CONSTRAINT "terminal_pins_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "clock_suggestions_shift_key" ON "clock_suggestions" USING btree ("shift_id","staff_member_id");--> statement-breakpoint
CREATE INDEX "clock_suggestions_shift_id_idx" ON "clock_suggestions" USING btree ("shift_id","operator_id");--> statement-breakpoint
CREATE INDEX "clock_suggestions_staff_member_id_idx" ON "clock_suggestions" USING btree ("staff_member_id","operator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "month_closings_month_key" ON "month_closings" USING btree ("staff_member_id","month");--> statement-breakpoint
CREATE INDEX "month_closings_staff_member_id_idx" ON "month_closings" USING btree ("staff_member_id","operator_id");--> statement-breakpoint
CREATE INDEX "month_closings_operator_id_idx" ON "month_closings" USING btree ("operator_id","month");--> statement-breakpoint
CREATE INDEX "month_closings_changed_by_idx" ON "month_closings" USING btree ("changed_by");--> statement-breakpoint
CREATE UNIQUE INDEX "time_breaks_open_key" ON "time_breaks" USING btree ("session_id") WHERE "time_breaks"."end_at" is null;--> statement-breakpoint
CREATE INDEX "time_breaks_session_id_idx" ON "time_breaks" USING btree ("session_id","start_at");--> statement-breakpoint
CREATE UNIQUE INDEX "time_corrections_idempotency_key" ON "time_corrections" USING btree ("staff_member_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "time_corrections_staff_member_id_idx" ON "time_corrections" USING btree ("staff_member_id","operator_id");--> statement-breakpoint
CREATE INDEX "time_corrections_session_id_idx" ON "time_corrections" USING btree ("session_id","operator_id","staff_member_id");--> statement-breakpoint
CREATE INDEX "time_corrections_waiting_idx" ON "time_corrections" USING btree ("operator_id","created_at") WHERE "time_corrections"."decision" is null;--> statement-breakpoint
CREATE INDEX "time_corrections_operator_id_idx" ON "time_corrections" USING btree ("operator_id","updated_at");--> statement-breakpoint
CREATE INDEX "time_corrections_asked_by_idx" ON "time_corrections" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "time_corrections_decided_by_idx" ON "time_corrections" USING btree ("decided_by");--> statement-breakpoint
CREATE UNIQUE INDEX "time_events_idempotency_key" ON "time_events" USING btree ("staff_member_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "time_events_session_id_idx" ON "time_events" USING btree ("session_id","operator_id","staff_member_id");--> statement-breakpoint
CREATE INDEX "time_events_time_idx" ON "time_events" USING btree ("operator_id","timestamp_utc","id");--> statement-breakpoint
CREATE UNIQUE INDEX "time_sessions_day_key" ON "time_sessions" USING btree ("staff_member_id","day_key","day_part") WHERE not "time_sessions"."discarded";--> statement-breakpoint
CREATE UNIQUE INDEX "time_sessions_open_key" ON "time_sessions" USING btree ("user_id") WHERE "time_sessions"."clock_out_at" is null;--> statement-breakpoint
CREATE INDEX "time_sessions_operator_id_idx" ON "time_sessions" USING btree ("operator_id","day_key","clock_in_at","id");--> statement-breakpoint
CREATE INDEX "time_sessions_staff_member_id_idx" ON "time_sessions" USING btree ("staff_member_id","operator_id","user_id");--> statement-breakpoint
CREATE INDEX "time_sessions_user_id_idx" ON "time_sessions" USING btree ("user_id","clock_in_at");--> statement-breakpoint
CREATE INDEX "time_sessions_shift_id_idx" ON "time_sessions" USING btree ("shift_id","operator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "badges_token_hash_key" ON "badges" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "badges_user_id_idx" ON "badges" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "badges_operator_id_idx" ON "badges" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "badges_created_by_idx" ON "badges" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "badges_revoked_by_idx" ON "badges" USING btree ("revoked_by");--> statement-breakpoint
CREATE INDEX "terminal_pins_set_by_idx" ON "terminal_pins" USING btree ("set_by");--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_purpose_check" CHECK ("one_time_tokens"."purpose" in ('verify_email', 'change_email', 'reset_password', 'magic_link', 'login_code', 'access_optin', 'invite', 'device_enrol', 'terminal_enrol', 'terminal_person'));--> statement-breakpoint
ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_template_check" CHECK ("mail_messages"."template" in ('bookingCreated', 'bookingApproved', 'bookingRejected', 'adminNewBooking', 'bookingCancelled', 'bookingChanged', 'usageReminder', 'accessOptIn', 'digest', 'test', 'verifyEmail', 'resetPassword', 'magicLink', 'invite', 'shiftPublished', 'shiftChanged', 'shiftCancelled', 'shiftSwapped', 'shiftOffered', 'shiftRequest', 'shiftReminder', 'correctionAsked', 'correctionDecided', 'monthReopened', 'terminalAlarm', 'reportReturned'));--> statement-breakpoint
ALTER TABLE "terminals" ADD CONSTRAINT "terminals_tries_check" CHECK ("terminals"."wrong_tries" >= 0);
--> statement-breakpoint
-- by hand: begin
-- Breaks of a session lie apart.
ALTER TABLE time_breaks ADD CONSTRAINT time_breaks_no_overlap
  EXCLUDE USING gist (session_id WITH =, tstzrange(start_at, end_at) WITH &&);
--> statement-breakpoint
-- Sessions of a person lie apart, also those for two operators.
ALTER TABLE time_sessions ADD CONSTRAINT time_sessions_no_overlap
  EXCLUDE USING gist (user_id WITH =, tstzrange(clock_in_at, clock_out_at) WITH &&) WHERE (NOT discarded);
--> statement-breakpoint
-- A second part of a day needs allows_split_day, an approved month does not change, and who worked never changes. The lock on the
-- staff member lets one write of a person wait for another, and for the approval of the month.
CREATE FUNCTION time_sessions_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  day date := (NEW.clock_in_at AT TIME ZONE 'Europe/Berlin')::date;
  may_split boolean;
BEGIN
  SELECT allows_split_day INTO may_split FROM staff_members WHERE id = NEW.staff_member_id FOR NO KEY UPDATE;
  IF TG_OP = 'UPDATE' AND (NEW.id, NEW.operator_id, NEW.staff_member_id, NEW.user_id)
      IS DISTINCT FROM (OLD.id, OLD.operator_id, OLD.staff_member_id, OLD.user_id) THEN
    RAISE EXCEPTION 'a session keeps its person' USING ERRCODE = 'check_violation', CONSTRAINT = 'time_sessions_keep';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.day_part > 1 AND NOT may_split THEN
    RAISE EXCEPTION 'one session a day' USING ERRCODE = 'check_violation', CONSTRAINT = 'time_sessions_split';
  END IF;
  IF EXISTS (SELECT FROM month_closings m WHERE m.staff_member_id = NEW.staff_member_id AND m.state = 'approved'
      AND (m.month = to_char(day, 'YYYY-MM') OR TG_OP = 'UPDATE' AND m.month = to_char(OLD.day_key, 'YYYY-MM'))) THEN
    RAISE EXCEPTION 'the month is approved' USING ERRCODE = 'check_violation', CONSTRAINT = 'time_sessions_month';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER time_sessions_guard BEFORE INSERT OR UPDATE ON time_sessions FOR EACH ROW EXECUTE FUNCTION time_sessions_guard();
--> statement-breakpoint
-- At the end of the transaction, breaks lie within their session, and a closed session has the sums of its breaks.
CREATE FUNCTION time_sums_check() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  about uuid := CASE TG_TABLE_NAME WHEN 'time_sessions' THEN (to_jsonb(NEW) ->> 'id')::uuid
    ELSE (coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'session_id')::uuid END;
BEGIN
  IF EXISTS (
    SELECT FROM time_sessions s LEFT JOIN time_breaks b ON b.session_id = s.id WHERE s.id = about
    GROUP BY s.id
    HAVING count(b.id) FILTER (WHERE b.start_at < s.clock_in_at OR b.end_at > s.clock_out_at) > 0
      OR count(b.id) FILTER (WHERE b.end_at IS NULL) <> (s.state = 'BREAK')::int
      OR s.state = 'CLOSED' AND s.total_break_seconds
        <> coalesce(sum(extract(epoch FROM b.end_at - b.start_at)), 0)::int
  ) THEN
    RAISE EXCEPTION 'breaks and sums of session % differ', about USING ERRCODE = 'check_violation', CONSTRAINT = 'time_sums';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER time_sessions_sums AFTER INSERT OR UPDATE ON time_sessions DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION time_sums_check();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER time_breaks_sums AFTER INSERT OR UPDATE OR DELETE ON time_breaks DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION time_sums_check();
--> statement-breakpoint
-- The local time of a stamp, with its offset.
CREATE FUNCTION time_events_local() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  wall timestamp := NEW.timestamp_utc AT TIME ZONE 'Europe/Berlin';
BEGIN
  NEW.timestamp_local := to_char(wall, 'YYYY-MM-DD"T"HH24:MI:SS') || '+' || to_char(wall - NEW.timestamp_utc AT TIME ZONE 'UTC', 'HH24:MI');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER time_events_local BEFORE INSERT ON time_events FOR EACH ROW EXECUTE FUNCTION time_events_local();
--> statement-breakpoint
-- Stamps are append-only; only time_records_forget removes them, with their whole session.
CREATE FUNCTION time_events_keep() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('platzwart.forgets_times', true) IS NOT DISTINCT FROM 'on'
      AND current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'time_events is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER time_events_keep BEFORE UPDATE OR DELETE ON time_events FOR EACH ROW EXECUTE FUNCTION time_events_keep();
--> statement-breakpoint
CREATE TRIGGER time_events_no_truncate BEFORE TRUNCATE ON time_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Removes closed sessions that began before an instant, with their breaks, stamps and corrections, at most so many. Returns how many.
CREATE FUNCTION time_records_forget(before timestamptz, at_most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
  old uuid[];
BEGIN
  SELECT array_agg(id) INTO old FROM (
    SELECT id FROM time_sessions WHERE clock_in_at < before AND clock_out_at < before ORDER BY id LIMIT at_most FOR UPDATE
  ) found;
  PERFORM set_config('platzwart.forgets_times', 'on', true);
  DELETE FROM time_events WHERE session_id = ANY (old);
  PERFORM set_config('platzwart.forgets_times', 'off', true);
  DELETE FROM time_sessions WHERE id = ANY (old);
  RETURN coalesce(cardinality(old), 0);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION time_records_forget(timestamptz, integer) FROM PUBLIC;
--> statement-breakpoint
-- The edges of rules/month-states.ts; a reopening of an approved month has a reason, and an open or flagged session blocks closing.
CREATE FUNCTION month_closings_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  was text := CASE TG_OP WHEN 'INSERT' THEN 'open' ELSE OLD.state END;
BEGIN
  PERFORM FROM staff_members WHERE id = NEW.staff_member_id FOR NO KEY UPDATE;
  IF NEW.state <> was AND (was, NEW.state) NOT IN (('open', 'submitted'), ('submitted', 'approved'), ('submitted', 'open'), ('approved', 'open')) THEN
    RAISE EXCEPTION 'a month does not go from % to %', was, NEW.state USING ERRCODE = 'check_violation', CONSTRAINT = 'month_closings_edges';
  END IF;
  IF was = 'approved' AND NEW.state = 'open' AND NEW.reason IS NULL THEN
    RAISE EXCEPTION 'a reopening has a reason' USING ERRCODE = 'check_violation', CONSTRAINT = 'month_closings_reopening';
  END IF;
  IF NEW.state <> 'open' AND NEW.state <> was AND EXISTS (SELECT FROM time_sessions s WHERE s.staff_member_id = NEW.staff_member_id
      AND to_char(s.day_key, 'YYYY-MM') = NEW.month AND (s.clock_out_at IS NULL OR s.flagged)) THEN
    RAISE EXCEPTION 'a session of the month is open' USING ERRCODE = 'check_violation', CONSTRAINT = 'month_closings_sessions';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER month_closings_guard BEFORE INSERT OR UPDATE ON month_closings FOR EACH ROW EXECUTE FUNCTION month_closings_guard();
--> statement-breakpoint
CREATE TRIGGER time_sessions_notify AFTER INSERT OR UPDATE OR DELETE ON time_sessions FOR EACH ROW EXECUTE FUNCTION staff_notify();
--> statement-breakpoint
CREATE TRIGGER time_corrections_notify AFTER INSERT OR UPDATE OR DELETE ON time_corrections FOR EACH ROW EXECUTE FUNCTION staff_notify();
-- by hand: end
