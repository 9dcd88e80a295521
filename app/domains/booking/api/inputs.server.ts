import { z } from 'zod';
import { minutesOf } from '#app/domains/facilities/rules/time-of-day.ts';
import { isLocalDate } from '#app/platform/calendar.ts';
import { MAX_CANCEL_REASON } from '#app/domains/booking/rules/cancel.ts';
import { MAX_DECISION_REASON } from '#app/domains/booking/rules/approve.ts';
import { MAX_DATES, MAX_DESCRIPTION, type RequestedBooking } from '#app/domains/booking/rules/request.ts';
import { text, title } from '#app/domains/booking/schema.ts';

/**
 * The input of the booking operations of the JSON API (seed 4, 2.4; domain.md). Errors are codes with texts in `messages/api.*`
 * or in `messages/errors`; an error without a code is described by its type.
 */

/** The code is for a text that is no id; a value that is no text gets the error of its type. */
const idOf = (unknown: string) => z.uuid({ error: ({ code }) => (code === 'invalid_type' ? undefined : unknown) });

const resourceId = idOf('resource_unknown').describe('Id of a resource or of a part of one, from GET /api/resources');
const bookingType = z
  .string()
  .min(1, 'type_required')
  .max(40, 'type_unknown')
  .describe('Id of an event type, from GET /api/event-types');
const date = z
  .string('date_invalid')
  .refine(isLocalDate, 'date_invalid')
  .meta({ format: 'date', examples: ['2026-11-24'], description: 'YYYY-MM-DD' });
const time = z
  .string('time_invalid')
  .refine((value) => minutesOf(value) !== null, 'time_invalid')
  .meta({
    pattern: '^([01]\\d|2[0-3]):(00|15|30|45)$|^24:00$',
    examples: ['18:00'],
    description: 'Wall-clock time at the facility, on the quarter hour; an end may be 24:00',
  });
const description = text(MAX_DESCRIPTION, 'description_too_long').nullable();
const dayOfWeek = z.int().min(0, 'weekday_required').max(6, 'weekday_required').describe('0 = Sunday … 6 = Saturday');
const removed = z.array(date).max(MAX_DATES, 'removed_too_many').describe('Dates to leave out');
const LAST_VERSION = 2_147_483_647;
const version = z.int().min(1).max(LAST_VERSION).describe('Of the booking as it was read; an older one is refused');

const series = z.strictObject({
  dayOfWeek,
  startDate: date.describe('First day of the range, inclusive'),
  endDate: date.describe('Last day of the range, inclusive'),
  skipPublicHolidays: z.boolean().optional().default(false),
  skipSchoolHolidays: z.boolean().optional().default(false),
  onlyFree: z.boolean().optional().default(false).describe('Leave out what is taken instead of refusing all'),
  removed: removed.optional().default([]),
});

/** A single date or a weekly series; `date` or `series`, never both. */
export const bookingBody = z
  .strictObject({
    resourceId,
    teamId: idOf('team_unknown')
      .nullish()
      .describe(
        'From GET /api/teams. Trainers, and guests who have teams, must name one of their own; members may; admins and managers of the place may name any or none',
      ),
    bookingType,
    title: title.describe('Empty: “{team} {event type}”. Needed when no team is named'),
    description: description.optional().describe('Seen by those involved and by admins only'),
    startTime: time,
    endTime: time,
    date: date.optional().describe('Of a single booking. Exactly one of `date` and `series` is given'),
    series: series.optional().describe('A weekly series, as far as its range goes'),
  })
  .refine((body) => (body.date === undefined) !== (body.series === undefined), {
    path: ['date'],
    error: 'date_or_series',
    // Without `when` zod reports this error only after all others are mended.
    when: ({ value }) => typeof value === 'object' && value !== null,
  })
  .transform((body): RequestedBooking => {
    const { resourceId, teamId, bookingType, title, description, startTime, endTime } = body;
    return {
      resourceId,
      teamId: teamId ?? null,
      eventTypeId: bookingType,
      title,
      description: description ?? null,
      startTime,
      endTime,
      when: body.series
        ? { kind: 'series', ...body.series }
        : // The refinement above guarantees a date here.
          { kind: 'single', date: body.date ?? '' },
    };
  })
  .meta({ id: 'NewBooking', oneOf: [{ required: ['date'] }, { required: ['series'] }] });

