-- Rows that the keys below refuse: the message names them, because nothing can decide which one is right.
DO $$
DECLARE
  bad text;
BEGIN
  SELECT string_agg(ids, '; ') INTO bad FROM (
    SELECT string_agg(id::text, ' and ' ORDER BY id) AS ids FROM opening_hours GROUP BY facility_id, day_of_week, date HAVING count(*) > 1) twice;
  IF bad IS NOT NULL THEN
    RAISE EXCEPTION 'Opening hours twice for one day: %. Delete all but one of each; then start again.', bad;
  END IF;
  SELECT string_agg(id::text, ', ') INTO bad FROM clubs WHERE is_home_club HAVING count(*) > 1;
  IF bad IS NOT NULL THEN
    RAISE EXCEPTION 'More than one home club: %. Set is_home_club of all but one to false; then start again.', bad;
  END IF;
END $$;
--> statement-breakpoint
ALTER TABLE "opening_hours" ALTER COLUMN "opens_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "opening_hours" ALTER COLUMN "closes_at" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "cancelled_bookings_date_idx" ON "cancelled_bookings" USING btree ("date","start_time","id");--> statement-breakpoint
CREATE UNIQUE INDEX "opening_hours_weekday_key" ON "opening_hours" USING btree ("facility_id","day_of_week") WHERE "opening_hours"."day_of_week" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "opening_hours_date_key" ON "opening_hours" USING btree ("facility_id","date") WHERE "opening_hours"."date" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "clubs_home_key" ON "clubs" USING btree ("is_home_club") WHERE "clubs"."is_home_club";--> statement-breakpoint
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_closed_check" CHECK (("opening_hours"."opens_at" is null) = ("opening_hours"."closes_at" is null));
--> statement-breakpoint
-- Guards of places, by hand: begin.
-- A whole with parts is split already; without this a part could never be edited again.
UPDATE resources whole SET splittable = true, version = version + 1, updated_at = app_now()
WHERE NOT splittable AND EXISTS (SELECT 1 FROM resources part WHERE part.parent_id = whole.id);
--> statement-breakpoint
-- Rows that only SQL by hand could have written: the message names them, because nothing can decide which one is right.
DO $$
DECLARE
  bad text;
BEGIN
  SELECT string_agg(s.id::text, ', ') INTO bad FROM slots s JOIN resources r ON r.id = s.resource_id
    JOIN resource_groups g ON g.id = r.group_id WHERE NOT g.shared_scheduling;
  IF bad IS NOT NULL THEN
    RAISE EXCEPTION 'Slots of groups without shared scheduling: %. Delete these slots, or set shared_scheduling of the group; then start again.', bad;
  END IF;
  SELECT string_agg(a.id::text || ' and ' || b.id::text, ', ') INTO bad FROM slots a JOIN slots b
    ON a.resource_id = b.resource_id AND a.day_of_week = b.day_of_week AND a.id < b.id AND a.start_time < b.end_time AND b.start_time < a.end_time
    AND daterange(a.valid_from, a.valid_until, '[]') && daterange(b.valid_from, b.valid_until, '[]');
  IF bad IS NOT NULL THEN
    RAISE EXCEPTION 'Slots that overlap: %. Shorten or delete one of each pair; then start again.', bad;
  END IF;
END $$;
--> statement-breakpoint
ALTER TABLE slots ADD CONSTRAINT slots_no_overlap EXCLUDE USING gist (
  resource_id WITH =,
  day_of_week WITH =,
  int4range(extract(epoch from start_time)::int, extract(epoch from end_time)::int) WITH &&,
  daterange(valid_from, valid_until, '[]') WITH &&);
