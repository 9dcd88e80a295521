import { z } from 'zod';
import { namesUnknownFields } from '#app/platform/form/read-form.server.ts';
import { readBadgeCode } from '#app/domains/presence/rules/kiosk.ts';

/** The forms of a terminal, and those of what identifies a person there. Messages are keys of `errors` of the screen's section. */
const strict = { error: namesUnknownFields };
const ticket = z.string('unreadable').max(100, 'unreadable');
const room = z.uuid('unreadable');

export const kioskSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('enrol'), code: z.string('code').max(60, 'invalid') }, strict),
  z.strictObject(
    {
      intent: z.literal('number'),
      number: z.string('number').regex(/^\d{1,10}$/, 'number'),
      pin: z.string('pin').regex(/^\d{4,8}$/, 'pin'),
    },
    strict,
  ),
  z.strictObject(
    {
      intent: z.literal('badge'),
      badge: z
        .string('badge')
        .max(200, 'badge')
        .transform((text) => readBadgeCode(text) ?? '')
        .pipe(z.string().min(1, 'badge')),
    },
    strict,
  ),
  z.strictObject({ intent: z.enum(['enter', 'leave']), room, ticket }, strict),
  z.strictObject({ intent: z.enum(['CLOCK_IN', 'BREAK_START', 'BREAK_END', 'CLOCK_OUT']), ticket }, strict),
  z.strictObject({ intent: z.literal('again'), ticket }, strict),
]);

export type KioskInput = z.output<typeof kioskSchema>;

const pin = z.string('pin').max(100, 'pin');

export const ownPinSchema = z.strictObject({ intent: z.literal('pin'), pin, repeated: pin.optional() }, strict);

export const badgeActSchema = z.discriminatedUnion('intent', [
  z.strictObject(
    {
      intent: z.literal('number'),
      memberNumber: z
        .string('number')
        .max(60, 'number')
        .transform((text) => text.trim())
        .nullish()
        .transform((text) => text || null),
    },
    strict,
  ),
  ownPinSchema,
  z.strictObject({ intent: z.literal('revoke'), badge: z.uuid('unreadable') }, strict),
]);
