import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import type { RosterPerson } from '#app/domains/staff/rules/roster.ts';

export interface RosterFacility {
  readonly id: string;
  readonly name: string;
  readonly holidayRegion: string;
  readonly areas: readonly { id: string; name: string; color: string; isActive: boolean }[];
}

interface OperatorRow {
  readonly operatorName: string;
  readonly facilities: readonly RosterFacility[];
}

/** The operator with its facilities and their work areas. */
export const readOperator = statement<{ operatorId: string }, OperatorRow>(sql`
  select o.name as "operatorName", (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'holidayRegion', f.holiday_region,
      'areas', (select coalesce(json_agg(json_build_object('id', w.id, 'name', w.name, 'color', w.color, 'isActive', w.is_active)
        order by w.name), '[]') from work_areas w where w.facility_id = f.id)) order by f.sort_order, f.name), '[]')
    from facilities f where f.operator_id = o.id) as facilities
  from operators o where o.id = ${sql.placeholder('operatorId')}::uuid`);

/** The staff of an operator by name, inactive ones too. */
export const readPeople = statement<{ operatorId: string }, RosterPerson>(sql`
  select m.id, u.first_name || ' ' || u.last_name as name, to_json(m.roles) as roles, m.weekly_hours::float8 as "weeklyHours",
    m.is_active and u.is_active as "isActive"
  from staff_members m join users u on u.id = m.user_id where m.operator_id = ${sql.placeholder('operatorId')}::uuid
  order by u.last_name, u.first_name, m.id`);