--> statement-breakpoint
-- Checked at commit, so that slots and sharing can go together. The lock orders this check and a change of the group.
CREATE FUNCTION slots_check_sharing() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME <> 'resource_groups' THEN
    PERFORM 1 FROM resource_groups g JOIN resources r ON r.group_id = g.id
    WHERE r.id = CASE TG_TABLE_NAME WHEN 'slots' THEN (to_jsonb(NEW) ->> 'resource_id')::uuid ELSE NEW.id END FOR SHARE OF g;
  END IF;
  IF EXISTS (
    SELECT 1 FROM slots s JOIN resources r ON r.id = s.resource_id JOIN resource_groups g ON g.id = r.group_id
    WHERE NOT g.shared_scheduling AND NEW.id = CASE TG_TABLE_NAME WHEN 'slots' THEN s.id WHEN 'resources' THEN r.id ELSE g.id END
  ) THEN
    RAISE EXCEPTION 'slots need a group with shared scheduling' USING ERRCODE = 'check_violation', CONSTRAINT = 'slots_sharing_check';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER slots_check_sharing AFTER INSERT OR UPDATE OF resource_id ON slots
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slots_check_sharing();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER resources_check_sharing AFTER UPDATE OF group_id ON resources
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slots_check_sharing();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER resource_groups_check_sharing AFTER UPDATE OF shared_scheduling ON resource_groups
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slots_check_sharing();
--> statement-breakpoint
-- At commit, too: an edit may remove the last part and the split in one transaction, in any order.
CREATE FUNCTION resources_check_split() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM resources WHERE id = NEW.parent_id FOR SHARE;
  IF EXISTS (
    SELECT 1 FROM resources part JOIN resources whole ON whole.id = part.parent_id
    WHERE NOT whole.splittable AND NEW.id IN (part.id, whole.id)
  ) THEN
    RAISE EXCEPTION 'a part needs a whole that is splittable' USING ERRCODE = 'check_violation', CONSTRAINT = 'resources_split_check';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER resources_check_split AFTER INSERT OR UPDATE OF parent_id, splittable ON resources
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION resources_check_split();
--> statement-breakpoint
-- A session that outlives the deactivation would open again with the next activation.
DELETE FROM sessions s USING users u WHERE u.id = s.user_id AND NOT u.is_active;
--> statement-breakpoint
CREATE FUNCTION users_end_sessions() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  WITH gone AS (DELETE FROM sessions WHERE user_id = NEW.id RETURNING id)
  INSERT INTO audit_log (stream, action, entity, entity_id, correlation_id, before)
  SELECT 'login', 'session.ended', 'session', id, gen_random_uuid(), jsonb_build_object('userId', NEW.id) FROM gone;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER users_end_sessions AFTER UPDATE OF is_active ON users
  FOR EACH ROW WHEN (OLD.is_active AND NOT NEW.is_active) EXECUTE FUNCTION users_end_sessions();
--> statement-breakpoint
-- The lock makes a sign-in wait for a deactivation that has not committed; its session would be missed by the trigger above.
CREATE FUNCTION sessions_check_active() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM users WHERE id = NEW.user_id AND is_active FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a session needs an active user' USING ERRCODE = 'check_violation', CONSTRAINT = 'sessions_active_check';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER sessions_check_active BEFORE INSERT OR UPDATE OF user_id ON sessions FOR EACH ROW EXECUTE FUNCTION sessions_check_active();
--> statement-breakpoint
-- Dates that a series lost before this mark existed: their bookings lie among the cancelled ones.
UPDATE booking_series s SET exceptions = (
  SELECT jsonb_agg(CASE
    WHEN e ->> 'reason' = 'cancelled' OR e ->> 'reason' <> 'detached'
      AND EXISTS (SELECT 1 FROM cancelled_bookings c WHERE c.series_id = s.id AND c.date = (e ->> 'date')::date)
    THEN e || '{"fellOut": true}' ELSE e END ORDER BY at)
  FROM jsonb_array_elements(s.exceptions) WITH ORDINALITY AS x(e, at))
WHERE EXISTS (
  SELECT 1 FROM jsonb_array_elements(s.exceptions) e
  WHERE e ->> 'reason' = 'cancelled' OR EXISTS (SELECT 1 FROM cancelled_bookings c WHERE c.series_id = s.id AND c.date = (e ->> 'date')::date));
-- Guards of places, by hand: end.
