import type { Transaction } from '#app/db/client.server.ts';
import type { SeriesException } from '#app/db/schema/booking.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { trackAction } from '#app/domains/actions/public.server.ts';
import { gidOf } from '#app/domains/actions/rules/gid.ts';
import { operationIdOf, recordAudit, recordOperation } from '#app/domains/audit/public.server.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { enqueueMails } from '#app/domains/outbox/public.server.ts';
import { can } from '#app/permissions.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import {
  bookingIds,
  insertBookings,
  insertSeries,
  type NewBooking,
  raisePlanVersions,
} from './store/bookings.server.ts';
import { type MailedDate, NOT_STORED } from './mails/calendars.server.ts';
import { bookingMails, type BookingNotification, nameOf } from './mails/notifications.server.ts';
import { auditRecord, BOOKING_PERSONAL_FIELDS } from './personal.ts';
import { type PlaceFacts, readRequestFacts } from './store/place-facts.server.ts';
import { inverseOf } from './store/inverse.server.ts';
import { underPlanLock } from './store/plan-lock.server.ts';
import type { DateVerdict } from './rules/dates.ts';
import type { FieldError } from './rules/field-errors.ts';
import {
  decideRequest,
  exceptionsOf,
  type RequestDecision,
  type RequestedBooking,
  type RequestFacts,
} from './rules/request.ts';

export type RequestBookingOutcome =
  | BookedOutcome
  | { kind: 'refused'; refusals: FieldError[] }
  /** At least one date is taken; nothing was written. */
  | { kind: 'blocked'; verdicts: DateVerdict[]; nextFree: TimeSpan | null };

/** Plain values: the outcome is stored for a repeated request. */
export interface BookedOutcome {
  kind: 'booked';
  /** The booking of the first date. */
  bookingId: string;
  /** One for each date, in their order. */
  bookingIds: string[];
  dates: string[];
  seriesId: string | null;
  status: 'approved' | 'pending';
  placeName: string;
  /** Skipped dates of the range, and why. */
  leftOut: SeriesException[];
  /** The operation that takes it back within 30 seconds; null without an undo. */
  undo: string | null;
}

/**
 * Books a single date or a weekly series, or asks for it (seed 4, 2.4.2; domain.md, write path): lock the root, read, decide,
 * write bookings, claims, audit row, mails and plan version, commit. The number of round trips does not depend on the number of
 * dates. Throws ForbiddenError for people who may never ask.
 */
export async function requestBooking(ctx: Ctx, input: RequestedBooking): Promise<RequestBookingOutcome> {
  if (!can(ctx.actor, 'booking.request')) throw new ForbiddenError('booking.request');
  return await underPlanLock(ctx, { resourceIds: [input.resourceId] }, async (tx, [rootId]) => {
    const read = rootId === undefined ? null : await readRequestFacts(tx, ctx, rootId, input, { wholeDays: false });
    if (rootId === undefined || !read)
      return { kind: 'refused', refusals: [{ field: 'resourceId', code: 'resource_unknown' }] };
    const decision = decideRequest(input, read.facts);
    if (decision.kind === 'blocked') return await decideWithFreeTimes(tx, ctx, rootId, input);
    if (decision.kind !== 'accepted') return decision;
    return await write(tx, ctx, input, { ...read, decision, rootId });
  });
}

/** A refusal names the next free time, so the whole days are read. */
async function decideWithFreeTimes(
  tx: Transaction,
  ctx: Ctx,
  rootId: string,
  input: RequestedBooking,
): Promise<RequestDecision & { kind: 'refused' | 'blocked' }> {
  const read = await readRequestFacts(tx, ctx, rootId, input, { wholeDays: true });
  const decision = read && decideRequest(input, read.facts);
  if (!decision || decision.kind === 'accepted') throw new Error('a plan changed under its lock');
  return decision;
}

