import { z } from 'zod';
import { isLocalDate } from '#app/platform/calendar.ts';
import { namesUnknownFields } from '#app/platform/form/read-form.server.ts';
import { noBreakReasonField } from '#app/domains/staff/times/schema.ts';

const strict = { error: namesUnknownFields };
const id = z.uuid('unreadable');
const key = z.string('unreadable').regex(/^[\x21-\x7e]{1,200}$/, 'unreadable');
/** Where a form of another screen leads back to. */
const from = z.enum(['start', 'presence'], 'unreadable').optional();

/** The forms of /stempeluhr. */
export const clockSchema = z.discriminatedUnion(
  'intent',
  [
    z.strictObject(
      {
        intent: z.literal('stamp'),
        event: z.enum(['CLOCK_IN', 'BREAK_START', 'BREAK_END', 'CLOCK_OUT'], 'unreadable'),
        key,
        operator: id.optional(),
        from,
      },
      strict,
    ),
    z.strictObject(
      {
        intent: z.literal('end'),
        key,
        date: z.string('unreadable').refine(isLocalDate, 'unreadable'),
        time: z.string('unreadable').regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'unreadable'),
      },
      strict,
    ),
    z.strictObject({ intent: z.literal('noBreak'), session: id, reason: noBreakReasonField }, strict),
    z.strictObject({ intent: z.literal('no'), suggestion: id, from }, strict),
  ],
  'unreadable',
);
