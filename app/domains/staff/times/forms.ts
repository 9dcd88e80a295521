import { z } from 'zod';
import { isLocalDate } from '#app/platform/calendar.ts';
import { namesUnknownFields } from '#app/platform/form/read-form.server.ts';
import { answerField, readMonth, reasonField, reopenReasonField } from './schema.ts';

/** The forms of times. Messages are keys of `errors` of staff.times. */
const strict = { error: namesUnknownFields };
const version = z.int('unreadable').min(1, 'unreadable');
const id = z.uuid('unreadable');

/** A wall time in Europe/Berlin, as a field `datetime-local` sends it; years as the API has them. */
const moment = z
  .string('moment')
  .regex(/^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d$/, 'moment')
  .refine((text) => isLocalDate(text.slice(0, 10)) && text >= '2000' && text < '2200', 'moment');
/** HH:MM or empty, one per break. */
const times = z
  .array(
    z
      .string()
      .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/, 'moment')
      .optional(),
  )
  .max(20, 'unreadable')
  .optional()
  .default([])
  .transform((list) => list.map((time) => time ?? ''));

export const timesFields = {
  clockIn: moment,
  clockOut: moment.nullish().transform((at) => at ?? null),
  breakFrom: times,
  breakUntil: times,
};

export const correctSchema = z.discriminatedUnion(
  'intent',
  [
    z.strictObject(
      {
        intent: z.literal('save'),
        version,
        ...timesFields,
        shift: id.nullish().transform((shift) => shift ?? null),
        reason: reasonField,
      },
      strict,
    ),
    z.strictObject({ intent: z.literal('discard'), version, reason: reasonField }, strict),
  ],
  'unreadable',
);

/** Decides a wish for a correction. */
export const decideSchema = z.strictObject(
  {
    intent: z.enum(['approve', 'decline'], 'unreadable'),
    correction: id,
    version,
    answer: answerField.optional(),
    // Times that the admin gives instead of the asked ones.
    clockIn: moment.optional(),
    clockOut: moment.optional(),
    breakFrom: times,
    breakUntil: times,
  },
  strict,
);

const month = z.string('unreadable').refine((text) => readMonth(text) !== null, 'unreadable');
const ofMonth = { staff: id, month, version: z.int('unreadable').min(0, 'unreadable').optional() };

/** Approves or reopens a person's month. */
export const monthSchema = z.discriminatedUnion(
  'intent',
  [
    z.strictObject({ intent: z.literal('approve'), ...ofMonth }, strict),
    z.strictObject({ intent: z.literal('reopen'), ...ofMonth, reason: reopenReasonField }, strict),
  ],
  'unreadable',
);
