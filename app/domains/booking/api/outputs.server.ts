import { z } from 'zod';
import { problemShape } from '#app/platform/api/problems.ts';
import { BOOKING_STATES } from '#app/domains/booking/rules/states.ts';

/** The answers of the booking operations, for the OpenAPI document and as types. */

const text = z.string().nullable();
const day = z.string().meta({ format: 'date' });

export const bookingOutput = z
  .object({
    id: z.uuid(),
    resourceId: z.uuid().nullable(),
    placeName: z.string(),
    date: day,
    startTime: z.string(),
    endTime: z.string(),
    status: z
      .enum(BOOKING_STATES.all)
      .describe(
        'pending: waits for a decision; approved: takes place; rejected: was refused; expired: its time has passed, `decision` says how it was decided; archived: moved to the archive',
      ),
    visibility: z
      .enum(['full', 'plan', 'requested'])
      .describe('How much of it this account may see; what it may not is null'),
    title: text,
    description: text,
    bookingType: text,
    typeLabel: text,
    userId: z.uuid().nullable().describe('Booking person'),
    personName: text,
    teamId: z.uuid().nullable(),
    teamName: text,
    clubName: text,
    seriesId: z.uuid().nullable().describe('Of the weekly series it belongs to'),
    series: z
      .object({
        dayOfWeek: z.int(),
        startDate: day,
        endDate: day,
        skipPublicHolidays: z.boolean(),
        skipSchoolHolidays: z.boolean(),
      })
      .nullable()
      .describe('That series, and which holidays it leaves out when dates are added or moved'),
    detached: z.boolean().describe('A date of a series that went its own way'),
    parentBooking: z.boolean().describe('The asked resource is a part of the booked one'),
    decision: z.enum(['approved', 'rejected']).nullable(),
    decisionReason: text,
    createdBy: z.uuid().nullable(),
    createdAt: z.iso.datetime().nullable(),
    version: z.int().nullable().describe('Raised by every change; PATCH and DELETE take it'),
  })
  .meta({ id: 'Booking' });

/**
 * A booking as the API answers it (seed 4, 2.4.1, with its names), cut to what the viewer may see: everything of an own
 * booking, the texts of the plan of another person's booking, place and time of another person's request. The rest is null.
 */
export type BookingRecord = z.infer<typeof bookingOutput>;

const leftOut = z.array(z.object({ date: day, reason: z.string() }));

export const bookedOutput = z
  .object({
    seriesId: z.uuid().nullable(),
    status: z.enum(['approved', 'pending']),
    bookings: z.array(bookingOutput),
    leftOut: leftOut.describe('Dates of the range that are not in the series'),
  })
  .meta({ id: 'Booked' });

export const pageOutput = z
  .object({
    bookings: z.array(bookingOutput),
    next: z.string().nullable().describe('For `after`; null on the last page'),
  })
  .meta({ id: 'BookingPage' });

const conflictOutput = z.object({
  kind: z.enum(['time_overlap', 'composite_blocked', 'parent_blocked', 'no_slot', 'outside_slot']),
  severity: z.enum(['error', 'warning']),
  detail: z.string().describe('A sentence in the language of the account'),
  with: z
    .object({
      id: z.uuid().nullable(),
      placeName: z.string(),
      startTime: z.string(),
      endTime: z.string(),
      isPending: z.boolean(),
      title: text,
      teamName: text,
      personName: text,
    })
    .nullable(),
});

const refusalOutput = z.object({ field: z.string(), code: z.string(), detail: z.string() });

export const verdictOutput = z
  .object({
    date: day,
    kind: z.enum(['free', 'warned', 'blocked', 'skipped']),
    conflicts: z.array(conflictOutput),
    hints: z.array(z.string()).describe('Sentences: the same team or person is elsewhere at that time'),
    refusal: refusalOutput.nullable(),
    skipped: z.enum(['removed', 'public_holiday', 'school_holiday', 'not_free']).nullable(),
    publicHoliday: text,
    schoolHoliday: text,
  })
  .meta({ id: 'DateVerdict' });

const span = z.object({ startTime: z.string(), endTime: z.string() });

export const previewOutput = z
  .object({
    becomes: z.enum(['approved', 'pending']),
    dates: z.array(verdictOutput),
    nextFree: span.nullable().describe('The same length, later that day, free on every date'),
    alternatives: z.array(z.object({ id: z.uuid(), name: z.string() })).describe('Free resources of the same group'),
    unknownHolidays: z
      .object({ until: day.nullable() })
      .nullable()
      .describe('Dates that skip school holidays lie after the last known ones; null when all are known'),
  })
  .meta({ id: 'BookingPreview' });

export const editedOutput = z
  .object({
    status: z.enum(['approved', 'pending']),
    bookings: z.array(bookingOutput),
    cancelled: z.array(day).describe('Dates that fall away'),
  })
  .meta({ id: 'Edited' });

export const cancelledOutput = z.object({ cancellationId: z.uuid(), dates: z.array(day) }).meta({ id: 'Cancelled' });

const left = z
  .array(
    z.object({
      date: day,
      obstacle: z.enum(['begun', 'place_gone', 'no_grant', 'conflict']).nullable(),
      detail: text.describe('The obstacle as a sentence'),
      conflicts: z.array(conflictOutput),
    }),
  )
  .describe('Dates that still wait, and what is in their way');

export const decidedOutput = z.object({ bookings: z.array(bookingOutput), left }).meta({ id: 'Decided' });

/** 409: each member belongs to the code that its description names. */
export const clashOutput = problemShape
  .extend({
    dates: z.array(verdictOutput).optional().describe('Of BOOKING_CONFLICT: the dates that are taken, and by what'),
    nextFree: span.nullish().describe('Of BOOKING_CONFLICT: the same length, later that day, free on every date'),
    left: left.optional().describe('When approving: the dates that still wait, and why'),
    fields: z.array(z.string()).optional().describe('Of BOOKING_RUNNING: what no longer changes'),
    bookingStatus: z.enum(BOOKING_STATES.all).nullish().describe('Of BOOKING_OVER: what it is now'),
  })
  .meta({ id: 'BookingClash' });

/** 410. */
export const goneOutput = problemShape
  .extend({ cancelledOn: day, reason: text.describe('As it was given') })
  .meta({ id: 'BookingGone' });
