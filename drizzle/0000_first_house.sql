-- Claims join equality on a uuid with an overlap on a range.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- The present instant; a connection may freeze it with the setting platzwart.test_now (tests only).
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(nullif(current_setting('platzwart.test_now', true), '')::timestamptz, now());
--> statement-breakpoint
CREATE SEQUENCE audit_log_seq AS bigint;
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_by" uuid,
	"scopes" text[] NOT NULL,
	"prefix" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"actor" uuid NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer NOT NULL,
	"answer" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_actor_route_key_pk" PRIMARY KEY("actor","route","key")
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"user_id" uuid,
	"email" text,
	"subject_id" uuid,
	"token_hash" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "one_time_tokens_purpose_check" CHECK ("one_time_tokens"."purpose" in ('verify_email', 'change_email', 'reset_password', 'magic_link', 'login_code', 'access_optin', 'invite', 'device_enrol'))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ip" "inet",
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"seq" bigint DEFAULT nextval('audit_log_seq') NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"occurred_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"stream" text NOT NULL,
	"actor" uuid,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"correlation_id" uuid NOT NULL,
	"area_id" uuid,
	"device_id" text,
	"job_id" uuid,
	CONSTRAINT "audit_log_stream_occurred_at_seq_pk" PRIMARY KEY("stream","occurred_at","seq"),
	CONSTRAINT "audit_log_stream_check" CHECK ("audit_log"."stream" in ('house', 'door')),
	CONSTRAINT "audit_log_action_check" CHECK ("audit_log"."action" ~ '^[a-z_]+[.][a-z_]+$')
) PARTITION BY LIST ("stream");
--> statement-breakpoint
CREATE TABLE "audit_origins" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"occurred_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ip" "inet",
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"stream" text NOT NULL,
	"number" bigint NOT NULL,
	"from_tx" "xid8" NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_tx" "xid8" NOT NULL,
	"to_seq" bigint NOT NULL,
	"count" integer NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "audit_seals_stream_number_pk" PRIMARY KEY("stream","number")
);
--> statement-breakpoint
CREATE TABLE "booking_claims" (
	"booking_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"during" "tsrange" NOT NULL,
	"via_parent" boolean NOT NULL,
	"blocking" boolean NOT NULL,
	CONSTRAINT "booking_claims_booking_id_resource_id_pk" PRIMARY KEY("booking_id","resource_id"),
	CONSTRAINT "booking_claims_during_check" CHECK (not isempty("booking_claims"."during"))
);
--> statement-breakpoint
CREATE TABLE "booking_series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resource_id" uuid,
	"team_id" uuid,
	"event_type_id" text NOT NULL,
	"day_of_week" smallint NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"start_time" time(0) NOT NULL,
	"end_time" time(0) NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"exceptions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "booking_series_day_of_week_check" CHECK ("booking_series"."day_of_week" between 0 and 6),
	CONSTRAINT "booking_series_range_check" CHECK ("booking_series"."end_date" >= "booking_series"."start_date"),
	CONSTRAINT "booking_series_time_check" CHECK ("booking_series"."end_time" > "booking_series"."start_time")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resource_id" uuid,
	"date" date NOT NULL,
	"start_time" time(0) NOT NULL,
	"end_time" time(0) NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"event_type_id" text NOT NULL,
	"user_id" uuid,
	"team_id" uuid,
	"series_id" uuid,
	"detached" boolean DEFAULT false NOT NULL,
	"created_by" uuid,
	"status" text NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"archived_at" timestamp with time zone,
	"external_ref" text,
	"place_name" text NOT NULL,
	"team_name" text,
	"club_name" text,
	"person_name" text NOT NULL,
	"type_label" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "bookings_status_check" CHECK ("bookings"."status" in ('pending', 'approved', 'rejected', 'expired', 'archived')),
	CONSTRAINT "bookings_decision_check" CHECK ("bookings"."decision" in ('approved', 'rejected')),
	CONSTRAINT "bookings_outcome_check" CHECK (case "bookings"."status" when 'approved' then "bookings"."decision" = 'approved' when 'rejected' then "bookings"."decision" = 'rejected' when 'pending' then "bookings"."decision" is null else true end),
	CONSTRAINT "bookings_archived_check" CHECK (("bookings"."status" = 'archived') = ("bookings"."archived_at" is not null)),
	CONSTRAINT "bookings_time_check" CHECK ("bookings"."end_time" > "bookings"."start_time"),
	CONSTRAINT "bookings_grid_check" CHECK (extract(epoch from "bookings"."start_time")::int % 900 = 0 and extract(epoch from "bookings"."end_time")::int % 900 = 0),
	CONSTRAINT "bookings_title_check" CHECK (char_length("bookings"."title") between 1 and 120),
	CONSTRAINT "bookings_description_check" CHECK (char_length("bookings"."description") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "cancelled_bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resource_id" uuid,
	"team_id" uuid,
	"user_id" uuid,
	"series_id" uuid,
	"date" date NOT NULL,
	"start_time" time(0) NOT NULL,
	"end_time" time(0) NOT NULL,
	"snapshot" jsonb NOT NULL,
	"sequence" integer NOT NULL,
	"reason" text,
	"cancelled_by" uuid,
	"cancelled_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_versions" (
	"root_id" uuid PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facilities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"name" text NOT NULL,
	"street" text,
	"house_number" text,
	"zip" text,
	"city" text,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"time_zone" text DEFAULT 'Europe/Berlin' NOT NULL,
	"holiday_region" text DEFAULT 'DE-HE' NOT NULL,
	"public_plan" boolean DEFAULT false NOT NULL,
	"show_names" boolean DEFAULT false NOT NULL,
	"embed_origins" text[] DEFAULT '{}'::text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "facilities_holiday_region_check" CHECK ("facilities"."holiday_region" ~ '^[A-Z]{2}-[A-Z]{2}$')
);
--> statement-breakpoint
CREATE TABLE "opening_hours" (
	"id" uuid PRIMARY KEY NOT NULL,
	"facility_id" uuid NOT NULL,
	"day_of_week" smallint,
	"date" date,
	"opens_at" time(0) NOT NULL,
	"closes_at" time(0) NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "opening_hours_day_check" CHECK (("opening_hours"."day_of_week" is null) <> ("opening_hours"."date" is null)),
	CONSTRAINT "opening_hours_day_of_week_check" CHECK ("opening_hours"."day_of_week" between 0 and 6)
);
--> statement-breakpoint
CREATE TABLE "operators" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"primary_color" text NOT NULL,
	"presence_mode" text DEFAULT 'single' NOT NULL,
	"auto_checkout_at" time(0) DEFAULT '23:30' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "operators_type_check" CHECK ("operators"."type" in ('verein', 'kommune', 'sonstige')),
	CONSTRAINT "operators_primary_color_check" CHECK ("operators"."primary_color" ~ '^#[0-9a-f]{6}$'),
	CONSTRAINT "operators_presence_mode_check" CHECK ("operators"."presence_mode" in ('single', 'parallel'))
);
--> statement-breakpoint
CREATE TABLE "resource_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"facility_id" uuid NOT NULL,
	"name" text NOT NULL,
	"icon" text NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"shared_scheduling" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "resource_groups_icon_check" CHECK ("resource_groups"."icon" in ('outdoor', 'indoor', 'shared'))
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"parent_id" uuid,
	"root_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid NOT NULL,
	"name" text NOT NULL,
	"color" text NOT NULL,
	"splittable" boolean DEFAULT false NOT NULL,
	"booking_mode" text DEFAULT 'free' NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"room_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "resources_color_check" CHECK ("resources"."color" ~ '^#[0-9a-f]{6}$'),
	CONSTRAINT "resources_booking_mode_check" CHECK ("resources"."booking_mode" in ('free', 'slotOnly')),
	CONSTRAINT "resources_parent_check" CHECK ("resources"."parent_id" <> "resources"."id")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"facility_id" uuid NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "rooms_slug_check" CHECK ("rooms"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "school_holidays" (
	"id" uuid PRIMARY KEY NOT NULL,
	"region" text NOT NULL,
	"name" text NOT NULL,
	"from_date" date NOT NULL,
	"until_date" date NOT NULL,
	"source" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "school_holidays_range_check" CHECK ("school_holidays"."until_date" >= "school_holidays"."from_date")
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resource_id" uuid NOT NULL,
	"day_of_week" smallint NOT NULL,
	"start_time" time(0) NOT NULL,
	"end_time" time(0) NOT NULL,
	"valid_from" date,
	"valid_until" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "slots_day_of_week_check" CHECK ("slots"."day_of_week" between 0 and 6),
	CONSTRAINT "slots_time_check" CHECK ("slots"."end_time" > "slots"."start_time"),
	CONSTRAINT "slots_validity_check" CHECK ("slots"."valid_until" >= "slots"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "club_grants" (
	"club_id" uuid NOT NULL,
	"resource_group_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "club_grants_club_id_resource_group_id_pk" PRIMARY KEY("club_id","resource_group_id")
);
--> statement-breakpoint
CREATE TABLE "clubs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"color" text NOT NULL,
	"is_home_club" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "clubs_color_check" CHECK ("clubs"."color" ~ '^#[0-9a-f]{6}$')
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"club_id" uuid NOT NULL,
	"name" text NOT NULL,
	"icon" text NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_types" (
	"id" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"icon" text NOT NULL,
	"color" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"allow_overlap" boolean DEFAULT false NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "event_types_id_check" CHECK ("event_types"."id" ~ '^[a-z][a-z0-9_-]*$'),
	CONSTRAINT "event_types_color_check" CHECK ("event_types"."color" ~ '^#[0-9a-f]{6}$')
);
--> statement-breakpoint
CREATE TABLE "team_event_types" (
	"team_id" uuid NOT NULL,
	"event_type_id" text NOT NULL,
	CONSTRAINT "team_event_types_team_id_event_type_id_pk" PRIMARY KEY("team_id","event_type_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"department_id" uuid NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"color" text NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "teams_color_check" CHECK ("teams"."color" ~ '^#[0-9a-f]{6}$')
);
--> statement-breakpoint
CREATE TABLE "trainer_assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"is_primary" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template" text NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"not_before" timestamp with time zone DEFAULT app_now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"message_id" text NOT NULL,
	"related_entity" text,
	"related_id" uuid,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "mail_messages_status_check" CHECK ("mail_messages"."status" in ('queued', 'sent', 'failed', 'suppressed')),
	CONSTRAINT "mail_messages_template_check" CHECK ("mail_messages"."template" in ('bookingCreated', 'bookingApproved', 'bookingRejected', 'adminNewBooking', 'bookingCancelled', 'accessOptIn', 'verifyEmail', 'resetPassword', 'magicLink', 'invite', 'shiftPublished', 'shiftSwapped', 'reportReturned'))
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"created_by" uuid,
	"summary" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reverted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "subscriptions_range_check" CHECK ("subscriptions"."valid_until" is null or "subscriptions"."valid_until" >= "subscriptions"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"email" text,
	"guardian_id" uuid,
	"member_number" text,
	"phone" text,
	"birth_date" date,
	"role" text NOT NULL,
	"operator_id" uuid,
	"locale" text DEFAULT 'de' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"password_hash" text,
	"email_verified_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "users_role_check" CHECK ("users"."role" in ('admin', 'manager', 'trainer', 'member', 'extern')),
	CONSTRAINT "users_locale_check" CHECK ("users"."locale" in ('de', 'en')),
	CONSTRAINT "users_operator_check" CHECK ("users"."role" not in ('admin', 'manager') or "users"."operator_id" is not null),
	CONSTRAINT "users_email_check" CHECK ("users"."email" is null or "users"."email" like '%_@_%'),
	CONSTRAINT "users_guardian_check" CHECK ("users"."guardian_id" <> "users"."id")
);
--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_actor_users_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_claims" ADD CONSTRAINT "booking_claims_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_claims" ADD CONSTRAINT "booking_claims_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_series" ADD CONSTRAINT "booking_series_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_series" ADD CONSTRAINT "booking_series_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_series" ADD CONSTRAINT "booking_series_event_type_id_event_types_id_fk" FOREIGN KEY ("event_type_id") REFERENCES "public"."event_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_series" ADD CONSTRAINT "booking_series_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_event_type_id_event_types_id_fk" FOREIGN KEY ("event_type_id") REFERENCES "public"."event_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_series_id_booking_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."booking_series"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancelled_bookings" ADD CONSTRAINT "cancelled_bookings_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancelled_bookings" ADD CONSTRAINT "cancelled_bookings_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancelled_bookings" ADD CONSTRAINT "cancelled_bookings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancelled_bookings" ADD CONSTRAINT "cancelled_bookings_series_id_booking_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."booking_series"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancelled_bookings" ADD CONSTRAINT "cancelled_bookings_cancelled_by_users_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_root_id_resources_id_fk" FOREIGN KEY ("root_id") REFERENCES "public"."resources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilities" ADD CONSTRAINT "facilities_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_groups" ADD CONSTRAINT "resource_groups_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_group_id_resource_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."resource_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_parent_id_resources_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."resources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_grants" ADD CONSTRAINT "club_grants_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_grants" ADD CONSTRAINT "club_grants_resource_group_id_resource_groups_id_fk" FOREIGN KEY ("resource_group_id") REFERENCES "public"."resource_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_event_types" ADD CONSTRAINT "team_event_types_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_event_types" ADD CONSTRAINT "team_event_types_event_type_id_event_types_id_fk" FOREIGN KEY ("event_type_id") REFERENCES "public"."event_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainer_assignments" ADD CONSTRAINT "trainer_assignments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trainer_assignments" ADD CONSTRAINT "trainer_assignments_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_guardian_id_users_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "api_tokens_created_by_idx" ON "api_tokens" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_tokens_token_hash_key" ON "one_time_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "one_time_tokens_user_id_idx" ON "one_time_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "one_time_tokens_expires_at_idx" ON "one_time_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_user_id_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at_idx" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "audit_log_entity_idx" ON "audit_log" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE INDEX "audit_log_actor_idx" ON "audit_log" USING btree ("actor","occurred_at");--> statement-breakpoint
CREATE INDEX "audit_log_correlation_id_idx" ON "audit_log" USING btree ("correlation_id");--> statement-breakpoint
CREATE INDEX "audit_log_tx_idx" ON "audit_log" USING btree ("stream","tx","seq");--> statement-breakpoint
CREATE INDEX "audit_origins_occurred_at_idx" ON "audit_origins" USING btree ("occurred_at");--> statement-breakpoint
CREATE INDEX "booking_series_resource_id_idx" ON "booking_series" USING btree ("resource_id");--> statement-breakpoint
CREATE INDEX "booking_series_team_id_idx" ON "booking_series" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "booking_series_event_type_id_idx" ON "booking_series" USING btree ("event_type_id");--> statement-breakpoint
CREATE INDEX "booking_series_created_by_idx" ON "booking_series" USING btree ("created_by");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_external_ref_key" ON "bookings" USING btree ("external_ref");--> statement-breakpoint
CREATE INDEX "bookings_resource_id_date_idx" ON "bookings" USING btree ("resource_id","date");--> statement-breakpoint
CREATE INDEX "bookings_event_type_id_idx" ON "bookings" USING btree ("event_type_id");--> statement-breakpoint
CREATE INDEX "bookings_user_id_idx" ON "bookings" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "bookings_team_id_idx" ON "bookings" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "bookings_series_id_idx" ON "bookings" USING btree ("series_id");--> statement-breakpoint
CREATE INDEX "bookings_created_by_idx" ON "bookings" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "bookings_decided_by_idx" ON "bookings" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "bookings_open_date_idx" ON "bookings" USING btree ("date") WHERE "bookings"."status" in ('pending', 'approved');--> statement-breakpoint
CREATE INDEX "cancelled_bookings_resource_id_idx" ON "cancelled_bookings" USING btree ("resource_id","date");--> statement-breakpoint
CREATE INDEX "cancelled_bookings_team_id_idx" ON "cancelled_bookings" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "cancelled_bookings_user_id_idx" ON "cancelled_bookings" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "cancelled_bookings_series_id_idx" ON "cancelled_bookings" USING btree ("series_id");--> statement-breakpoint
CREATE INDEX "cancelled_bookings_cancelled_by_idx" ON "cancelled_bookings" USING btree ("cancelled_by");--> statement-breakpoint
CREATE INDEX "facilities_operator_id_idx" ON "facilities" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "opening_hours_facility_id_idx" ON "opening_hours" USING btree ("facility_id");--> statement-breakpoint
CREATE INDEX "resource_groups_facility_id_idx" ON "resource_groups" USING btree ("facility_id");--> statement-breakpoint
CREATE INDEX "resources_group_id_idx" ON "resources" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "resources_parent_id_idx" ON "resources" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "resources_root_id_idx" ON "resources" USING btree ("root_id");--> statement-breakpoint
CREATE INDEX "resources_room_id_idx" ON "resources" USING btree ("room_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rooms_slug_key" ON "rooms" USING btree ("facility_id","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "school_holidays_key" ON "school_holidays" USING btree ("region","name","from_date");--> statement-breakpoint
CREATE INDEX "slots_resource_id_idx" ON "slots" USING btree ("resource_id","day_of_week");--> statement-breakpoint
CREATE INDEX "club_grants_resource_group_id_idx" ON "club_grants" USING btree ("resource_group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "clubs_name_key" ON "clubs" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "departments_name_key" ON "departments" USING btree ("club_id","name");--> statement-breakpoint
CREATE INDEX "team_event_types_event_type_id_idx" ON "team_event_types" USING btree ("event_type_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name_key" ON "teams" USING btree ("department_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "trainer_assignments_key" ON "trainer_assignments" USING btree ("user_id","team_id");--> statement-breakpoint
CREATE INDEX "trainer_assignments_team_id_idx" ON "trainer_assignments" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_messages_message_id_key" ON "mail_messages" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "mail_messages_related_idx" ON "mail_messages" USING btree ("related_entity","related_id");--> statement-breakpoint
CREATE INDEX "mail_messages_queue_idx" ON "mail_messages" USING btree ("not_before") WHERE "mail_messages"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "mail_messages_created_at_idx" ON "mail_messages" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "import_batches_created_by_idx" ON "import_batches" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "subscriptions_user_id_idx" ON "subscriptions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_member_number_key" ON "users" USING btree ("member_number");--> statement-breakpoint
CREATE INDEX "users_operator_id_idx" ON "users" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "users_guardian_id_idx" ON "users" USING btree ("guardian_id");
--> statement-breakpoint
-- Two blocking claims never share a place and a moment (D2).
ALTER TABLE booking_claims ADD CONSTRAINT booking_claims_no_overlap
  EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE (blocking);
--> statement-breakpoint
-- Previews ask for every claim, blocking or not; the partial index above cannot serve them.
CREATE INDEX booking_claims_during_idx ON booking_claims USING gist (resource_id, during);
--> statement-breakpoint
-- A sub-resource lies in its root's group and knows its root; parents make no circle.
CREATE FUNCTION resources_keep_root() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  parent resources%ROWTYPE;
BEGIN
  IF NEW.parent_id IS NULL THEN
    NEW.root_id := NEW.id;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND EXISTS (
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM resources WHERE id = NEW.parent_id
      UNION SELECT r.id, r.parent_id FROM resources r JOIN above a ON r.id = a.parent_id
    ) SELECT 1 FROM above WHERE id = NEW.id
  ) THEN
    RAISE EXCEPTION 'resource % cannot lie below itself', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'resources_no_circle';
  END IF;
  SELECT * INTO STRICT parent FROM resources WHERE id = NEW.parent_id;
  NEW.root_id := parent.root_id;
  NEW.group_id := parent.group_id;
  NEW.booking_mode := parent.booking_mode;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER resources_keep_root BEFORE INSERT OR UPDATE OF parent_id, root_id, group_id, booking_mode ON resources
  FOR EACH ROW EXECUTE FUNCTION resources_keep_root();
--> statement-breakpoint
CREATE FUNCTION resources_pass_down() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE resources SET root_id = NEW.root_id WHERE parent_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER resources_pass_down AFTER UPDATE OF parent_id, root_id, group_id, booking_mode ON resources
  FOR EACH ROW WHEN (OLD.root_id <> NEW.root_id OR OLD.group_id <> NEW.group_id OR OLD.booking_mode <> NEW.booking_mode)
  EXECUTE FUNCTION resources_pass_down();
--> statement-breakpoint
-- slotOnly needs a group with shared scheduling, and slots hang on roots (D7); checked at commit, so that both can change together.
CREATE FUNCTION resources_check_mode() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM resources r JOIN resource_groups g ON g.id = r.group_id
    WHERE r.booking_mode = 'slotOnly' AND NOT g.shared_scheduling
      AND CASE TG_TABLE_NAME WHEN 'resources' THEN r.id = NEW.id ELSE g.id = NEW.id END
  ) THEN
    RAISE EXCEPTION 'slotOnly needs a group with shared scheduling' USING ERRCODE = 'check_violation', CONSTRAINT = 'resources_mode_check';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER resources_check_mode AFTER INSERT OR UPDATE OF booking_mode, group_id ON resources
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION resources_check_mode();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER resource_groups_check_mode AFTER UPDATE OF shared_scheduling ON resource_groups
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION resources_check_mode();
--> statement-breakpoint
CREATE FUNCTION slots_check_root() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM resources WHERE id = NEW.resource_id AND parent_id IS NOT NULL) THEN
    RAISE EXCEPTION 'slots belong to the root resource' USING ERRCODE = 'check_violation', CONSTRAINT = 'slots_root_check';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER slots_check_root BEFORE INSERT OR UPDATE OF resource_id ON slots FOR EACH ROW EXECUTE FUNCTION slots_check_root();
--> statement-breakpoint
-- Every change of a plan tells all processes; delivered by PostgreSQL at commit only.
CREATE FUNCTION plan_versions_notify() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('live', json_build_object('topic', 'plan', 'root', NEW.root_id, 'version', NEW.version)::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER plan_versions_notify AFTER INSERT OR UPDATE ON plan_versions FOR EACH ROW EXECUTE FUNCTION plan_versions_notify();
--> statement-breakpoint
-- The trail is append-only for everybody, the owner of the tables included.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE ON audit_seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_seals_no_truncate BEFORE TRUNCATE ON audit_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TABLE audit_log_house PARTITION OF audit_log FOR VALUES IN ('house') PARTITION BY RANGE (occurred_at);
--> statement-breakpoint
CREATE TABLE audit_log_door PARTITION OF audit_log FOR VALUES IN ('door') PARTITION BY RANGE (occurred_at);
--> statement-breakpoint
-- A month without its partition must not stop a single write.
CREATE TABLE audit_log_house_default PARTITION OF audit_log_house DEFAULT;
--> statement-breakpoint
CREATE TABLE audit_log_door_default PARTITION OF audit_log_door DEFAULT;
--> statement-breakpoint
CREATE TRIGGER audit_log_house_default_no_truncate BEFORE TRUNCATE ON audit_log_house_default FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_door_default_no_truncate BEFORE TRUNCATE ON audit_log_door_default FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Makes the partitions of a day's month and the two after it; runs daily in the worker under the app role, hence SECURITY DEFINER.
-- Months are UTC months. A month whose rows already lie in the default partition stays there.
CREATE FUNCTION audit_ensure_partitions(day date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stream text;
  month date;
  name text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_ensure_partitions'));
  FOREACH stream IN ARRAY ARRAY['house', 'door'] LOOP
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
REVOKE ALL ON FUNCTION audit_ensure_partitions(date) FROM PUBLIC;
