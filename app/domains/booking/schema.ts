import { z } from 'zod';
import { isLocalDate } from '#app/platform/calendar.ts';
import { isReadableText, namesUnknownFields, textUpTo, trimmedText } from '#app/platform/form/read-form.server.ts';
import { minutesOf } from '#app/domains/facilities/rules/time-of-day.ts';
import { MAX_CANCEL_REASON } from './rules/cancel.ts';
import type { EditInput } from './rules/edit-input.ts';
import { MAX_DATES, MAX_DESCRIPTION, MAX_TITLE, type RequestedBooking } from './rules/request.ts';
import { SCOPES } from './rules/scopes.ts';
import { MAX_HEADCOUNT, MAX_USAGE_NOTE } from './rules/usage.ts';
import { DECISION_INTENTS, MAX_DECISION_REASON, REASON_TEMPLATES } from './rules/approve.ts';

/** Errors are message keys of the catalogue `messages/errors`; screens translate them. */
export const text = (max: number, tooLong: string) =>
  textUpTo(max, tooLong).refine(isReadableText, 'text_unreadable').transform(trimmedText);

/** A title is one line without line breaks and without signs that change the direction of writing. */
export const title = textUpTo(MAX_TITLE, 'title_too_long')
  .refine(isReadableText, 'text_unreadable')
  .transform((value) => trimmedText(value.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ')))
  .optional()
  .default('');

export const localTime = z.string('time_invalid').refine((value) => minutesOf(value) !== null, 'time_invalid');

const localDate = z.string('date_invalid').refine((value) => value === '' || isLocalDate(value), 'date_invalid');
const tick = z.boolean('invalid').optional().default(false);

/** Made with the form: the same form sent twice is one request. */
const nonce = z
  .string('form_outdated')
  .regex(/^[\w-]{0,64}$/, 'form_outdated')
  .optional();

/** A field of the chosen planning is missing. `when` reports it together with all other errors. */
const missing = (field: string, error: string) => ({ path: [field], error, when: () => true });

/**
 * The request form (seed 4, 3.4): one place, a single date or a weekly series. Only fields of the chosen planning are required.
 * Unknown fields are refused by name.
 */
export const requestBookingSchema = z
  .strictObject(
    {
      resourceId: z.uuid('resource_unknown'),
      teamId: z
        .union([z.literal(''), z.uuid('team_unknown')], 'team_unknown')
        .optional()
        .transform((value) => value || null),
      eventTypeId: z.string('type_required').min(1, 'type_required').max(40, 'type_unknown'),
      planning: z.enum(['single', 'series'], 'invalid').optional().default('single'),
      date: localDate.optional().default(''),
      dayOfWeek: z.coerce
        .number('weekday_required')
        .int('weekday_required')
        .min(0)
        .max(6, 'weekday_required')
        .optional(),
      startDate: localDate.optional().default(''),
      endDate: localDate.optional().default(''),
      skipPublicHolidays: tick,
      skipSchoolHolidays: tick,
      onlyFree: tick,
      removed: z.array(localDate).max(MAX_DATES, 'removed_too_many').optional().default([]),
      startTime: localTime,
      endTime: localTime,
      title,
      description: text(MAX_DESCRIPTION, 'description_too_long')
        .optional()
        .transform((value) => value || null),
      intent: z.enum(['preview', 'submit'], 'invalid').optional(),
      nonce,
    },
    { error: namesUnknownFields },
  )
  .refine(({ planning, date }) => planning === 'series' || date, missing('date', 'date_invalid'))
  .refine(
    ({ planning, dayOfWeek }) => planning !== 'series' || dayOfWeek !== undefined,
    missing('dayOfWeek', 'weekday_required'),
  )
  .refine(({ planning, startDate }) => planning !== 'series' || startDate, missing('startDate', 'date_invalid'))
  .refine(({ planning, endDate }) => planning !== 'series' || endDate, missing('endDate', 'date_invalid'))
  .transform((form): { input: RequestedBooking; nonce: string | undefined } => {
    const { resourceId, teamId, eventTypeId, startTime, endTime, title, description } = form;
    const when =
      form.planning === 'single'
        ? ({ kind: 'single', date: form.date } as const)
        : ({
            kind: 'series',
            dayOfWeek: form.dayOfWeek ?? 0,
            startDate: form.startDate,
            endDate: form.endDate,
            skipPublicHolidays: form.skipPublicHolidays,
            skipSchoolHolidays: form.skipSchoolHolidays,
            onlyFree: form.onlyFree,
            removed: form.removed,
          } as const);
    return {
      input: { resourceId, teamId, eventTypeId, startTime, endTime, title, description, when },
      nonce: form.nonce,
    };
  });

const returnTo = z.string().max(2000).optional();

/** A cancellation with the number of dates and the version that the screen showed. */
export const cancelBookingSchema = z.strictObject(
  {
    scope: z.enum(SCOPES, 'invalid'),
    version: z.coerce.number('invalid').int('invalid').min(1, 'invalid').max(2_147_483_647, 'invalid'),
    count: z.coerce.number('invalid').int('invalid').min(1, 'invalid').max(2_147_483_647, 'invalid'),
    reason: text(MAX_CANCEL_REASON, 'reason_too_long')
      .optional()
      .transform((value) => value || null),
    weiter: returnTo,
  },
  { error: namesUnknownFields },
);

/** An edit of one date, or of the dates of a series; only fields of the chosen scope are required. */
export const editBookingSchema = z
  .strictObject(
    {
      scope: z.enum(SCOPES, 'invalid'),
      version: z.coerce.number('invalid').int('invalid').min(1, 'invalid').max(2_147_483_647, 'invalid'),
      resourceId: z.uuid('resource_unknown'),
      eventTypeId: z.string('type_required').min(1, 'type_required').max(40, 'type_unknown'),
      date: localDate.optional().default(''),
      dayOfWeek: z.coerce
        .number('weekday_required')
        .int('weekday_required')
        .min(0, 'weekday_required')
        .max(6, 'weekday_required')
        .optional(),
      endDate: localDate.optional().default(''),
      startTime: localTime,
      endTime: localTime,
      title,
      description: text(MAX_DESCRIPTION, 'description_too_long')
        .optional()
        .transform((value) => value || null),
      onlyFree: tick,
      skipPublicHolidays: tick,
      skipSchoolHolidays: tick,
      removed: z.array(localDate).max(MAX_DATES, 'removed_too_many').optional().default([]),
      weiter: returnTo,
    },
    { error: namesUnknownFields },
  )
  .refine(({ scope, date }) => scope !== 'this' || date, missing('date', 'date_invalid'))
  .refine(
    ({ scope, dayOfWeek }) => scope === 'this' || dayOfWeek !== undefined,
    missing('dayOfWeek', 'weekday_required'),
  )
  .refine(({ scope, endDate }) => scope === 'this' || endDate, missing('endDate', 'date_invalid'))
  .transform(({ scope, date, dayOfWeek, endDate, onlyFree, removed, weiter, version, ...sent }) => {
    const { skipPublicHolidays, skipSchoolHolidays, ...form } = sent;
    const ofSeries = { endDate, onlyFree, removed, skipPublicHolidays, skipSchoolHolidays };
    const when: EditInput['when'] =
      scope === 'this' ? { scope, date } : { scope, dayOfWeek: dayOfWeek ?? 0, ...ofSeries };
    return { input: { ...form, when } satisfies EditInput, version, weiter };
  });

/** The limit of one decision; far more than one screen shows. */
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
    reason: textUpTo(MAX_DECISION_REASON, 'reasonTooLong')
      .refine(isReadableText, 'unreadable')
      .optional()
      .transform((text) => trimmedText(text ?? '')),
    /** Without JavaScript the template is a field next to the reason. */
    template: z
      .union([z.literal(''), z.enum(REASON_TEMPLATES)], 'unreadable')
      .optional()
      .transform((value) => value || null),
  },
  { error: namesUnknownFields },
);

