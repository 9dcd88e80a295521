import { z } from 'zod';
import { isReadableText, namesUnknownFields, trimmedText } from '#app/platform/form.server.ts';
import { DECISION_INTENTS, MAX_REASON, REASON_TEMPLATES } from './rules/decision.ts';

/** Decided in one go; far above what one screen shows. */
const MAX_UNITS = 200;

/** `this:ID` or `series:ID`. */
const unit = z
  .string()
  .regex(/^(?:this|series):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'unreadable')
  .transform((text) => {
    const [scope, bookingId = ''] = text.split(':');
    return { scope: scope === 'series' ? ('series' as const) : ('this' as const), bookingId };
  });

/** The form of the approvals; errors are keys of `booking.approvals`. */
export const decisionSchema = z.strictObject(
  {
    intent: z.enum(DECISION_INTENTS, 'unreadable'),
    unit: z.array(unit, 'noneSelected').min(1, 'noneSelected').max(MAX_UNITS, 'tooMany'),
    onConflict: z.enum(['refuse', 'skip'], 'unreadable').optional().default('refuse'),
    reason: z
      .string()
      .max(MAX_REASON, 'reasonTooLong')
      .refine(isReadableText, 'unreadable')
      .optional()
      .transform((text) => trimmedText(text ?? '')),
    /** Without JavaScript a template is chosen beside the reason. */
    template: z
      .union([z.literal(''), z.enum(REASON_TEMPLATES)], 'unreadable')
      .optional()
      .transform((value) => value || null),
  },
  { error: namesUnknownFields },
);

export type DecisionInput = z.output<typeof decisionSchema>;

/** One or many bookings to be put away; errors are keys of `booking.archive`. */
export const archiveSchema = z.strictObject(
  { booking: z.array(z.uuid('noneSelected'), 'noneSelected').min(1, 'noneSelected').max(MAX_UNITS, 'noneSelected') },
  { error: namesUnknownFields },
);