async function write(
  tx: Transaction,
  ctx: Ctx,
  input: RequestedBooking,
  known: {
    facts: RequestFacts;
    place: PlaceFacts;
    decision: RequestDecision & { kind: 'accepted' };
    rootId: string;
  },
): Promise<BookedOutcome> {
  const { facts, place, decision } = known;
  const { status, person } = decision;
  const team = facts.team === 'unknown' ? null : facts.team;
  const rows = bookingIds(decision.dates);
  const series = seriesRow(ctx, input, decision);
  const common: NewBooking = {
    resourceId: input.resourceId,
    startTime: input.startTime,
    endTime: input.endTime,
    title: decision.title,
    description: input.description,
    eventTypeId: input.eventTypeId,
    userId: person.userId,
    teamId: input.teamId,
    seriesId: series?.id ?? null,
    createdBy: ctx.actor.id,
    status,
    decision: decision.decision,
    decidedBy: decision.decision ? ctx.actor.id : null,
    decidedAt: decision.decision ? toDate(ctx.now) : null,
    placeName: place.tree.find((node) => node.id === input.resourceId)?.name ?? place.facilityName,
    teamName: team?.name ?? null,
    clubName: team?.clubName ?? null,
    personName: person.name,
    typeLabel: facts.eventType?.label ?? input.eventTypeId,
  };
  const skipped = decision.verdicts.filter(({ kind }) => kind === 'skipped');
  const outcome: BookedOutcome = {
    kind: 'booked',
    bookingId: rows[0]?.id ?? '',
    bookingIds: rows.map(({ id }) => id),
    dates: decision.dates,
    seriesId: common.seriesId,
    status,
    placeName: common.placeName,
    leftOut: exceptionsOf(decision.verdicts),
    undo: operationIdOf(ctx),
  };
  const { bookingId, undo } = outcome;
  const entity = series
    ? ({ entity: 'booking_series', id: series.id } as const)
    : ({ entity: 'booking', id: bookingId } as const);
  const notification: Omit<BookingNotification, 'template'> = {
    ...common,
    related: entity,
    bookingId,
    operatorId: place.operatorId,
    facilityName: place.facilityName,
    timeZone: place.timeZone,
    dates: decision.dates,
    calendarDates: rows.map((row): MailedDate => {
      const { startTime, endTime } = input;
      return { ...row, startTime, endTime, version: NOT_STORED, state: status };
    }),
    skipped: skipped.map(({ date, skipped: why, publicHoliday, schoolHoliday }) => ({
      date,
      why: publicHoliday ?? schoolHoliday ?? why,
    })),
    isPending: status === 'pending',
    reason: null,
    by: nameOf(ctx.actor),
    byEmail: ctx.actor.email,
  };
  const { id, email, firstName, locale } = ctx.actor;
  await inOneFlight(tx, () => [
    series && insertSeries(tx, series),
    insertBookings(tx, rows, common),
    recordAudit(tx, ctx, {
      action: series ? 'booking_series.created' : 'booking.created',
      entity: entity.entity,
      entityId: entity.id,
      operatorId: place.operatorId,
      after: { ...auditRecord({ ...common, ...series }), dates: decision.dates },
      personalFields: BOOKING_PERSONAL_FIELDS,
    }),
    trackAction(tx, ctx, {
      actionType: 'booking.requested',
      gid: gidOf(series ? 'series' : 'booking', entity.id),
    }),
    enqueueMails(
      tx,
      [
        ...bookingMails(
          { ...notification, template: 'bookingCreated' },
          email ? [{ id, email, firstName, locale }] : [],
        ),
        ...bookingMails({ ...notification, template: 'adminNewBooking' }, status === 'pending' ? place.admins : []),
      ],
      { now: ctx.now, operationId: undo },
    ),
    undo !== null &&
      recordOperation(tx, ctx, {
        kind: 'booking.requested',
        inverse: inverseOf({
          created: outcome.bookingIds,
          series: series && { id: series.id, isNew: true, span: null, isWide: true },
        }),
      }),
    raisePlanVersions(tx, [known.rootId]),
  ]);
  return outcome;
}

/** The series as an entity (D5), with the skipped dates of its range. */
function seriesRow(ctx: Ctx, input: RequestedBooking, decision: RequestDecision & { kind: 'accepted' }) {
  const { when, resourceId, teamId, eventTypeId, startTime, endTime, description } = input;
  if (when.kind === 'single') return null;
  return {
    id: newId(),
    resourceId,
    teamId,
    eventTypeId,
    dayOfWeek: when.dayOfWeek,
    startDate: when.startDate,
    endDate: when.endDate,
    startTime,
    endTime,
    title: decision.title,
    description,
    exceptions: exceptionsOf(decision.verdicts),
    skipPublicHolidays: when.skipPublicHolidays,
    skipSchoolHolidays: when.skipSchoolHolidays,
    createdBy: ctx.actor.id,
  };
}
