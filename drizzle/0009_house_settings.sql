CREATE TABLE "house_settings" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"doors" boolean DEFAULT true NOT NULL,
	"presence" boolean DEFAULT false NOT NULL,
	"staff" boolean DEFAULT false NOT NULL,
	"funding" boolean DEFAULT false NOT NULL,
	"last_backup_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "house_settings_one_row_check" CHECK ("house_settings"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "operators" ADD CONSTRAINT "operators_phone_check" CHECK ("operators"."phone" ~ '^[0-9 +()/-]{3,40}$');