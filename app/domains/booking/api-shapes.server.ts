import { z } from 'zod';
import { isLocalDate } from '#app/platform/calendar.ts';
import { MAX_REASON as MAX_CANCEL_REASON } from './rules/cancel.ts';
import { MAX_REASON } from './rules/decision.ts';
import { MAX_DATES, MAX_DESCRIPTION, type RequestedBooking } from './rules/request.ts';
import { localTime, text, title } from './schema.ts';

/** What the booking operations of the JSON API take (seed 4, 2.4; domain.md). Errors are codes of `booking.errors`. */

const resourceId = z.uuid('resource_unknown').describe('Id of a resource or of a part of one, from GET /api/resources');
const bookingType = z
  .string('type_required')
  .min(1, 'type_required')
  .max(40, 'type_unknown')
  .describe('Id of an event type, from GET /api/event-types');
export const date = z
  .string('date_invalid')
  .refine(isLocalDate, 'date_invalid')
  .meta({ format: 'date', examples: ['2026-11-24'] });
const time = localTime.meta({
  pattern: '^([01]\\d|2[0-3]):(00|15|30|45)$|^24:00$',
  examples: ['18:00'],
  description: 'Wall-clock time at the facility, on the quarter hour; an end may be 24:00',
});
const description = text(MAX_DESCRIPTION, 'description_too_long').nullable();
const dayOfWeek = z
  .int('weekday_required')
  .min(0, 'weekday_required')
  .max(6, 'weekday_required')
  .describe('0 = Sunday … 6 = Saturday');
const removed = z.array(date).max(MAX_DATES, 'removed_too_many').describe('Dates to leave out');
const version = z.int().min(1).max(2_147_483_647).describe('Of the booking as it was read; an older one is refused');

const series = z.strictObject({
  dayOfWeek,
  startDate: date,
  endDate: date.describe('Inclusive'),
  skipPublicHolidays: z.boolean().optional().default(false),
  skipSchoolHolidays: z.boolean().optional().default(false),
  onlyFree: z.boolean().optional().default(false).describe('Leave out what is taken instead of refusing all'),
  removed: removed.optional().default([]),
});

/** A single date or a weekly series; `date` or `series`, never both. */
export const bookingBody = z
  .strictObject({
    resourceId,
    teamId: z.uuid('team_unknown').nullish(),
    bookingType,
    title: title.describe('Empty: “{team} {event type}”'),
    description: description.optional(),
    startTime: time,
    endTime: time,
    date: date.optional(),
    series: series.optional(),
  })
  .refine((body) => (body.date === undefined) !== (body.series === undefined), {
    path: ['date'],
    error: 'date_or_series',
    // Told together with everything else, as far as there is an object to look into.
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
        : // The refinement has seen to it.
          { kind: 'single', date: body.date ?? '' },
    };
  })
  .meta({ id: 'NewBooking' });

/** What shall be different; what is not named stays. */
export const patchBody = z
  .strictObject({
    version,
    resourceId: resourceId.optional(),
    bookingType: bookingType.optional(),
    title: title.unwrap().optional(),
    description: description.optional(),
    startTime: time.optional(),
    endTime: time.optional(),
    date: date.optional().describe('Only with scope=this'),
    dayOfWeek: dayOfWeek.optional().describe('Only with scope=following and scope=all, like the following'),
    endDate: date.optional(),
    onlyFree: z.boolean().optional(),
    removed: removed.optional(),
  })
  .meta({ id: 'BookingPatch' });

export type PatchBody = z.output<typeof patchBody>;

export const scopeQuery = z.strictObject({
  scope: z.enum(['this', 'following', 'all']).optional().default('this').describe('Which dates of a series'),
});

export const cancelQuery = scopeQuery.extend({
  version: z.coerce.number().pipe(version).optional(),
  reason: text(MAX_CANCEL_REASON, 'reason_too_long').optional(),
});

const MAX_PAGE = 500;

/** date~time~id of the last one of the page before. */
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
    limit: z.coerce.number().int().min(1).max(MAX_PAGE).optional().default(100),
    after: cursor.optional().describe('`next` of the page before'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'range_end_before_start' });

const reason = text(MAX_REASON, 'reason_too_long').nullish().describe('Told to those who asked');
export const decisionQuery = z.strictObject({
  scope: z.enum(['this', 'series']).optional().default('this').describe('One date, or what waits of its series'),
});
export const approveBody = z
  .strictObject({
    reason,
    on_conflict: z
      .enum(['refuse', 'skip'])
      .optional()
      .default('refuse')
      .describe('skip: approve what is free and leave the rest waiting'),
  })
  .meta({ id: 'Approval' });
export const rejectBody = z.strictObject({ reason }).meta({ id: 'Rejection' });
export const noFields = z.strictObject({});
export const bookingParams = z.object({ bookingId: z.uuid() });
