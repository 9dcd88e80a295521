import { z } from 'zod';
import { namesUnknownFields } from '#app/platform/form/read-form.server.ts';

/** The forms of the mail log. A checkbox that is not ticked is absent. */
const strict = { error: namesUnknownFields };
const past = z.literal('on').optional();

/** On the page of one mail. */
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