/** The fields that change; a field that is absent stays as it is. */
export const patchBody = z
  .strictObject({
    version,
    resourceId: resourceId.optional(),
    bookingType: bookingType.optional(),
    title: title.unwrap().optional(),
    description: description.optional().describe('null or empty wipes it'),
    startTime: time.optional(),
    endTime: time.optional(),
    date: date.optional().describe('Only with scope=this'),
    dayOfWeek: dayOfWeek.optional().describe('Only with scope=following and scope=all, like the following'),
    endDate: date
      .optional()
      .describe(
        'Last day of the series; a later one adds dates, an earlier one cancels them. Left out, it follows a later weekday within its week',
      ),
    onlyFree: z.boolean().optional().describe('Leave out what is taken instead of refusing all'),
    removed: removed.optional(),
    skipPublicHolidays: z.boolean().optional().describe('Holds for every date that is added or moved from now on'),
    skipSchoolHolidays: z.boolean().optional().describe('Likewise'),
  })
  .meta({ id: 'BookingPatch' });

export type PatchBody = z.output<typeof patchBody>;

export const scopeQuery = z.strictObject({
  scope: z
    .enum(['this', 'following', 'all'])
    .optional()
    .default('this')
    .describe(
      'this: the one date; following: it and the later dates of its series; all: every coming date of its series. Without a series all three mean the one date',
    ),
});

export const cancelQuery = scopeQuery.extend({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(LAST_VERSION)
    .optional()
    .describe('Of the booking as it was read; an older one is refused. Left out: cancelled as it is now'),
  reason: text(MAX_CANCEL_REASON, 'reason_too_long')
    .optional()
    .describe('Sent by e-mail to the people involved, and kept with the cancelled booking'),
});

const MAX_PAGE = 500;

/** date~time~id of the last booking of the page before. */
const cursor = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d~\d\d:\d\d~[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .transform((value) => {
    const [day = '', startTime = '', id = ''] = value.split('~');
    return { date: day, startTime, id };
  })
  .refine((value) => isLocalDate(value.date) && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value.startTime));

export const listQuery = z
  .strictObject({
    resource: resourceId,
    from: date.describe('First day, inclusive'),
    to: date.describe('Last day, inclusive'),
    limit: z.coerce
      .number('limit_invalid')
      .int('limit_invalid')
      .min(1, 'limit_invalid')
      .max(MAX_PAGE, 'limit_invalid')
      .optional()
      .default(100)
      .describe('Bookings on a page'),
    after: cursor.optional().describe('`next` of the page before'),
  })
  .refine(({ from, to }) => !isLocalDate(from) || !isLocalDate(to) || from <= to, {
    path: ['to'],
    error: 'range_end_before_start',
  });

const reason = text(MAX_DECISION_REASON, 'reason_too_long').nullish();
export const decisionQuery = z.strictObject({
  scope: z
    .enum(['this', 'series'])
    .optional()
    .default('this')
    .describe('this: the one date; series: what waits of its series'),
});
export const approveBody = z
  .strictObject({
    reason: reason.describe('Accepted and ignored: an approval needs no reason'),
    on_conflict: z
      .enum(['refuse', 'skip'])
      .optional()
      .default('refuse')
      .describe('refuse: all or nothing; skip: approve what is free and leave the rest waiting'),
  })
  .meta({ id: 'Approval' });
export const rejectBody = z
  .strictObject({ reason: reason.describe('Sent by e-mail to the people involved, and kept with the booking') })
  .meta({ id: 'Rejection' });
export const noFields = z.strictObject({});
export const bookingParams = z.object({
  bookingId: z.uuid().describe('Id of the booking; of a series that of any of its dates'),
});
