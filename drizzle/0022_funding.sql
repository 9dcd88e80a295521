CREATE TABLE "funding_grant_letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"grant_id" uuid NOT NULL,
	"issued_on" date NOT NULL,
	"file_number" text NOT NULL,
	"amount" numeric(12, 2),
	"remark" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "funding_grant_letters_grant_key" UNIQUE("id","grant_id"),
	CONSTRAINT "funding_grant_letters_file_check" CHECK (char_length("funding_grant_letters"."file_number") between 1 and 80),
	CONSTRAINT "funding_grant_letters_amount_check" CHECK ("funding_grant_letters"."amount" >= 0),
	CONSTRAINT "funding_grant_letters_remark_check" CHECK (char_length("funding_grant_letters"."remark") between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "funding_grant_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"grant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"approved" numeric(12, 2) NOT NULL,
	"revised" numeric(12, 2),
	"revised_reason" text,
	"letter_id" uuid,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "funding_grant_lines_grant_key" UNIQUE("id","grant_id"),
	CONSTRAINT "funding_grant_lines_kind_check" CHECK ("funding_grant_lines"."kind" in ('income', 'expense')),
	CONSTRAINT "funding_grant_lines_label_check" CHECK (char_length("funding_grant_lines"."label") between 1 and 200),
	CONSTRAINT "funding_grant_lines_money_check" CHECK ("funding_grant_lines"."approved" >= 0 and "funding_grant_lines"."revised" >= 0),
	CONSTRAINT "funding_grant_lines_revised_check" CHECK (("funding_grant_lines"."revised" is null) = ("funding_grant_lines"."revised_reason" is null) and char_length("funding_grant_lines"."revised_reason") between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "funding_grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"operator_id" uuid NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"funder" text NOT NULL,
	"file_number" text,
	"granted" numeric(12, 2) NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date NOT NULL,
	"hourly_rate" numeric(12, 2),
	"max_hours_per_day" smallint DEFAULT 10 NOT NULL,
	"own_share_cap_percent" smallint,
	"excluded_kinds" text[] DEFAULT '{}'::text[] NOT NULL,
	"evidence_with_names" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "funding_grants_number_check" CHECK (char_length("funding_grants"."number") between 1 and 50),
	CONSTRAINT "funding_grants_title_check" CHECK (char_length("funding_grants"."title") between 1 and 200),
	CONSTRAINT "funding_grants_funder_check" CHECK (char_length("funding_grants"."funder") between 1 and 200),
	CONSTRAINT "funding_grants_file_check" CHECK (char_length("funding_grants"."file_number") between 1 and 80),
	CONSTRAINT "funding_grants_granted_check" CHECK ("funding_grants"."granted" >= 0),
	CONSTRAINT "funding_grants_dates_check" CHECK ("funding_grants"."valid_until" >= "funding_grants"."valid_from"),
	CONSTRAINT "funding_grants_rate_check" CHECK ("funding_grants"."hourly_rate" > 0),
	CONSTRAINT "funding_grants_hours_check" CHECK ("funding_grants"."max_hours_per_day" between 1 and 24),
	CONSTRAINT "funding_grants_share_check" CHECK ("funding_grants"."own_share_cap_percent" between 0 and 100),
	CONSTRAINT "funding_grants_excluded_check" CHECK ("funding_grants"."excluded_kinds" <@ '{employees,office_holders}'::text[])
);
--> statement-breakpoint
CREATE TABLE "funding_receipt_files" (
	"receipt_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "funding_receipt_files_name_check" CHECK (char_length("funding_receipt_files"."name") between 1 and 200),
	CONSTRAINT "funding_receipt_files_type_check" CHECK ("funding_receipt_files"."media_type" in ('application/pdf', 'image/jpeg', 'image/png')),
	CONSTRAINT "funding_receipt_files_hash_check" CHECK ("funding_receipt_files"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "funding_receipt_files_size_check" CHECK (octet_length("funding_receipt_files"."content") between 1 and 10485760)
);
--> statement-breakpoint
CREATE TABLE "funding_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"grant_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"subproject_id" uuid,
	"measure_id" uuid,
	"paid_on" date NOT NULL,
	"party" text NOT NULL,
	"reason" text NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	"number" text NOT NULL,
	"created_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "funding_receipts_measure_check" CHECK ("funding_receipts"."measure_id" is null or "funding_receipts"."subproject_id" is not null),
	CONSTRAINT "funding_receipts_amount_check" CHECK ("funding_receipts"."amount" <> 0),
	CONSTRAINT "funding_receipts_party_check" CHECK (char_length("funding_receipts"."party") between 1 and 200),
	CONSTRAINT "funding_receipts_reason_check" CHECK (char_length("funding_receipts"."reason") between 1 and 500),
	CONSTRAINT "funding_receipts_number_check" CHECK (char_length("funding_receipts"."number") between 1 and 50)
);
--> statement-breakpoint
CREATE TABLE "measure_assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"assigned_by" uuid,
	"remark" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"measure_id" uuid NOT NULL,
	CONSTRAINT "measure_assignments_role_check" CHECK ("measure_assignments"."role" in ('author', 'reviewer', 'approver')),
	CONSTRAINT "measure_assignments_dates_check" CHECK ("measure_assignments"."valid_until" >= "measure_assignments"."valid_from"),
	CONSTRAINT "measure_assignments_remark_check" CHECK (char_length("measure_assignments"."remark") between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "measures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subproject_id" uuid NOT NULL,
	"parent_id" uuid,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"budget" numeric(12, 2),
	"status" text DEFAULT 'planned' NOT NULL,
	"planned_from" date,
	"planned_until" date,
	"actual_from" date,
	"actual_until" date,
	"progress" smallint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "measures_subproject_key" UNIQUE("id","subproject_id"),
	CONSTRAINT "measures_number_check" CHECK (char_length("measures"."number") between 1 and 120),
	CONSTRAINT "measures_title_check" CHECK (char_length("measures"."title") between 1 and 255),
	CONSTRAINT "measures_description_check" CHECK (char_length("measures"."description") between 1 and 5000),
	CONSTRAINT "measures_budget_check" CHECK ("measures"."budget" >= 0),
	CONSTRAINT "measures_status_check" CHECK ("measures"."status" in ('planned', 'in_progress', 'completed', 'paused')),
	CONSTRAINT "measures_planned_check" CHECK ("measures"."planned_until" >= "measures"."planned_from"),
	CONSTRAINT "measures_actual_check" CHECK ("measures"."actual_until" >= "measures"."actual_from"),
	CONSTRAINT "measures_progress_check" CHECK ("measures"."progress" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "subproject_assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"assigned_by" uuid,
	"remark" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"subproject_id" uuid NOT NULL,
	CONSTRAINT "subproject_assignments_role_check" CHECK ("subproject_assignments"."role" in ('author', 'reviewer', 'approver')),
	CONSTRAINT "subproject_assignments_dates_check" CHECK ("subproject_assignments"."valid_until" >= "subproject_assignments"."valid_from"),
	CONSTRAINT "subproject_assignments_remark_check" CHECK (char_length("subproject_assignments"."remark") between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "subproject_history" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subproject_id" uuid NOT NULL,
	"parent_id" uuid,
	"action" text NOT NULL,
	"snapshot" jsonb,
	"changes" jsonb,
	"done_by" uuid,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "subproject_history_action_check" CHECK ("subproject_history"."action" in ('created', 'split', 'merge', 'update', 'archived'))
);
--> statement-breakpoint
CREATE TABLE "subprojects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"grant_id" uuid NOT NULL,
	"parent_id" uuid,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"budget" numeric(12, 2) NOT NULL,
	"level" smallint DEFAULT 1 NOT NULL,
	"master_data" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_split" boolean DEFAULT false NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"split_at" timestamp with time zone,
	"split_by" uuid,
	"merged_into_id" uuid,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "subprojects_grant_key" UNIQUE("id","grant_id"),
	CONSTRAINT "subprojects_level_check" CHECK ("subprojects"."level" between 1 and 3),
	CONSTRAINT "subprojects_number_check" CHECK (char_length("subprojects"."number") between 1 and 50),
	CONSTRAINT "subprojects_name_check" CHECK (char_length("subprojects"."name") between 1 and 200),
	CONSTRAINT "subprojects_budget_check" CHECK ("subprojects"."budget" >= 0),
	CONSTRAINT "subprojects_data_check" CHECK (jsonb_typeof("subprojects"."master_data") = 'array'),
	CONSTRAINT "subprojects_active_check" CHECK ("subprojects"."is_active" = (not "subprojects"."is_split" and "subprojects"."merged_into_id" is null and "subprojects"."archived_at" is null)),
	CONSTRAINT "subprojects_split_check" CHECK ("subprojects"."is_split" = ("subprojects"."split_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "operator_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "content" "bytea";--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "mapping" jsonb;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "state" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "fingerprint" text;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "row_count" integer;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "created" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "committed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "funding_grant_letters" ADD CONSTRAINT "funding_grant_letters_grant_id_funding_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."funding_grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_grant_lines" ADD CONSTRAINT "funding_grant_lines_grant_id_funding_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."funding_grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_grant_lines" ADD CONSTRAINT "funding_grant_lines_letter_fk" FOREIGN KEY ("letter_id","grant_id") REFERENCES "public"."funding_grant_letters"("id","grant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_grants" ADD CONSTRAINT "funding_grants_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_receipt_files" ADD CONSTRAINT "funding_receipt_files_receipt_id_funding_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."funding_receipts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_receipts" ADD CONSTRAINT "funding_receipts_grant_id_funding_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."funding_grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_receipts" ADD CONSTRAINT "funding_receipts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_receipts" ADD CONSTRAINT "funding_receipts_line_fk" FOREIGN KEY ("line_id","grant_id") REFERENCES "public"."funding_grant_lines"("id","grant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_receipts" ADD CONSTRAINT "funding_receipts_subproject_fk" FOREIGN KEY ("subproject_id","grant_id") REFERENCES "public"."subprojects"("id","grant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_receipts" ADD CONSTRAINT "funding_receipts_measure_fk" FOREIGN KEY ("measure_id","subproject_id") REFERENCES "public"."measures"("id","subproject_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "measure_assignments" ADD CONSTRAINT "measure_assignments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_assignments" ADD CONSTRAINT "measure_assignments_assigned_by_users_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_assignments" ADD CONSTRAINT "measure_assignments_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_subproject_id_subprojects_id_fk" FOREIGN KEY ("subproject_id") REFERENCES "public"."subprojects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_parent_fk" FOREIGN KEY ("parent_id","subproject_id") REFERENCES "public"."measures"("id","subproject_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subproject_assignments" ADD CONSTRAINT "subproject_assignments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subproject_assignments" ADD CONSTRAINT "subproject_assignments_assigned_by_users_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subproject_assignments" ADD CONSTRAINT "subproject_assignments_subproject_id_subprojects_id_fk" FOREIGN KEY ("subproject_id") REFERENCES "public"."subprojects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subproject_history" ADD CONSTRAINT "subproject_history_subproject_id_subprojects_id_fk" FOREIGN KEY ("subproject_id") REFERENCES "public"."subprojects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subproject_history" ADD CONSTRAINT "subproject_history_parent_id_subprojects_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."subprojects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subproject_history" ADD CONSTRAINT "subproject_history_done_by_users_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subprojects" ADD CONSTRAINT "subprojects_grant_id_funding_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."funding_grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subprojects" ADD CONSTRAINT "subprojects_split_by_users_id_fk" FOREIGN KEY ("split_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subprojects" ADD CONSTRAINT "subprojects_parent_fk" FOREIGN KEY ("parent_id","grant_id") REFERENCES "public"."subprojects"("id","grant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subprojects" ADD CONSTRAINT "subprojects_merged_fk" FOREIGN KEY ("merged_into_id","grant_id") REFERENCES "public"."subprojects"("id","grant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "funding_grant_letters_file_key" ON "funding_grant_letters" USING btree ("grant_id","file_number","issued_on");--> statement-breakpoint
CREATE UNIQUE INDEX "funding_grant_lines_label_key" ON "funding_grant_lines" USING btree ("grant_id","kind","label");--> statement-breakpoint
CREATE INDEX "funding_grant_lines_letter_id_idx" ON "funding_grant_lines" USING btree ("letter_id","grant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "funding_grants_number_key" ON "funding_grants" USING btree ("operator_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "funding_receipts_number_key" ON "funding_receipts" USING btree ("grant_id","number");--> statement-breakpoint
CREATE INDEX "funding_receipts_line_id_idx" ON "funding_receipts" USING btree ("line_id","grant_id");--> statement-breakpoint
CREATE INDEX "funding_receipts_subproject_id_idx" ON "funding_receipts" USING btree ("subproject_id","grant_id");--> statement-breakpoint
CREATE INDEX "funding_receipts_measure_id_idx" ON "funding_receipts" USING btree ("measure_id","subproject_id");--> statement-breakpoint
CREATE INDEX "funding_receipts_grant_id_idx" ON "funding_receipts" USING btree ("grant_id","paid_on","id");--> statement-breakpoint
CREATE INDEX "funding_receipts_created_by_idx" ON "funding_receipts" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "measure_assignments_measure_id_idx" ON "measure_assignments" USING btree ("measure_id");--> statement-breakpoint
CREATE INDEX "measure_assignments_user_id_idx" ON "measure_assignments" USING btree ("user_id","valid_from","valid_until");--> statement-breakpoint
CREATE INDEX "measure_assignments_assigned_by_idx" ON "measure_assignments" USING btree ("assigned_by");--> statement-breakpoint
CREATE INDEX "measures_parent_id_idx" ON "measures" USING btree ("parent_id","subproject_id");--> statement-breakpoint
CREATE INDEX "subproject_assignments_subproject_id_idx" ON "subproject_assignments" USING btree ("subproject_id");--> statement-breakpoint
CREATE INDEX "subproject_assignments_user_id_idx" ON "subproject_assignments" USING btree ("user_id","valid_from","valid_until");--> statement-breakpoint
CREATE INDEX "subproject_assignments_assigned_by_idx" ON "subproject_assignments" USING btree ("assigned_by");--> statement-breakpoint
CREATE INDEX "subproject_history_subproject_id_idx" ON "subproject_history" USING btree ("subproject_id","created_at","id");--> statement-breakpoint
CREATE INDEX "subproject_history_parent_id_idx" ON "subproject_history" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "subproject_history_done_by_idx" ON "subproject_history" USING btree ("done_by");--> statement-breakpoint
CREATE UNIQUE INDEX "subprojects_number_key" ON "subprojects" USING btree ("grant_id","number") WHERE "subprojects"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX "subprojects_grant_id_idx" ON "subprojects" USING btree ("grant_id");--> statement-breakpoint
CREATE INDEX "subprojects_parent_id_idx" ON "subprojects" USING btree ("parent_id","grant_id");--> statement-breakpoint
CREATE INDEX "subprojects_merged_into_id_idx" ON "subprojects" USING btree ("merged_into_id","grant_id");--> statement-breakpoint
CREATE INDEX "subprojects_split_by_idx" ON "subprojects" USING btree ("split_by");--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_operator_id_operators_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."operators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_batches_operator_id_idx" ON "import_batches" USING btree ("operator_id","kind","created_at");--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_state_check" CHECK ("import_batches"."state" in ('open', 'committed', 'reverted'));--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_name_check" CHECK (char_length("import_batches"."file_name") between 1 and 200);--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_size_check" CHECK (octet_length("import_batches"."content") <= 10485760);--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_committed_check" CHECK (("import_batches"."state" = 'open') = ("import_batches"."committed_at" is null));--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_reverted_check" CHECK (("import_batches"."state" = 'reverted') = ("import_batches"."reverted_at" is not null));--> statement-breakpoint
-- by hand: begin
-- Checked at the end of a statement: a split or a merge moves and renumbers many measures in one.
ALTER TABLE measures ADD CONSTRAINT measures_number_key UNIQUE (subproject_id, number) DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
-- A person has a role once per day; a later range appoints the person again (D11).
ALTER TABLE subproject_assignments ADD CONSTRAINT subproject_assignments_no_overlap
  EXCLUDE USING gist (subproject_id WITH =, user_id WITH =, role WITH =, daterange(valid_from, valid_until, '[]') WITH &&);
--> statement-breakpoint
ALTER TABLE measure_assignments ADD CONSTRAINT measure_assignments_no_overlap
  EXCLUDE USING gist (measure_id WITH =, user_id WITH =, role WITH =, daterange(valid_from, valid_until, '[]') WITH &&);
--> statement-breakpoint
-- The local day of assignments.
CREATE FUNCTION berlin_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
RETURN (app_now() AT TIME ZONE 'Europe/Berlin')::date;
--> statement-breakpoint
-- A sub-project is one level below its parent, and keeps its place for ever.
CREATE FUNCTION subprojects_place() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.grant_id, NEW.parent_id, NEW.level) IS DISTINCT FROM (OLD.grant_id, OLD.parent_id, OLD.level) THEN
      RAISE EXCEPTION 'a sub-project keeps its place' USING ERRCODE = 'check_violation', CONSTRAINT = 'subprojects_place';
    END IF;
  ELSIF NEW.level IS DISTINCT FROM 1 + coalesce((SELECT level FROM subprojects WHERE id = NEW.parent_id), 0) THEN
    RAISE EXCEPTION 'a sub-project is one level below its parent' USING ERRCODE = 'check_violation', CONSTRAINT = 'subprojects_place';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER subprojects_place BEFORE INSERT OR UPDATE OF grant_id, parent_id, level ON subprojects
  FOR EACH ROW EXECUTE FUNCTION subprojects_place();
--> statement-breakpoint
-- No measure is above itself.
CREATE FUNCTION measures_no_cycle() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    WITH RECURSIVE above AS (
      SELECT NEW.parent_id AS id
      UNION
      SELECT m.parent_id FROM above JOIN measures m ON m.id = above.id
    )
    SELECT FROM above WHERE id = NEW.id
  ) THEN
    RAISE EXCEPTION 'a measure is not above itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'measures_no_cycle';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER measures_no_cycle BEFORE INSERT OR UPDATE OF parent_id ON measures
  FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION measures_no_cycle();
--> statement-breakpoint
-- The budgets directly below a sub-project or a measure; one without a budget counts what is below it.
CREATE FUNCTION measure_budgets(of_subproject uuid, of_parent uuid) RETURNS numeric LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE below AS (
    SELECT id, budget FROM measures WHERE subproject_id = of_subproject AND parent_id IS NOT DISTINCT FROM of_parent
    UNION ALL
    SELECT m.id, m.budget FROM below JOIN measures m ON m.parent_id = below.id WHERE below.budget IS NULL
  )
  SELECT coalesce(sum(budget), 0) FROM below
$$;
--> statement-breakpoint
-- The parts of a whole never exceed it. The whole is locked before its parts are summed, so that two at once cannot either.
CREATE FUNCTION assert_grant_budget(of_grant uuid) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  whole numeric;
  parts numeric;
BEGIN
  SELECT granted INTO whole FROM funding_grants WHERE id = of_grant FOR NO KEY UPDATE;
  SELECT coalesce(sum(budget), 0) INTO parts FROM subprojects WHERE grant_id = of_grant AND parent_id IS NULL AND merged_into_id IS NULL;
  IF parts > whole THEN
    RAISE EXCEPTION 'sub-projects exceed their grant by %', parts - whole
      USING ERRCODE = 'check_violation', CONSTRAINT = 'funding_grants_budget', DETAIL = (parts - whole)::text;
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION assert_subproject_budget(of_subproject uuid) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  whole numeric;
  parts numeric;
BEGIN
  SELECT budget INTO whole FROM subprojects WHERE id = of_subproject FOR NO KEY UPDATE;
  SELECT coalesce(sum(budget), 0) INTO parts FROM subprojects WHERE parent_id = of_subproject AND merged_into_id IS NULL;
  parts := parts + measure_budgets(of_subproject, NULL);
  IF parts > whole THEN
    RAISE EXCEPTION 'parts exceed their sub-project by %', parts - whole
      USING ERRCODE = 'check_violation', CONSTRAINT = 'subprojects_budget', DETAIL = (parts - whole)::text;
  END IF;
END $$;
--> statement-breakpoint
-- Walks up to the first measure with a budget.
CREATE FUNCTION assert_measure_budget(of_measure uuid) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  found measures;
  parts numeric;
  next uuid := of_measure;
BEGIN
  WHILE next IS NOT NULL LOOP
    SELECT * INTO found FROM measures WHERE id = next FOR NO KEY UPDATE;
    IF found.budget IS NOT NULL THEN
      parts := measure_budgets(found.subproject_id, found.id);
      IF parts > found.budget THEN
        RAISE EXCEPTION 'measures exceed their measure by %', parts - found.budget
          USING ERRCODE = 'check_violation', CONSTRAINT = 'measures_budget', DETAIL = (parts - found.budget)::text;
      END IF;
      EXIT;
    END IF;
    next := found.parent_id;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION funding_grants_budget() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM assert_grant_budget(NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION subprojects_budget() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.parent_id IS NULL THEN
    PERFORM assert_grant_budget(NEW.grant_id);
  ELSE
    PERFORM assert_subproject_budget(NEW.parent_id);
  END IF;
  PERFORM assert_subproject_budget(NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION measures_budget() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM assert_subproject_budget(NEW.subproject_id);
  PERFORM assert_measure_budget(NEW.id);
  PERFORM assert_measure_budget(NEW.parent_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER funding_grants_budget AFTER UPDATE OF granted ON funding_grants DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION funding_grants_budget();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER subprojects_budget AFTER INSERT OR UPDATE OF budget, merged_into_id ON subprojects DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION subprojects_budget();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER measures_budget AFTER INSERT OR UPDATE OF budget, parent_id, subproject_id ON measures DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION measures_budget();
--> statement-breakpoint
-- History is append-only. It goes with its sub-project, which only the undo of an import removes.
CREATE FUNCTION subproject_history_keep() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM subprojects WHERE id = OLD.subproject_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER subproject_history_keep BEFORE UPDATE OR DELETE ON subproject_history FOR EACH ROW EXECUTE FUNCTION subproject_history_keep();
--> statement-breakpoint
CREATE TRIGGER subproject_history_no_truncate BEFORE TRUNCATE ON subproject_history FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Screens read again; delivered at commit, equal ones once.
CREATE FUNCTION funding_notify() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('live', '{"topic": "funding", "root": "", "version": 0}');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER subprojects_notify AFTER INSERT OR UPDATE OR DELETE ON subprojects FOR EACH STATEMENT EXECUTE FUNCTION funding_notify();
--> statement-breakpoint
CREATE TRIGGER measures_notify AFTER INSERT OR UPDATE OR DELETE ON measures FOR EACH STATEMENT EXECUTE FUNCTION funding_notify();
--> statement-breakpoint
CREATE TRIGGER subproject_assignments_notify AFTER INSERT OR UPDATE OR DELETE ON subproject_assignments FOR EACH STATEMENT EXECUTE FUNCTION funding_notify();
--> statement-breakpoint
CREATE TRIGGER measure_assignments_notify AFTER INSERT OR UPDATE OR DELETE ON measure_assignments FOR EACH STATEMENT EXECUTE FUNCTION funding_notify();
--> statement-breakpoint
-- Whose sub-projects are whose today, one row per role (seed 3, v_user_teilprojekte).
CREATE VIEW v_user_subprojects AS
SELECT s.*, a.user_id, a.role, a.valid_from, a.valid_until, u.first_name || ' ' || u.last_name AS assigned_to
FROM subprojects s
JOIN subproject_assignments a ON a.subproject_id = s.id
JOIN users u ON u.id = a.user_id
WHERE s.is_active AND daterange(a.valid_from, a.valid_until, '[]') @> berlin_today();
--> statement-breakpoint
-- Whose measures are whose today, one row per role (seed 3, v_user_massnahmen). A role covers what is below it. A condition on the
-- person reaches both tables of roles, which it would not inside one recursive query.
CREATE VIEW v_user_measures AS
SELECT m.*, held.user_id, held.role, s.name AS subproject_name
FROM (
  SELECT m.id, a.user_id, a.role
  FROM measures m JOIN subproject_assignments a ON a.subproject_id = m.subproject_id
  WHERE daterange(a.valid_from, a.valid_until, '[]') @> berlin_today()
  UNION
  SELECT covered.id, a.user_id, a.role
  FROM (
    SELECT user_id, role, array_agg(measure_id) AS ids FROM measure_assignments
    WHERE daterange(valid_from, valid_until, '[]') @> berlin_today() GROUP BY user_id, role
  ) a
  CROSS JOIN LATERAL (
    WITH RECURSIVE below AS (
      SELECT unnest(a.ids) AS id
      UNION
      SELECT m.id FROM below JOIN measures m ON m.parent_id = below.id
    )
    SELECT id FROM below
  ) covered
) held
JOIN measures m ON m.id = held.id
JOIN subprojects s ON s.id = m.subproject_id
WHERE s.is_active;
--> statement-breakpoint
-- Who reads a sub-project that is no longer active: people with a role today in it, in a part of a whole that was split, at any depth, or in
-- what it was merged into. A part that was never dealt out shows nothing of what is above it.
CREATE VIEW v_user_past_subprojects AS
SELECT s.id AS subproject_id, held.user_id
FROM (
  SELECT user_id, array_agg(subproject_id) AS ids FROM subproject_assignments
  WHERE daterange(valid_from, valid_until, '[]') @> berlin_today() GROUP BY user_id
) held
CROSS JOIN LATERAL (
  WITH RECURSIVE above AS (
    SELECT unnest(held.ids) AS id
    UNION
    SELECT next.id FROM above JOIN subprojects s ON s.id = above.id
    CROSS JOIN LATERAL (
      SELECT p.id FROM subprojects p WHERE p.id = s.parent_id AND p.is_split
      UNION ALL
      SELECT p.id FROM subprojects p WHERE p.merged_into_id = s.id
    ) next
  )
  SELECT id FROM above
) reached
JOIN subprojects s ON s.id = reached.id
WHERE NOT s.is_active;
--> statement-breakpoint
-- What a line of the financing plan comes to. Every screen and document takes its sums from here.
CREATE VIEW v_funding_line_sums AS
SELECT l.id AS line_id, l.grant_id, l.kind, l.approved, coalesce(l.revised, l.approved) AS planned,
  coalesce(r.actual, 0) AS actual, coalesce(r.receipts, 0) AS receipts
FROM funding_grant_lines l
LEFT JOIN LATERAL (
  SELECT sum(amount) AS actual, count(*)::int AS receipts FROM funding_receipts WHERE line_id = l.id
) r ON true;
--> statement-breakpoint
-- A sub-project and everything below it that was not merged away, a row each; levels end at 3 (subprojects_place).
CREATE VIEW v_subprojects_below AS
SELECT s.grant_id, s.id AS subproject_id, s.id AS below_id FROM subprojects s
UNION ALL
SELECT c.grant_id, c.parent_id, c.id FROM subprojects c WHERE c.parent_id IS NOT NULL AND c.merged_into_id IS NULL
UNION ALL
SELECT g.grant_id, c.parent_id, g.id FROM subprojects g JOIN subprojects c ON c.id = g.parent_id
WHERE c.parent_id IS NOT NULL AND c.merged_into_id IS NULL AND g.merged_into_id IS NULL;
--> statement-breakpoint
-- The sums of a sub-project with everything below it. `progress`: mean of the outermost measures, rounded down; null without one.
-- A condition on `grant_id` or `subproject_id` reaches each sum, so that a whole tree is summed at once.
CREATE VIEW v_subproject_sums AS
SELECT s.id AS subproject_id, s.grant_id, s.budget,
  coalesce(p.parts_budget, 0) AS parts_budget, coalesce(p.parts, 0) AS parts,
  CASE WHEN m.is_partly_without THEN measure_budgets(s.id, NULL) ELSE coalesce(m.own_budget, 0) END AS measures_budget,
  coalesce(r.spent, 0) AS spent, coalesce(r.received, 0) AS received, coalesce(r.receipts, 0) AS receipts,
  coalesce(m.measures, 0) AS measures, coalesce(m.open_measures, 0) AS open_measures, m.progress, m.next_due,
  coalesce(m.overdue, 0) AS overdue
FROM subprojects s
LEFT JOIN (
  SELECT grant_id, parent_id, sum(budget) AS parts_budget, count(*)::int AS parts
  FROM subprojects WHERE merged_into_id IS NULL GROUP BY grant_id, parent_id
) p ON p.parent_id = s.id AND p.grant_id = s.grant_id
LEFT JOIN (
  SELECT b.grant_id, b.subproject_id, sum(r.amount) FILTER (WHERE l.kind = 'expense') AS spent,
    sum(r.amount) FILTER (WHERE l.kind = 'income') AS received, count(*)::int AS receipts
  FROM v_subprojects_below b JOIN funding_receipts r ON r.subproject_id = b.below_id JOIN funding_grant_lines l ON l.id = r.line_id
  GROUP BY b.grant_id, b.subproject_id
) r ON r.subproject_id = s.id AND r.grant_id = s.grant_id
LEFT JOIN (
  SELECT b.grant_id, b.subproject_id, count(*)::int AS measures, (count(*) FILTER (WHERE m.status <> 'completed'))::int AS open_measures,
    floor(avg(m.progress) FILTER (WHERE m.parent_id IS NULL))::int AS progress,
    min(m.planned_until) FILTER (WHERE m.status <> 'completed') AS next_due,
    (count(*) FILTER (WHERE m.status <> 'completed' AND m.planned_until < day.today))::int AS overdue,
    sum(m.budget) FILTER (WHERE m.parent_id IS NULL AND m.subproject_id = b.subproject_id) AS own_budget,
    bool_or(m.budget IS NULL) FILTER (WHERE m.parent_id IS NULL AND m.subproject_id = b.subproject_id) AS is_partly_without
  FROM v_subprojects_below b JOIN measures m ON m.subproject_id = b.below_id CROSS JOIN (SELECT berlin_today() AS today) day
  GROUP BY b.grant_id, b.subproject_id
) m ON m.subproject_id = s.id AND m.grant_id = s.grant_id;
--> statement-breakpoint
-- The trail of funding (seed 3, rapport_audit_trail). Names are joined when shown; address and browser go after seven days (D19).
CREATE VIEW v_funding_audit AS
SELECT l.seq, l.entity, l.entity_id, l.action, l.before, l.after, l.actor AS user_id, u.first_name || ' ' || u.last_name AS user_name,
  host(o.ip) AS ip_address, o.user_agent, l.occurred_at, l.operator_id
FROM audit_log l
LEFT JOIN users u ON u.id = l.actor
LEFT JOIN audit_origins o ON o.seq = l.seq AND o.occurred_at = l.occurred_at
WHERE l.stream = 'house'
  AND l.entity IN ('grant', 'grant_letter', 'grant_line', 'receipt', 'subproject', 'measure', 'assignment', 'report', 'funding_import');
-- by hand: end
