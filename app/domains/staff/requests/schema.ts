import { z } from 'zod';
import { isReadableText, namesUnknownFields, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';
import { MAX_WORDS } from '#app/domains/staff/rules/decide-request.ts';

const words = textUpTo(MAX_WORDS, 'too_long')
  .refine(isReadableText, 'unreadable')
  .transform(trimmedText)
  .optional()
  .transform((text) => text || null);
const id = z.uuid('unreadable');
const tick = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** `<shift>:<person>`: a shift of a colleague that the person gets in return. */
const exchange = z
  .string('unreadable')
  .optional()
  .transform((text, issues) => {
    if (!text) return null;
    const [otherShiftId, toStaffId, ...rest] = text.split(':');
    const parsed = z.object({ otherShiftId: id, toStaffId: id }).safeParse({ otherShiftId, toStaffId });
    if (parsed.success && rest.length === 0) return parsed.data;
    issues.addIssue({ code: 'custom', message: 'unreadable' });
    return z.NEVER;
  });

const strict = { error: namesUnknownFields };

/** The forms of `/meine-dienste`. */
export const myShiftsSchema = z.discriminatedUnion(
  'intent',
  [
    z.strictObject({ intent: z.literal('offer'), shift: id, exchange, message: words }, strict),
    z.strictObject({ intent: z.literal('absent'), shift: id, message: words }, strict),
    z.strictObject({ intent: z.literal('take'), request: id, despite: tick }, strict),
    z.strictObject({ intent: z.literal('decline'), request: id, answer: words }, strict),
    z.strictObject({ intent: z.literal('withdraw'), request: id }, strict),
  ],
  'unreadable',
);

/** The forms of `/dienstplan/anfragen`. */
export const requestsSchema = z.discriminatedUnion(
  'intent',
  [
    z.strictObject({ intent: z.literal('approve'), request: id, answer: words }, strict),
    z.strictObject({ intent: z.literal('decline'), request: id, answer: words }, strict),
    z.strictObject({ intent: z.literal('withdraw'), request: id }, strict),
    z.strictObject({ intent: z.literal('offer'), shift: id, from: id.optional(), message: words }, strict),
  ],
  'unreadable',
);