export type DecisionInput = z.output<typeof decisionSchema>;

/** One or many bookings to archive; errors are keys of `booking.archive`. */
export const archiveSchema = z.strictObject(
  { booking: z.array(z.uuid('noneSelected'), 'noneSelected').min(1, 'noneSelected').max(MAX_UNITS, 'noneSelected') },
  { error: namesUnknownFields },
);

const FEED_WORDS = { mannschaft: 'team', ressource: 'resource', anlage: 'facility' } as const;

/** `ich` (own bookings), `dienste` (own shifts), or the word of a calendar's address with the id: `mannschaft:<id>`. */
const feedSubject = z
  .string('unreadable')
  .regex(/^(?:ich|dienste|(?:mannschaft|ressource|anlage):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, 'unreadable')
  .transform((text) => {
    const [word, id = ''] = text.split(':');
    if (word === 'ich') return { kind: 'person' } as const;
    return word === 'dienste'
      ? ({ kind: 'shifts' } as const)
      : ({ kind: FEED_WORDS[word as keyof typeof FEED_WORDS], id } as const);
  });

/** The forms of the screen "subscribe to calendars". */
export const feedSchema = z.discriminatedUnion(
  'intent',
  [
    z.strictObject({ intent: z.literal('add'), subject: feedSubject, withCancelled: tick }),
    z.strictObject({ intent: z.literal('renew'), subject: feedSubject }),
    z.strictObject({ intent: z.literal('show'), id: z.uuid('unreadable') }),
    z.strictObject({ intent: z.literal('hide'), id: z.uuid('unreadable') }),
    z.strictObject({ intent: z.literal('end'), id: z.uuid('unreadable') }),
  ],
  'unreadable',
);

/** Who came, for one date; errors are keys of `booking.usage.errors`. */
export const usageSchema = z.strictObject({
  booking: z.uuid('unreadable'),
  outcome: z.enum(['took_place', 'fell_out'], 'unreadable'),
  headcount: z
    .string('headcount')
    .trim()
    .regex(/^\d{0,5}$/, 'headcount')
    .optional()
    .transform((digits) => (digits ? Number(digits) : null))
    .refine((count) => count === null || count <= MAX_HEADCOUNT, 'headcount'),
  note: text(MAX_USAGE_NOTE, 'note_too_long')
    .optional()
    .transform((value) => value || null),
  weiter: returnTo,
});
