-- Until now a grant could come some microseconds after its time, between the look and the write.
ALTER TABLE "door_jobs" DISABLE TRIGGER door_jobs_keep_edges;--> statement-breakpoint
UPDATE "door_jobs" SET "expires_at" = "dispatched_at" + interval '1 millisecond' WHERE "dispatched_at" >= "expires_at";--> statement-breakpoint
ALTER TABLE "door_jobs" ENABLE TRIGGER door_jobs_keep_edges;--> statement-breakpoint
ALTER TABLE "door_jobs" ADD CONSTRAINT "door_jobs_in_time_check" CHECK ("door_jobs"."dispatched_at" < "door_jobs"."expires_at");
