import { z } from 'zod';
import { reasonField } from '#app/domains/staff/times/schema.ts';
import { dayRange, instantMs, isInOrder, pageLimit, sessionCursor, WRONG_ORDER } from './clock-inputs.server.ts';

/** Inputs of the API of time sessions; names are those of seed 1. Errors are codes with texts in messages/times-api.*. */

const MAX_BREAKS = 50;
const id = z.uuid('unreadable');

export const sessionParams = z.strictObject({ sessionId: z.uuid().describe('Id of the session') });

export const correctionBody = z
  .strictObject({
    clock_in_at: instantMs.optional(),
    clock_out_at: instantMs.optional(),
    breaks: z
      .array(z.strictObject({ start_at: instantMs, end_at: instantMs }))
      .max(MAX_BREAKS, 'breaks_many')
      .optional()
      .describe('All breaks of the session; they replace the present ones'),
    shift_id: id.nullable().optional().describe('Sets `link_method` to MANUAL, null to NONE'),
    discard: z.literal(true).optional().describe('The session counts nothing, and its day is free again'),
    reason: reasonField.describe('The person reads it'),
    version: z.int().min(1).optional().describe('As it was read; an older one is refused'),
  })
  .meta({ id: 'TimeCorrection' });

const filter = {
  ...dayRange,
  staff_member_id: id.optional(),
  state: z.enum(['WORKING', 'BREAK', 'CLOSED']).optional().describe('Of the session'),
  flagged: z
    .enum(['true', 'false'], 'flag')
    .optional()
    .transform((value) => (value === undefined ? undefined : value === 'true'))
    .describe('Over 16 hours'),
  limit: pageLimit,
};

export const sessionsQuery = z
  .strictObject({ ...filter, cursor: sessionCursor.optional() })
  .refine(isInOrder, WRONG_ORDER);

/** milliseconds~id of the last stamp of the page before. */
const eventCursor = z
  .string()
  .regex(/^\d{1,18}~[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'cursor')
  .describe('`next_cursor` of the page before');

export const eventsQuery = z.strictObject({ ...filter, cursor: eventCursor.optional() }).refine(isInOrder, WRONG_ORDER);
