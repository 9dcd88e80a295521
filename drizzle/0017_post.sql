CREATE TABLE "mail_choices" (
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"delivery" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "mail_choices_user_id_kind_pk" PRIMARY KEY("user_id","kind"),
	CONSTRAINT "mail_choices_kind_check" CHECK ("mail_choices"."kind" in ('confirmations', 'decisions', 'changes', 'requests')),
	CONSTRAINT "mail_choices_delivery_check" CHECK ("mail_choices"."delivery" in ('digest', 'off'))
);
--> statement-breakpoint
CREATE TABLE "mail_refusals" (
	"address" text PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"mail_id" uuid,
	"answer" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "mail_refusals_address_check" CHECK ("mail_refusals"."address" = lower("mail_refusals"."address"))
);
--> statement-breakpoint
CREATE TABLE "mail_sender" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"set_up_at" timestamp with time zone,
	"server" text,
	"from_address" text,
	"paused_at" timestamp with time zone,
	"pause_reason" text,
	"last_answer" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "mail_sender_one_row_check" CHECK ("mail_sender"."id"),
	CONSTRAINT "mail_sender_pause_check" CHECK (("mail_sender"."paused_at" is null) = ("mail_sender"."pause_reason" is null)),
	CONSTRAINT "mail_sender_reason_check" CHECK ("mail_sender"."pause_reason" in ('unreachable', 'sign_in', 'encryption', 'sender'))
);
--> statement-breakpoint
ALTER TABLE "mail_messages" DROP CONSTRAINT "mail_messages_template_check";--> statement-breakpoint
DROP INDEX "mail_messages_queue_idx";--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "user_id" uuid;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "reply_to" text;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "locale" text DEFAULT 'de' NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "link" jsonb;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "calendars" jsonb;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "relevant_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "is_for_digest" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "leased_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "last_answer" text;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "resend_of" uuid;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD COLUMN "digest_id" uuid;--> statement-breakpoint
ALTER TABLE "mail_choices" ADD CONSTRAINT "mail_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_refusals" ADD CONSTRAINT "mail_refusals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_refusals" ADD CONSTRAINT "mail_refusals_mail_id_mail_messages_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mail_messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_refusals_user_id_idx" ON "mail_refusals" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "mail_refusals_mail_id_idx" ON "mail_refusals" USING btree ("mail_id");--> statement-breakpoint
ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_resend_of_mail_messages_id_fk" FOREIGN KEY ("resend_of") REFERENCES "public"."mail_messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_digest_id_mail_messages_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."mail_messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_messages_digest_queue_idx" ON "mail_messages" USING btree ("user_id") WHERE "mail_messages"."status" = 'queued' and "mail_messages"."is_for_digest";--> statement-breakpoint
CREATE INDEX "mail_messages_failed_idx" ON "mail_messages" USING btree ("created_at") WHERE "mail_messages"."status" = 'failed';--> statement-breakpoint
CREATE INDEX "mail_messages_user_id_idx" ON "mail_messages" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "mail_messages_resend_of_idx" ON "mail_messages" USING btree ("resend_of");--> statement-breakpoint
CREATE INDEX "mail_messages_digest_id_idx" ON "mail_messages" USING btree ("digest_id");--> statement-breakpoint
CREATE INDEX "mail_messages_queue_idx" ON "mail_messages" USING btree ("not_before") WHERE "mail_messages"."status" = 'queued' and not "mail_messages"."is_for_digest";--> statement-breakpoint
ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_locale_check" CHECK ("mail_messages"."locale" in ('de', 'en'));--> statement-breakpoint
ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_sent_check" CHECK (("mail_messages"."status" = 'sent') = ("mail_messages"."sent_at" is not null));--> statement-breakpoint
ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_reason_check" CHECK ("mail_messages"."status" not in ('failed', 'suppressed') or "mail_messages"."last_error" is not null);--> statement-breakpoint
ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_template_check" CHECK ("mail_messages"."template" in ('bookingCreated', 'bookingApproved', 'bookingRejected', 'adminNewBooking', 'bookingCancelled', 'bookingChanged', 'accessOptIn', 'digest', 'test', 'verifyEmail', 'resetPassword', 'magicLink', 'invite', 'shiftPublished', 'shiftSwapped', 'reportReturned'));--> statement-breakpoint
-- by hand: begin
-- Links of earlier mails had their token in the text. It may not rest there, and none of these mails was ever sent.
UPDATE mail_messages SET text = '', html = '', status = CASE status WHEN 'queued' THEN 'suppressed' ELSE status END,
  last_error = CASE status WHEN 'queued' THEN 'before_setup' ELSE last_error END
WHERE template = 'accessOptIn';
--> statement-breakpoint
UPDATE mail_messages m SET user_id = u.id, locale = u.locale FROM users u WHERE lower(u.email) = lower(m.to_address);
-- by hand: end
