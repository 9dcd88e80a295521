import { z } from 'zod';
import { isReadableText, namesUnknownFields, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';
import { MAX_GUESTS, MAX_WORK } from './rules/check-in.ts';

/** The forms of the board. Messages are keys of `presence.errors`. */
const strict = { error: namesUnknownFields };

const VISIBILITIES = ['counted', 'first_name', 'name'] as const;

/** The page of the form, to which the person returns. */
const from = z.string().max(2000).optional();
const guests = z.int('guests').min(0, 'guests').max(MAX_GUESTS, 'guests').optional().default(0);
/** A wall time of the facility; conform leaves empty fields out. */
const until = z
  .string('planned_end')
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'planned_end')
  .optional();
const workTitle = textUpTo(MAX_WORK, `too_long:${MAX_WORK}`, 'work')
  .refine(isReadableText, 'unreadable')
  .transform(trimmedText)
  .pipe(z.string().min(1, 'work'));

export const presenceActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('enter'), room: z.uuid('room'), guests, until, from }, strict),
  z.strictObject({ intent: z.literal('leave'), visit: z.uuid('visit'), from }, strict),
  z.strictObject({ intent: z.literal('edit'), visit: z.uuid('visit'), guests, until, from }, strict),
  z.strictObject({ intent: z.literal('work'), title: workTitle, from }, strict),
  z.strictObject({ intent: z.literal('stopWork'), from }, strict),
]);

export const visibilitySchema = z.strictObject(
  { intent: z.literal('visibility'), visibility: z.enum(VISIBILITIES) },
  strict,
);
