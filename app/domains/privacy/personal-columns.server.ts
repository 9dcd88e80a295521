import { ACCESS_PERSONAL_FIELDS } from '#app/domains/access/public.server.ts';
import { BOOKING_PERSONAL_FIELDS } from '#app/domains/booking/public.server.ts';
import { FUNDING_PERSONAL_FIELDS } from '#app/domains/funding/public.server.ts';
import { MAIL_PERSONAL_FIELDS } from '#app/domains/outbox/public.server.ts';
import { PEOPLE_PERSONAL_FIELDS } from '#app/domains/people/public.server.ts';
import { PRESENCE_PERSONAL_FIELDS } from '#app/domains/presence/public.server.ts';
import { STAFF_PERSONAL_FIELDS } from '#app/domains/staff/public.server.ts';

/** The personal columns of every room (D19). Each room masks its own in the audit log. */
export const PERSONAL_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  access: ACCESS_PERSONAL_FIELDS,
  booking: BOOKING_PERSONAL_FIELDS,
  funding: FUNDING_PERSONAL_FIELDS,
  outbox: MAIL_PERSONAL_FIELDS,
  people: PEOPLE_PERSONAL_FIELDS,
  presence: PRESENCE_PERSONAL_FIELDS,
  staff: STAFF_PERSONAL_FIELDS,
};
