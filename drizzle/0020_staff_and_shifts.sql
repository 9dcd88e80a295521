-- by hand: moved up, because foreign keys below refer to them
ALTER TABLE "facilities" ADD CONSTRAINT "facilities_operator_key" UNIQUE("id","operator_id");
--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_facility_key" UNIQUE("id","facility_id");
--> statement-breakpoint
CREATE TABLE "schedules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"facility_id" uuid NOT NULL,
	"iso_week" text NOT NULL,
	"status" text DEFAULT 'DRAFT' NOT NULL,
	"published_at" timestamp with time zone,
	"published_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "schedules_operator_key" UNIQUE("id","operator_id"),
	CONSTRAINT "schedules_week_check" CHECK ("schedules"."iso_week" ~ '^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$'),
	CONSTRAINT "schedules_status_check" CHECK ("schedules"."status" in ('DRAFT', 'PUBLISHED')),
	CONSTRAINT "schedules_published_check" CHECK ("schedules"."status" = 'DRAFT' or "schedules"."published_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "shift_assignments" (
	"shift_id" uuid NOT NULL,
	"staff_member_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"assigned_by" uuid,
	"assigned_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "shift_assignments_shift_id_staff_member_id_pk" PRIMARY KEY("shift_id","staff_member_id")
);
--> statement-breakpoint
CREATE TABLE "shift_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"shift_id" uuid NOT NULL,
	"from_staff_id" uuid,
	"to_staff_id" uuid,
	"other_shift_id" uuid,
	"state" text DEFAULT 'offered' NOT NULL,
	"message" text,
	"answer" text,
	"asked_by" uuid,
	"accepted_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "shift_requests_kind_check" CHECK ("shift_requests"."kind" in ('swap', 'stand_in', 'cannot_come')),
	CONSTRAINT "shift_requests_state_check" CHECK ("shift_requests"."state" in ('offered', 'accepted', 'done', 'declined', 'withdrawn', 'expired')),
	CONSTRAINT "shift_requests_from_check" CHECK ("shift_requests"."kind" = 'stand_in' or "shift_requests"."from_staff_id" is not null),
	CONSTRAINT "shift_requests_to_check" CHECK ("shift_requests"."from_staff_id" <> "shift_requests"."to_staff_id"),
	CONSTRAINT "shift_requests_return_check" CHECK ("shift_requests"."other_shift_id" is null or "shift_requests"."kind" = 'swap' and "shift_requests"."to_staff_id" is not null),
	CONSTRAINT "shift_requests_accepted_check" CHECK ("shift_requests"."state" <> 'accepted' or "shift_requests"."to_staff_id" is not null),
	CONSTRAINT "shift_requests_texts_check" CHECK (char_length("shift_requests"."message") <= 1000 and char_length("shift_requests"."answer") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "shift_templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"station" text,
	"work_area_id" uuid,
	"weekdays" smallint[] DEFAULT '{0,1,2,3,4,5,6}'::smallint[] NOT NULL,
	"start_time_local" time(0) NOT NULL,
	"end_time_local" time(0) NOT NULL,
	"end_time_type" text,
	"end_time_fixed" time(0),
	"close_plus_minutes" smallint,
	"required_staff_count" smallint DEFAULT 1 NOT NULL,
	"skip_holidays" boolean DEFAULT false NOT NULL,
	"event_mode" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"archived" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "shift_templates_operator_key" UNIQUE("id","operator_id"),
	CONSTRAINT "shift_templates_code_check" CHECK ("shift_templates"."code" ~ '^[A-Z0-9_-]{1,40}$'),
	CONSTRAINT "shift_templates_name_check" CHECK (char_length("shift_templates"."name") between 1 and 80),
	CONSTRAINT "shift_templates_role_check" CHECK ("shift_templates"."role" ~ '^\S(.{0,38}\S)?$'),
	CONSTRAINT "shift_templates_station_check" CHECK (char_length("shift_templates"."station") between 1 and 60),
	CONSTRAINT "shift_templates_weekdays_check" CHECK (cardinality("shift_templates"."weekdays") between 1 and 7 and "shift_templates"."weekdays" <@ '{0,1,2,3,4,5,6}'::smallint[]),
	CONSTRAINT "shift_templates_count_check" CHECK ("shift_templates"."required_staff_count" between 0 and 100),
	CONSTRAINT "shift_templates_end_type_check" CHECK ("shift_templates"."end_time_type" in ('fixed', 'close_plus')),
	CONSTRAINT "shift_templates_end_check" CHECK (("shift_templates"."end_time_type" is distinct from 'fixed' or "shift_templates"."end_time_fixed" is not null) and ("shift_templates"."end_time_type" is distinct from 'close_plus' or "shift_templates"."close_plus_minutes" is not null)),
	CONSTRAINT "shift_templates_close_plus_check" CHECK ("shift_templates"."close_plus_minutes" between -720 and 720),
	CONSTRAINT "shift_templates_area_check" CHECK ("shift_templates"."work_area_id" is not null or not ("shift_templates"."event_mode" or "shift_templates"."skip_holidays" or "shift_templates"."end_time_type" is not distinct from 'close_plus'))
);
--> statement-breakpoint
CREATE TABLE "shifts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"schedule_id" uuid,
	"work_area_id" uuid,
	"template_id" uuid,
	"origin_date" date,
	"event_id" uuid,
	"date_local" date GENERATED ALWAYS AS ((start_at_utc at time zone 'Europe/Berlin')::date) STORED NOT NULL,
	"start_at_utc" timestamp with time zone NOT NULL,
	"end_at_utc" timestamp with time zone NOT NULL,
	"role" text NOT NULL,
	"station" text,
	"required_staff_count" smallint DEFAULT 1 NOT NULL,
	"status" text DEFAULT 'DRAFT' NOT NULL,
	"notes_staff" text,
	"notes_internal" text,
	"archived" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "shifts_operator_key" UNIQUE("id","operator_id"),
	CONSTRAINT "shifts_time_check" CHECK ("shifts"."end_at_utc" > "shifts"."start_at_utc"),
	CONSTRAINT "shifts_length_check" CHECK ("shifts"."end_at_utc" - "shifts"."start_at_utc" <= interval '25 hours'),
	CONSTRAINT "shifts_role_check" CHECK ("shifts"."role" ~ '^\S(.{0,38}\S)?$'),
	CONSTRAINT "shifts_station_check" CHECK (char_length("shifts"."station") between 1 and 60),
	CONSTRAINT "shifts_count_check" CHECK ("shifts"."required_staff_count" between 0 and 100),
	CONSTRAINT "shifts_status_check" CHECK ("shifts"."status" in ('DRAFT', 'PUBLISHED', 'CANCELLED')),
	CONSTRAINT "shifts_origin_check" CHECK ("shifts"."template_id" is null or "shifts"."origin_date" is not null),
	CONSTRAINT "shifts_archived_check" CHECK (not "shifts"."archived" or "shifts"."status" <> 'PUBLISHED'),
	CONSTRAINT "shifts_notes_check" CHECK (char_length("shifts"."notes_staff") <= 2000 and char_length("shifts"."notes_internal") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "staff_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"external_ref" text,
	"employment_kind" text NOT NULL,
	"weekly_hours" numeric(4, 1),
	"roles" text[] DEFAULT '{}'::text[] NOT NULL,
	"allows_split_day" boolean DEFAULT false NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "staff_members_operator_key" UNIQUE("id","operator_id"),
	CONSTRAINT "staff_members_employment_check" CHECK ("staff_members"."employment_kind" in ('employee', 'minijob', 'youth', 'volunteer')),
	CONSTRAINT "staff_members_hours_check" CHECK ("staff_members"."weekly_hours" between 0 and 80),
	CONSTRAINT "staff_members_ref_check" CHECK (char_length("staff_members"."external_ref") between 1 and 80),
	CONSTRAINT "staff_members_roles_check" CHECK (array_position("staff_members"."roles", null) is null and cardinality("staff_members"."roles") <= 20)
);
--> statement-breakpoint
CREATE TABLE "work_areas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"facility_id" uuid NOT NULL,
	"room_id" uuid,
	"name" text NOT NULL,
	"color" text NOT NULL,
	"clock_suggestion" text DEFAULT 'suggest' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "work_areas_operator_key" UNIQUE("id","operator_id"),
	CONSTRAINT "work_areas_name_check" CHECK (char_length("work_areas"."name") between 1 and 80),
	CONSTRAINT "work_areas_color_check" CHECK ("work_areas"."color" ~ '^#[0-9a-f]{6}$'),
	CONSTRAINT "work_areas_clock_check" CHECK ("work_areas"."clock_suggestion" in ('off', 'suggest', 'auto'))
);
--> statement-breakpoint
ALTER TABLE "calendar_feeds" DROP CONSTRAINT "calendar_feeds_kind_check";--> statement-breakpoint
ALTER TABLE "mail_choices" DROP CONSTRAINT "mail_choices_kind_check";--> statement-breakpoint
ALTER TABLE "mail_messages" DROP CONSTRAINT "mail_messages_template_check";--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "swap_needs_approval" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_facility_fk" FOREIGN KEY ("facility_id","operator_id") REFERENCES "public"."facilities"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_assignments" ADD CONSTRAINT "shift_assignments_assigned_by_users_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_assignments" ADD CONSTRAINT "shift_assignments_shift_fk" FOREIGN KEY ("shift_id","operator_id") REFERENCES "public"."shifts"("id","operator_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_assignments" ADD CONSTRAINT "shift_assignments_staff_fk" FOREIGN KEY ("staff_member_id","operator_id") REFERENCES "public"."staff_members"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_requests" ADD CONSTRAINT "shift_requests_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_requests" ADD CONSTRAINT "shift_requests_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_requests" ADD CONSTRAINT "shift_requests_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_requests" ADD CONSTRAINT "shift_requests_shift_fk" FOREIGN KEY ("shift_id","operator_id") REFERENCES "public"."shifts"("id","operator_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_requests" ADD CONSTRAINT "shift_requests_other_shift_fk" FOREIGN KEY ("other_shift_id","operator_id") REFERENCES "public"."shifts"("id","operator_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_requests" ADD CONSTRAINT "shift_requests_from_fk" FOREIGN KEY ("from_staff_id","operator_id") REFERENCES "public"."staff_members"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_requests" ADD CONSTRAINT "shift_requests_to_fk" FOREIGN KEY ("to_staff_id","operator_id") REFERENCES "public"."staff_members"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_templates" ADD CONSTRAINT "shift_templates_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_templates" ADD CONSTRAINT "shift_templates_work_area_fk" FOREIGN KEY ("work_area_id","operator_id") REFERENCES "public"."work_areas"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_schedule_fk" FOREIGN KEY ("schedule_id","operator_id") REFERENCES "public"."schedules"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_work_area_fk" FOREIGN KEY ("work_area_id","operator_id") REFERENCES "public"."work_areas"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_template_fk" FOREIGN KEY ("template_id","operator_id") REFERENCES "public"."shift_templates"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_members" ADD CONSTRAINT "staff_members_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_areas" ADD CONSTRAINT "work_areas_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_areas" ADD CONSTRAINT "work_areas_facility_fk" FOREIGN KEY ("facility_id","operator_id") REFERENCES "public"."facilities"("id","operator_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_areas" ADD CONSTRAINT "work_areas_room_fk" FOREIGN KEY ("room_id","facility_id") REFERENCES "public"."rooms"("id","facility_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "schedules_week_key" ON "schedules" USING btree ("facility_id","iso_week");--> statement-breakpoint
CREATE INDEX "schedules_operator_id_idx" ON "schedules" USING btree ("operator_id","iso_week");--> statement-breakpoint
CREATE INDEX "schedules_facility_id_idx" ON "schedules" USING btree ("facility_id","operator_id");--> statement-breakpoint
CREATE INDEX "schedules_published_by_idx" ON "schedules" USING btree ("published_by");--> statement-breakpoint
CREATE INDEX "shift_assignments_staff_member_id_idx" ON "shift_assignments" USING btree ("staff_member_id","operator_id");--> statement-breakpoint
CREATE INDEX "shift_assignments_shift_id_idx" ON "shift_assignments" USING btree ("shift_id","operator_id");--> statement-breakpoint
CREATE INDEX "shift_assignments_assigned_by_idx" ON "shift_assignments" USING btree ("assigned_by");--> statement-breakpoint
CREATE INDEX "shift_requests_shift_id_idx" ON "shift_requests" USING btree ("shift_id","operator_id");--> statement-breakpoint
CREATE INDEX "shift_requests_other_shift_id_idx" ON "shift_requests" USING btree ("other_shift_id","operator_id");--> statement-breakpoint
CREATE INDEX "shift_requests_from_idx" ON "shift_requests" USING btree ("from_staff_id","operator_id");--> statement-breakpoint
CREATE INDEX "shift_requests_to_idx" ON "shift_requests" USING btree ("to_staff_id","operator_id");--> statement-breakpoint
CREATE INDEX "shift_requests_live_idx" ON "shift_requests" USING btree ("operator_id","created_at") WHERE "shift_requests"."state" in ('offered', 'accepted');--> statement-breakpoint
CREATE INDEX "shift_requests_operator_id_idx" ON "shift_requests" USING btree ("operator_id","updated_at");--> statement-breakpoint
CREATE INDEX "shift_requests_asked_by_idx" ON "shift_requests" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "shift_requests_decided_by_idx" ON "shift_requests" USING btree ("decided_by");--> statement-breakpoint
CREATE UNIQUE INDEX "shift_templates_code_key" ON "shift_templates" USING btree ("operator_id","code");--> statement-breakpoint
CREATE INDEX "shift_templates_work_area_id_idx" ON "shift_templates" USING btree ("work_area_id","operator_id");--> statement-breakpoint
CREATE INDEX "shifts_operator_id_idx" ON "shifts" USING btree ("operator_id","date_local","start_at_utc","id");--> statement-breakpoint
CREATE INDEX "shifts_event_id_idx" ON "shifts" USING btree ("event_id","start_at_utc") WHERE "shifts"."event_id" is not null;--> statement-breakpoint
CREATE INDEX "shifts_work_area_id_idx" ON "shifts" USING btree ("work_area_id","operator_id");--> statement-breakpoint
CREATE INDEX "shifts_template_id_idx" ON "shifts" USING btree ("template_id","operator_id");--> statement-breakpoint
CREATE INDEX "shifts_schedule_id_idx" ON "shifts" USING btree ("schedule_id","operator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_members_user_key" ON "staff_members" USING btree ("user_id","operator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_members_external_ref_key" ON "staff_members" USING btree ("operator_id","external_ref");--> statement-breakpoint
CREATE UNIQUE INDEX "work_areas_name_key" ON "work_areas" USING btree ("operator_id",lower("name"));--> statement-breakpoint
CREATE INDEX "work_areas_facility_id_idx" ON "work_areas" USING btree ("facility_id","operator_id");--> statement-breakpoint
CREATE INDEX "work_areas_room_id_idx" ON "work_areas" USING btree ("room_id","facility_id");--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_kind_check" CHECK ("calendar_feeds"."kind" in ('person', 'team', 'resource', 'facility', 'shifts'));--> statement-breakpoint
ALTER TABLE "mail_choices" ADD CONSTRAINT "mail_choices_kind_check" CHECK ("mail_choices"."kind" in ('confirmations', 'decisions', 'changes', 'shifts', 'usage', 'requests'));--> statement-breakpoint
ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_template_check" CHECK ("mail_messages"."template" in ('bookingCreated', 'bookingApproved', 'bookingRejected', 'adminNewBooking', 'bookingCancelled', 'bookingChanged', 'usageReminder', 'accessOptIn', 'digest', 'test', 'verifyEmail', 'resetPassword', 'magicLink', 'invite', 'shiftPublished', 'shiftChanged', 'shiftCancelled', 'shiftSwapped', 'shiftOffered', 'shiftRequest', 'shiftReminder', 'reportReturned'));--> statement-breakpoint
-- by hand: begin
-- A template makes one shift per date and event, for ever: moved, cancelled and archived ones count.
CREATE UNIQUE INDEX shifts_generated_key ON shifts (template_id, origin_date, event_id) NULLS NOT DISTINCT WHERE template_id IS NOT NULL;
--> statement-breakpoint
-- One live request per shift and person; an open place is a person of its own.
CREATE UNIQUE INDEX shift_requests_live_key ON shift_requests (shift_id, from_staff_id) NULLS NOT DISTINCT WHERE state IN ('offered', 'accepted');
--> statement-breakpoint
-- What a shift was made for never changes, and its states follow the edges of rules/shift-states.ts.
CREATE FUNCTION shifts_keep_origin() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.operator_id, NEW.template_id, NEW.origin_date) IS DISTINCT FROM (OLD.id, OLD.operator_id, OLD.template_id, OLD.origin_date)
      OR NEW.event_id IS DISTINCT FROM OLD.event_id AND OLD.template_id IS NOT NULL THEN
    RAISE EXCEPTION 'a shift keeps what it was made for' USING ERRCODE = 'check_violation', CONSTRAINT = 'shifts_keep_origin';
  END IF;
  IF NEW.status IS DISTINCT FROM OLD.status
      AND (OLD.status, NEW.status) NOT IN (('DRAFT', 'PUBLISHED'), ('DRAFT', 'CANCELLED'), ('PUBLISHED', 'CANCELLED')) THEN
    RAISE EXCEPTION 'a shift does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'shifts_edges';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER shifts_keep_origin BEFORE UPDATE ON shifts FOR EACH ROW EXECUTE FUNCTION shifts_keep_origin();
--> statement-breakpoint
-- A final request stays as it ended, and its states follow the edges of rules/request-states.ts.
CREATE FUNCTION shift_requests_keep() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state IS DISTINCT FROM OLD.state AND (OLD.state NOT IN ('offered', 'accepted') OR NEW.state = 'offered') THEN
    RAISE EXCEPTION 'a request does not go from % to %', OLD.state, NEW.state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'shift_requests_edges';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER shift_requests_keep BEFORE UPDATE ON shift_requests FOR EACH ROW EXECUTE FUNCTION shift_requests_keep();
--> statement-breakpoint
-- Rosters read again; delivered at commit, equal ones once.
CREATE FUNCTION staff_notify() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('live', jsonb_build_object('topic', 'staff', 'root', coalesce(NEW.operator_id, OLD.operator_id), 'version', 0)::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER shifts_notify AFTER INSERT OR UPDATE OR DELETE ON shifts FOR EACH ROW EXECUTE FUNCTION staff_notify();
--> statement-breakpoint
CREATE TRIGGER shift_assignments_notify AFTER INSERT OR UPDATE OR DELETE ON shift_assignments FOR EACH ROW EXECUTE FUNCTION staff_notify();
--> statement-breakpoint
CREATE TRIGGER shift_requests_notify AFTER INSERT OR UPDATE OR DELETE ON shift_requests FOR EACH ROW EXECUTE FUNCTION staff_notify();
-- by hand: end
