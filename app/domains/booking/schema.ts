import { z } from 'zod';
import { isLocalDate } from '#app/platform/calendar.ts';
import { isReadableText, namesUnknownFields, trimmedText } from '#app/platform/form.server.ts';
import { minutesOf } from '#app/domains/facilities/rules/time-of-day.ts';
import { MAX_DESCRIPTION, MAX_TITLE } from './rules/request.ts';

/** Message keys of the catalogue `booking.errors`; screens translate them. */
const text = (max: number, tooLong: string) =>
  z.string().max(max, tooLong).refine(isReadableText, 'text_unreadable').transform(trimmedText);

const localTime = z.string('time_invalid').refine((value) => minutesOf(value) !== null, 'time_invalid');

/** A single date for one place; unknown fields are refused by name. */
export const requestBookingSchema = z.strictObject(
  {
    resourceId: z.uuid('resource_unknown'),
    teamId: z
      .union([z.literal(''), z.uuid('team_unknown')], 'team_unknown')
      .optional()
      .transform((value) => value || null),
    eventTypeId: z.string('type_required').min(1, 'type_required').max(40, 'type_unknown'),
    date: z.string('date_invalid').refine(isLocalDate, 'date_invalid'),
    startTime: localTime,
    endTime: localTime,
    title: text(MAX_TITLE, 'title_too_long').optional().default(''),
    description: text(MAX_DESCRIPTION, 'description_too_long')
      .optional()
      .transform((value) => value || null),
    /** Made with the form; the same form sent twice is one request. */
    nonce: z
      .string('form_outdated')
      .regex(/^[\w-]{0,64}$/, 'form_outdated')
      .optional(),
  },
  { error: namesUnknownFields },
);
