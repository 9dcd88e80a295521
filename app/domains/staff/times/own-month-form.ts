import { z } from 'zod';
import { readMonth } from '#app/domains/staff/times/schema.ts';
import { namesUnknownFields } from '#app/platform/form/read-form.server.ts';
import { timesFields } from './forms.ts';
import { reasonField } from './schema.ts';

const strict = { error: namesUnknownFields };
const id = z.uuid('unreadable');
const month = z.string('unreadable').refine((text) => readMonth(text) !== null, 'unreadable');

/** The forms of /stempeluhr/monat. Messages are keys of `errors` of staff.times. */
export const ownMonthSchema = z.discriminatedUnion(
  'intent',
  [
    z.strictObject(
      {
        intent: z.literal('ask'),
        /** Without one, the wish makes a session. */
        session: id.optional(),
        /** Of a person who works for several operators. */
        staff: id.optional(),
        ...timesFields,
        reason: reasonField,
      },
      strict,
    ),
    z.strictObject({ intent: z.literal('withdraw'), correction: id }, strict),
    z.strictObject(
      { intent: z.enum(['submit', 'takeBack'], 'unreadable'), staff: id, month, version: z.int('unreadable').min(0) },
      strict,
    ),
  ],
  'unreadable',
);
