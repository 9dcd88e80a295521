ALTER TABLE "clubs" ADD COLUMN "operator_id" uuid;--> statement-breakpoint
ALTER TABLE "clubs" ADD CONSTRAINT "clubs_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clubs_operator_id_idx" ON "clubs" USING btree ("operator_id");