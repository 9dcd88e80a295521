import { z } from 'zod';
import { dateField } from '#app/domains/staff/schema.ts';
import { instantOfText, isLocalDate } from '#app/platform/calendar.ts';

/** Inputs of the API of the time clock; names are those of seed 1. Errors are codes with texts in messages/clock-api.*. */

const msOf = (text: string): number => instantOfText(text).epochMilliseconds;

/** An instant has nanoseconds at most. */
const TOO_FINE = /\.\d{10}/;

/** ISO 8601 with a zone -> milliseconds since 1970. */
export const instantMs = z.iso
  .datetime({ offset: true, error: ({ input }) => (input === undefined ? undefined : 'instant') })
  .refine(
    (value) => isLocalDate(value.slice(0, 10)) && !TOO_FINE.test(value) && value >= '2000' && value < '2200',
    'instant',
  )
  .transform(msOf);

/** As the column has it: 1 to 200 visible ASCII characters. */
export const STAMP_KEY = /^[\x21-\x7e]{1,200}$/;

export const stampBody = z
  .strictObject({
    idempotency_key: z
      .string('key')
      .regex(STAMP_KEY, 'key')
      .optional()
      .describe('The same as the header Idempotency-Key; one of them is required'),
    occurred_at: instantMs.optional().describe('When it happened, of a stamp that was made without a network'),
    operator_id: z.uuid('unreadable').optional().describe('Of a person who works for several operators'),
  })
  .meta({ id: 'Stamp' });

export const clockOutBody = z
  .strictObject({
    ...stampBody.shape,
    ended_at: instantMs.optional().describe('After more than 16 hours: when the work ended'),
  })
  .meta({ id: 'ClockOut' });

/** check~start~id of the last session of the page before. */
export const sessionCursor = z
  .string()
  .regex(/^[01]~\d{1,18}~[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'cursor')
  .describe('`next_cursor` of the page before');

export const dayRange = {
  from: dateField.optional().describe('First day, inclusive'),
  to: dateField.optional().describe('Last day, inclusive'),
};
export const isInOrder = ({
  from = '',
  to = '9999',
}: {
  from?: string | undefined;
  to?: string | undefined;
}): boolean => from <= to;
export const WRONG_ORDER = { path: ['to'], error: 'range' };

export const pageLimit = z.coerce
  .number('limit')
  .int('limit')
  .min(1, 'limit')
  .max(500, 'limit')
  .optional()
  .default(100);

export const historyQuery = z
  .strictObject({ ...dayRange, cursor: sessionCursor.optional(), limit: pageLimit })
  .refine(isInOrder, WRONG_ORDER);
