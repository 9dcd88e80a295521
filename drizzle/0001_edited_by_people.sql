ALTER TABLE "opening_hours" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "opening_hours" ADD COLUMN "updated_at" timestamp with time zone DEFAULT app_now() NOT NULL;--> statement-breakpoint
ALTER TABLE "trainer_assignments" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "trainer_assignments" ADD COLUMN "updated_at" timestamp with time zone DEFAULT app_now() NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "updated_at" timestamp with time zone DEFAULT app_now() NOT NULL;--> statement-breakpoint
ALTER TABLE "booking_series" ADD CONSTRAINT "booking_series_grid_check" CHECK (extract(epoch from "booking_series"."start_time")::int % 900 = 0 and extract(epoch from "booking_series"."end_time")::int % 900 = 0);--> statement-breakpoint
ALTER TABLE "booking_series" ADD CONSTRAINT "booking_series_title_check" CHECK (char_length("booking_series"."title") between 1 and 120);--> statement-breakpoint
ALTER TABLE "booking_series" ADD CONSTRAINT "booking_series_description_check" CHECK (char_length("booking_series"."description") <= 2000);--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_grid_check" CHECK (extract(epoch from "slots"."start_time")::int % 900 = 0 and extract(epoch from "slots"."end_time")::int % 900 = 0);--> statement-breakpoint
-- Address and browser of audit rows go after seven days (D19); the app role itself may not delete there, hence SECURITY DEFINER.
CREATE FUNCTION audit_forget_origins(before timestamptz) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM audit_origins WHERE occurred_at < before RETURNING 1) SELECT count(*) FROM gone
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION audit_forget_origins(timestamptz) FROM PUBLIC;
