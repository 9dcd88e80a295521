CREATE TABLE "calendar_feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"team_id" uuid,
	"resource_id" uuid,
	"facility_id" uuid,
	"token_hash" text NOT NULL,
	"with_cancelled" boolean DEFAULT true NOT NULL,
	"last_read_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "calendar_feeds_subject_key" UNIQUE NULLS NOT DISTINCT("user_id","kind","team_id","resource_id","facility_id"),
	CONSTRAINT "calendar_feeds_kind_check" CHECK ("calendar_feeds"."kind" in ('person', 'team', 'resource', 'facility')),
	CONSTRAINT "calendar_feeds_subject_check" CHECK (("calendar_feeds"."kind" = 'team') = ("calendar_feeds"."team_id" is not null) and ("calendar_feeds"."kind" = 'resource') = ("calendar_feeds"."resource_id" is not null) and ("calendar_feeds"."kind" = 'facility') = ("calendar_feeds"."facility_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_facility_id_facilities_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facilities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_token_hash_key" ON "calendar_feeds" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "calendar_feeds_team_id_idx" ON "calendar_feeds" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "calendar_feeds_resource_id_idx" ON "calendar_feeds" USING btree ("resource_id");--> statement-breakpoint
CREATE INDEX "calendar_feeds_facility_id_idx" ON "calendar_feeds" USING btree ("facility_id");