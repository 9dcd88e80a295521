import { z } from 'zod';
import { isLocalDate } from '#app/platform/calendar.ts';
import { roleOfText } from './role-of-text.ts';
import { isReadableText, namesUnknownFields, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';

/** The forms of a shift. Messages are keys of `staff.shift.errors`. */
const strict = { error: namesUnknownFields };
const version = z.int('unreadable').min(1, 'unreadable');
const id = z.uuid('unreadable');
const person = z.uuid('staff');
const emptyIsNull = (text: string | null | undefined): string | null => text ?? null;
const optionalText = (max: number) =>
  textUpTo(max, `too_long:${max}`)
    .refine(isReadableText, 'text')
    .transform(trimmedText)
    .nullish()
    .transform(emptyIsNull);
const time = z.string('time').regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'time');

const shiftFields = {
  dateLocal: z.string('date').refine(isLocalDate, 'date'),
  startTimeLocal: time,
  endTimeLocal: time,
  role: textUpTo(40, 'role', 'role')
    .refine(isReadableText, 'text')
    .transform(trimmedText)
    .pipe(z.string('role').min(1, 'role'))
    .transform(roleOfText),
  station: optionalText(60),
  workAreaId: z.uuid('area').nullish().transform(emptyIsNull),
  requiredStaffCount: z.int('count').min(0, 'count').max(100, 'count'),
  notesStaff: optionalText(2000),
  notesInternal: optionalText(2000),
};

export const newShiftSchema = z
  .strictObject(
    {
      intent: z.literal('save').optional(),
      ...shiftFields,
      staffIds: z.array(person, 'staff').max(100, 'staff').optional().default([]),
    },
    strict,
  )
  .transform(({ intent: _intent, ...input }) => input);

export const shiftActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('save'), version, ...shiftFields }, strict),
  z.strictObject({ intent: z.literal('assign'), staffId: person }, strict),
  z.strictObject({ intent: z.literal('unassign'), staffId: id }, strict),
  z.strictObject({ intent: z.literal('swap'), fromStaffId: person, toStaffId: person }, strict),
  z.strictObject({ intent: z.literal('publish') }, strict),
  z.strictObject({ intent: z.literal('cancel') }, strict),
  z.strictObject({ intent: z.literal('archive') }, strict),
]);
export type ShiftAct = z.output<typeof shiftActSchema>;
