import { z } from 'zod';
import type { Role } from '#app/platform/ctx.ts';
import { namesUnknownFields } from '#app/platform/form/read-form.server.ts';
import { DELIVERIES, kindsFor } from './rules/templates.ts';

/** A checkbox that is not ticked is absent. */
const strict = { error: namesUnknownFields };
const past = z.literal('on').optional();

/** Forms of the mail log: on the page of one mail. */
export const mailActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('resend'), past }, strict),
  z.strictObject({ intent: z.literal('link') }, strict),
  z.strictObject({ intent: z.literal('allow') }, strict),
]);

/** All mails of a filter; `count` is the number that the page named. */
export const resendAllSchema = z.strictObject({ count: z.coerce.number().int().min(0).max(1_000_000), past }, strict);

/** On the page of the sender. */
export const senderActSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('test') }, strict),
  z.strictObject({ intent: z.literal('retry') }, strict),
  z.strictObject({ intent: z.literal('allow'), mail: z.uuid() }, strict),
]);

const delivery = z.enum(DELIVERIES, { error: 'choose' });
const ofEveryone = {
  intent: z.literal('save'),
  confirmations: delivery,
  decisions: delivery,
  changes: delivery,
  usage: delivery,
  /** Absent while the part staff is off. */
  shifts: delivery.exactOptional(),
};

/** The form of the own notices: a choice for each kind that can reach the person. */
export const mailChoicesSchema = (role: Role) =>
  kindsFor(role).includes('requests')
    ? z.strictObject({ ...ofEveryone, requests: delivery })
    : z.strictObject(ofEveryone);

/** The button that allows the own address again. */
export const allowOwnAddressSchema = z.strictObject({ intent: z.literal('allow') });
