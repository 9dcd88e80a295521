import { sql } from 'drizzle-orm';
import { mondayOf } from '#app/platform/calendar.ts';
import { NotFoundError } from '#app/platform/errors.ts';

/** A week of the roster. */
export interface WeekInput {
  /** 2026-W48 (ISO 8601). */
  readonly week: string;
  /** Null for all facilities of the operator. */
  readonly facilityId: string | null;
}

/** Days of an operator's roster, for statements. */
export interface RosterRange extends Readonly<Record<string, string | null>> {
  readonly operatorId: string;
  readonly facilityId: string | null;
  readonly from: string;
  readonly until: string;
}

/** Shifts `s` of a range whose work area `w` is of the facility, and those without a work area; all of the operator without a facility. */
export const inRange = sql`s.operator_id = ${sql.placeholder('operatorId')}::uuid
    and (${sql.placeholder('facilityId')}::uuid is null or w.id is null or w.facility_id = ${sql.placeholder('facilityId')}::uuid)
    and s.date_local between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date`;

/** The Monday of an ISO week. Throws NotFoundError for a week that does not exist. */
export function mondayOfWeek(week: string): string {
  const monday = mondayOf(week);
  if (monday === null) throw new NotFoundError('week');
  return monday;
}
