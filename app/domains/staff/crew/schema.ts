import { z } from 'zod';
import type { ClockSuggestion } from '#app/db/schema/staff.ts';
import { CLOCK_SUGGESTIONS, EMPLOYMENT_KINDS } from '#app/domains/staff/rules/crew-choices.ts';
import { roleOfText } from '#app/domains/staff/pages/role-of-text.ts';
import { isReadableText, namesUnknownFields, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';

/** The forms of the administration of staff. Messages are keys of `staff.crew.errors`. */
const strict = { error: namesUnknownFields };
const isOn = z.boolean('unreadable').optional().default(false);
const version = z.int('unreadable').min(1, 'unreadable');
const time = z.string('time').regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'time');

const text = (max: number, missing: string) =>
  textUpTo(max, `too_long:${max}`, missing)
    .refine(isReadableText, 'unreadable')
    .transform(trimmedText)
    .pipe(z.string(missing).min(1, missing));
const optionalText = (max: number) =>
  textUpTo(max, `too_long:${max}`)
    .refine(isReadableText, 'unreadable')
    .transform((value) => trimmedText(value) || null)
    .nullish()
    .transform((value) => value ?? null);
/** A role as shifts and templates compare it. */
const role = text(40, 'role').transform(roleOfText);

const memberFields = {
  employmentKind: z.enum(EMPLOYMENT_KINDS, 'unreadable'),
  externalRef: optionalText(80),
  weeklyHours: z
    .number('hours')
    .min(0, 'hours')
    .max(80, 'hours')
    .multipleOf(0.5, 'hours')
    .nullish()
    .transform((value) => value ?? null),
  /** Separated by commas. */
  roles: textUpTo(800, 'too_long:800')
    .refine(isReadableText, 'unreadable')
    .optional()
    .transform((value) => rolesOf(value ?? ''))
    .pipe(z.array(z.string().max(40, 'role_long')).max(20, 'many_roles')),
  allowsSplitDay: isOn,
};

/** `Service, Theke` -> `['service', 'bar']`; each once. */
function rolesOf(value: string): string[] {
  const roles = value.split(/[,;\n]/).map((one) => roleOfText(trimmedText(one)));
  return [...new Set(roles)].filter((one) => one !== '');
}

const areaFields = {
  /** A facility, or one of its rooms: `facility` or `facility/room`. */
  place: z.string('facility').regex(/^[0-9a-f-]{36}(?:[/][0-9a-f-]{36})?$/, 'facility'),
  name: text(80, 'name'),
  color: z
    .string('color')
    .regex(/^#[0-9a-f]{6}$/i, 'color')
    .transform((value) => value.toLowerCase()),
  clockSuggestion: z.enum(CLOCK_SUGGESTIONS, 'unreadable'),
};

function withPlace<Input extends { place: string }>({ place, ...input }: Input) {
  const [facilityId = '', roomId = null] = place.split('/');
  return { ...input, facilityId, roomId };
}

const templateFields = {
  code: text(40, 'code')
    .transform((value) => value.toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9_-]+$/, 'code')),
  name: text(80, 'name'),
  role,
  station: optionalText(60),
  workAreaId: z
    .uuid('unreadable')
    .nullish()
    .transform((value) => value ?? null),
  weekdays: z
    .array(z.int('unreadable').min(0, 'unreadable').max(6, 'unreadable'), 'weekdays')
    .min(1, 'weekdays')
    .transform((days) => [...new Set(days)].toSorted((one, other) => one - other)),
  startTimeLocal: time,
  endTimeLocal: time,
  endTimeType: z
    .enum(['fixed', 'close_plus'], 'unreadable')
    .nullish()
    .transform((value) => value ?? null),
  endTimeFixed: time.nullish().transform((value) => value ?? null),
  closePlusMinutes: z
    .int('minutes')
    .min(-720, 'minutes')
    .max(720, 'minutes')
    .nullish()
    .transform((value) => value ?? null),
  requiredStaffCount: z.int('count').min(0, 'count').max(100, 'count'),
  skipHolidays: isOn,
  eventMode: isOn,
  active: isOn,
};

const save = z.literal('save');
const active = z.strictObject({ intent: z.literal('active'), isActive: isOn }, strict);

export const newMemberSchema = z.strictObject({ intent: save, userId: z.uuid('person'), ...memberFields }, strict);
export const memberActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: save, version, ...memberFields }, strict),
  active,
]);
export type MemberInput = z.output<z.ZodObject<typeof memberFields>>;

export const newWorkAreaSchema = z.strictObject({ intent: save, ...areaFields }, strict).transform(withPlace);
export const workAreaActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: save, version, ...areaFields }, strict).transform(withPlace),
  active,
]);
export interface WorkAreaInput {
  readonly facilityId: string;
  readonly roomId: string | null;
  readonly name: string;
  readonly color: string;
  readonly clockSuggestion: ClockSuggestion;
}

export const newTemplateSchema = z.strictObject({ intent: save, ...templateFields }, strict);
export const templateActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: save, version, ...templateFields }, strict),
  z.strictObject({ intent: z.literal('archive'), isArchived: isOn }, strict),
]);
export type TemplateInput = z.output<z.ZodObject<typeof templateFields>>;
