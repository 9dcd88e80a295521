CREATE TABLE "operations" (
	"correlation_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"inverse" jsonb NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "operations_kind_check" CHECK ("operations"."kind" ~ '^[a-z_]+[.][a-z_]+$')
);
--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operations_actor_id_idx" ON "operations" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "operations_at_idx" ON "operations" USING btree ("at");--> statement-breakpoint
CREATE INDEX "mail_messages_operation_idx" ON "mail_messages" USING btree ("operation_id") WHERE "mail_messages"."status" = 'queued';