import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { OpeningRule } from '#app/domains/facilities/rules/opening-hours.ts';
import type { GeneratingTemplate } from '#app/domains/staff/rules/generate.ts';

type Range = { operatorId: string; from: string; until: string };

/** A template with its state, which the generator refuses or takes. */
export interface TemplateRow extends GeneratingTemplate {
  readonly active: boolean;
  readonly archived: boolean;
  readonly holidayRegion: string | null;
}

/** The templates of an operator: those of the ids, or all that are in use. They keep their times until the transaction ends. */
export const readTemplates = statement<{ operatorId: string; ids: string | null }, TemplateRow>(sql`
  select t.id, t.code, t.name, t.role, t.station, t.work_area_id as "workAreaId", w.facility_id as "facilityId",
    coalesce(w.is_active, true) as "isAreaActive", to_json(t.weekdays) as weekdays, left(t.start_time_local::text, 5) as "startTimeLocal", left(t.end_time_local::text, 5) as "endTimeLocal",
    t.end_time_type as "endTimeType", left(t.end_time_fixed::text, 5) as "endTimeFixed", t.close_plus_minutes::int as "closePlusMinutes",
    t.required_staff_count::int as "requiredStaffCount", t.skip_holidays as "skipHolidays", t.event_mode as "eventMode",
    t.active, t.archived, f.holiday_region as "holidayRegion"
  from shift_templates t left join work_areas w on w.id = t.work_area_id left join facilities f on f.id = w.facility_id
  where t.operator_id = ${sql.placeholder('operatorId')}::uuid and case when ${sql.placeholder('ids')}::uuid[] is null
    then t.active and not t.archived else t.id = any(${sql.placeholder('ids')}::uuid[]) end
  order by t.start_time_local, t.code
  for share of t`);

export const readOpening = statement<Range, OpeningRule & { facilityId: string }>(sql`
  select h.facility_id as "facilityId", h.day_of_week::int as "dayOfWeek", h.date::text as date, left(h.opens_at::text, 5) as "opensAt",
    left(h.closes_at::text, 5) as "closesAt"
  from opening_hours h join facilities f on f.id = h.facility_id
  where f.operator_id = ${sql.placeholder('operatorId')}::uuid
    and (h.date is null or h.date between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date)`);

/** Approved event bookings of an operator's facilities, one row per date. */
export const readEvents = statement<Range, { id: string; date: string; facilityId: string }>(sql`
  select b.id, b.date::text as date, g.facility_id as "facilityId"
  from bookings b join resources r on r.id = b.resource_id join resource_groups g on g.id = r.group_id
    join facilities f on f.id = g.facility_id
  where f.operator_id = ${sql.placeholder('operatorId')}::uuid and b.event_type_id = 'event' and b.status = 'approved'
    and b.date between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date
  order by b.date, b.start_time, b.id`);

/** What was made before: cancelled, archived and moved ones count. */
export const readMade = statement<
  { templateIds: string; from: string; until: string },
  { templateId: string; originDate: string; eventId: string | null }
>(sql`
  select s.template_id as "templateId", s.origin_date::text as "originDate", s.event_id as "eventId" from shifts s
  where s.template_id = any(${sql.placeholder('templateIds')}::uuid[])
    and s.origin_date between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date`);

export const idsOrAll = (ids: readonly string[] | undefined): string | null => (ids ? arrayOf(ids) : null);
