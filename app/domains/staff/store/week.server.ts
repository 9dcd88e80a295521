import { mondayOf } from '#app/platform/calendar.ts';
import { NotFoundError } from '#app/platform/errors.ts';

/** A week of the roster. */
export interface WeekInput {
  /** 2026-W48 (ISO 8601). */
  readonly week: string;
  /** Null for all facilities of the operator. */
  readonly facilityId: string | null;
}

/** The Monday of an ISO week. Throws NotFoundError for a week that does not exist. */
export function mondayOfWeek(week: string): string {
  const monday = mondayOf(week);
  if (monday === null) throw new NotFoundError('week');
  return monday;
}
