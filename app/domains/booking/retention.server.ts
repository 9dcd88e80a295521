import { sql } from 'drizzle-orm';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import type { RetentionLine } from '#app/platform/retention.ts';

/** Whole years after the year of a booking; then it loses its persons and texts. */
export const KEEP_BOOKING_YEARS = 2;
export const KEEP_TOMBSTONES = '24 months';

/** The name of a booking's person after its time. */
export const ANONYMOUS = 'anonym';

/** A booking of table or alias `b` that still has a person or a text of a person. */
export const isPersonal = sql`(b.user_id is not null or b.created_by is not null or b.decided_by is not null
  or b.person_name <> ${ANONYMOUS} or b.description is not null or b.decision_reason is not null
  or exists (select from booking_usage said where said.booking_id = b.id and (said.recorded_by is not null or said.note is not null)))`;

/** What bookings keep, and for how long (domain.md, retention). */
export const bookingRetention: readonly RetentionLine[] = [
  {
    name: 'bookings',
    keep: `${KEEP_BOOKING_YEARS} years`,
    oldest: sql`(select min(b.date)::timestamp at time zone ${HOME_ZONE} from bookings b where ${isPersonal})`,
    fromYearEnd: true,
  },
  {
    name: 'tombstones',
    keep: KEEP_TOMBSTONES,
    oldest: sql`(select min(cancelled_at) from cancelled_bookings where snapshot ? 'person_name')`,
  },
];
