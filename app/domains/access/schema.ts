import { z } from 'zod';
import { isReadableText, namesUnknownFields, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';
import { DEVICE_ID_PATTERN } from '#device/protocol.ts';

/** The forms of doors. Messages of the administration are keys of `access.areas.errors` and `access.devices.errors`. */
const strict = { error: namesUnknownFields };

/** A press on the door screen. */
export const openDoorSchema = z.strictObject({ area: z.string().min(1).max(40), nonce: z.uuid().optional() }, strict);

/** What the door screen sends: a press, or the withdrawal of one. */
export const doorActSchema = z.union([
  openDoorSchema,
  z.strictObject({ intent: z.literal('withdraw'), job: z.uuid() }, strict),
]);

/** Asking for access. Only a guest sends an address. Messages are keys of `access.ask.errors`. */
export const askAccessSchema = z.strictObject(
  {
    area: z.string('area').min(1, 'area').max(40, 'area'),
    email: z
      .email('email')
      .max(254, 'email')
      .transform((email) => email.toLowerCase())
      .optional(),
  },
  strict,
);

const id = z.uuid('unreadable');
const version = z.int('unreadable').min(1, 'unreadable');
const textOf = (max: number, missing: string) =>
  textUpTo(max, `too_long:${max}`, missing)
    .refine(isReadableText, 'unreadable')
    .transform(trimmedText)
    .pipe(z.string().min(1, missing));
const whole = (min: number, max: number, code: string) => z.int(code).min(min, code).max(max, code);

/** conform leaves empty fields out, so an empty choice arrives as undefined. */
const areaFields = {
  title: textOf(80, 'title'),
  slug: z
    .string('slug')
    .max(40, 'slug')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'slug'),
  facilityId: z.uuid('facility'),
  roomId: id.nullish().transform((value) => value ?? null),
  minAge: whole(1, 99, 'min_age')
    .nullish()
    .transform((value) => value ?? null),
  requiredSubscription: textOf(60, 'unreadable')
    .nullish()
    .transform((value) => value ?? null),
  openToMembers: z.boolean().optional().default(false),
  requiresOptin: z.boolean().optional().default(false),
  leadMin: whole(0, 240, 'minutes'),
  lagMin: whole(0, 240, 'minutes'),
  isActive: z.boolean().optional().default(false),
  deviceId: id.nullish().transform((value) => value ?? null),
  pulseS: z
    .number('pulse')
    .min(0.1, 'pulse')
    .max(20, 'pulse')
    .transform((seconds) => Math.round(seconds * 1000)),
  pendingTtlS: whole(15, 120, 'ttl'),
  checkInOnOpen: z.boolean().optional().default(false),
};

export const createAreaSchema = z
  .strictObject({ intent: z.literal('save').optional(), ...areaFields }, strict)
  .transform(({ pulseS, ...area }) => ({ ...area, pulseMs: pulseS }));
export const editAreaSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('save'), version, ...areaFields }, strict),
  z.strictObject({ intent: z.literal('remove') }, strict),
]);

export interface AreaInput {
  readonly title: string;
  readonly slug: string;
  readonly facilityId: string;
  readonly roomId: string | null;
  readonly minAge: number | null;
  readonly requiredSubscription: string | null;
  readonly openToMembers: boolean;
  readonly requiresOptin: boolean;
  readonly leadMin: number;
  readonly lagMin: number;
  readonly isActive: boolean;
  readonly deviceId: string | null;
  readonly pulseMs: number;
  readonly pendingTtlS: number;
  readonly checkInOnOpen: boolean;
}

/** The area of a form, without its intent and version. */
export function areaOfFields({
  intent: _intent,
  version: _version,
  pulseS,
  ...area
}: Extract<z.output<typeof editAreaSchema>, { intent: 'save' }>): AreaInput {
  return { ...area, pulseMs: pulseS };
}

const name = textOf(80, 'name');
const areaIds = z.array(id, 'unreadable').max(200, 'unreadable').optional().default([]);

export const createDeviceSchema = z.strictObject(
  {
    intent: z.literal('save').optional(),
    name,
    deviceId: z.string('device_id').regex(DEVICE_ID_PATTERN, 'device_id'),
    areaIds,
  },
  strict,
);
export const deviceActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('save'), version, name, areaIds }, strict),
  z.strictObject({ intent: z.literal('invite') }, strict),
  z.strictObject({ intent: z.literal('confirm'), version }, strict),
  z.strictObject({ intent: z.literal('enable') }, strict),
  z.strictObject({ intent: z.literal('disable') }, strict),
  z.strictObject({ intent: z.literal('remove') }, strict),
]);

export const accessRequestActSchema = z.strictObject({ intent: z.enum(['resend', 'revoke']), id: z.uuid() }, strict);
