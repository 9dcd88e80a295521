import { z } from 'zod';
import { isLocalDate } from '#app/platform/calendar.ts';
import { isReadableText, namesUnknownFields, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';

/** The forms of the administration. Messages are keys of `errors` of the screen's section. */
const strict = { error: namesUnknownFields };
const version = z.int('unreadable').min(1, 'unreadable');
const textOf = (max: number, missing: string) =>
  textUpTo(max, `too_long:${max}`, missing)
    .refine(isReadableText, 'unreadable')
    .transform(trimmedText)
    .pipe(z.string(missing).min(1, missing));
const guests = z.int('guests').min(0, 'guests').max(20, 'guests');

export const deskActSchema = z.discriminatedUnion('intent', [
  z.strictObject(
    {
      intent: z.literal('enter'),
      userId: z.uuid('userId'),
      roomId: z.uuid('roomId'),
      guests: guests.optional().default(0),
      search: z.string().max(200, 'unreadable').optional(),
    },
    strict,
  ),
  z.strictObject({ intent: z.literal('leave'), visitId: z.uuid('unreadable') }, strict),
  z.strictObject({ intent: z.literal('everybody'), facilityId: z.uuid('unreadable') }, strict),
]);

/** A wall time of the facility, as a field `datetime-local` sends it. */
const moment = z
  .string('moment')
  .regex(/^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d$/, 'moment')
  .refine((text) => isLocalDate(text.slice(0, 10)), 'moment');
const reason = textOf(300, 'reason');

export const visitActSchema = z.discriminatedUnion('intent', [
  z.strictObject(
    {
      intent: z.literal('save'),
      version,
      startedAt: moment,
      endedAt: moment.nullish().transform((at) => at ?? null),
      guests,
      reason,
    },
    strict,
  ),
  z.strictObject({ intent: z.literal('remove'), version, reason }, strict),
]);

const terminalFields = { name: textOf(80, 'name'), facilityId: z.uuid('facility') };

export const newTerminalSchema = z.strictObject(
  { intent: z.literal('save').optional(), kind: z.enum(['board', 'terminal'], 'kind'), ...terminalFields },
  strict,
);
export const terminalActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('save'), version, ...terminalFields }, strict),
  z.strictObject({ intent: z.literal('invite') }, strict),
  z.strictObject({ intent: z.literal('revoke') }, strict),
]);

export const enrolSchema = z.strictObject({ code: z.string('code').max(60, 'invalid') }, strict);
