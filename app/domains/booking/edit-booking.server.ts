import { arrayOf } from '#app/db/arrays.server.ts';
import { eq, sql } from 'drizzle-orm';
import { dateArray, uuidArray } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { bookingSeries } from '#app/db/schema/booking.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { operationIdOf, recordAudit, recordOperation } from '#app/domains/audit/public.server.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { enqueueMails } from '#app/domains/outbox/public.server.ts';
import { addDays, onWeekday, toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import {
  bookingIds,
  moveToCancelled,
  deleteClaims,
  insertBookings,
  insertClaims,
  listSiblingIds,
  raisePlanVersions,
  type StoredBooking,
  type StoredSeries,
} from './store/bookings.server.ts';
import { type EditBookingInput, type EditRead, readEdit } from './store/edit-facts.server.ts';
import { auditOfEdit, type SeriesRows } from './store/edit-audit.server.ts';
import { canUndoEdit, inverseOf, inverseOfSeries } from './store/inverse.server.ts';
import { mailsOfEdit } from './mails/edit.server.ts';
import { underPlanLock } from './store/plan-lock.server.ts';
import { dropEarlierCheckIns } from './store/usage.server.ts';
import type { DateVerdict } from './rules/dates.ts';
import { type ClosedReason } from './rules/scopes.ts';
import { datesAskedAgain, decideEdit, type EditDecision, statusOfEdit } from './rules/edit.ts';
import { type FixedField, isMoving } from './rules/edit-moves.ts';
import { exceptionsOf } from './rules/request.ts';
import type { FieldError } from './rules/field-errors.ts';
import { seriesAfter } from './rules/series-after.ts';

export type EditBookingOutcome =
  | {
      kind: 'edited';
      /** The dates as they are now, in order. */
      dates: string[];
      bookingIds: string[];
      cancelled: string[];
      /** Pending when an admin has to approve any date. */
      status: 'approved' | 'pending';
      /** Dates that gave up their approved time and wait again. */
      askedAgain: string[];
      placeName: string;
      title: string;
      /** The operation that takes it back within 30 seconds; null when dates came, went or were split off. */
      undo: string | null;
    }
  | { kind: 'refused'; refusals: FieldError[] }
  | { kind: 'blocked'; verdicts: DateVerdict[]; nextFree: TimeSpan | null }
  | { kind: 'stale' }
  /** It has begun: only title, description and end may change. */
  | { kind: 'running'; fields: FixedField[] }
  | ClosedReason;

/**
 * Changes a booking, or the dates of its series from one date on or all future ones (D5): place, time, title, type, and for a
 * series the weekday and the end. The old claims of the whole scope go first, so a series may move over itself. All or nothing.
 * While a booking runs, its title, description and end may change (decision 027).
 * Throws NotFoundError and ForbiddenError as assertMayChange does.
 */
export async function editBooking(ctx: Ctx, input: EditBookingInput): Promise<EditBookingOutcome> {
  const isWide = input.when.scope !== 'this';
  const bookingIds = isWide ? await listSiblingIds(ctx.db, input.bookingId) : [input.bookingId];
  return await underPlanLock(ctx, { bookingIds, resourceIds: [input.resourceId] }, async (tx, rootIds) => {
    const read = await readEdit(tx, ctx, input, { forUpdate: true });
    if (read.kind === 'place_gone')
      return { kind: 'refused', refusals: [{ field: 'resourceId', code: 'resource_unknown' }] };
    if (read.kind !== 'ready') return read;
    const decision = decideEdit(input, read.facts);
    if (decision.kind !== 'accepted') return decision;
    return await write(tx, ctx, input, { read, decision, rootIds });
  });
}

type Accepted = EditDecision<StoredBooking> & { kind: 'accepted' };

async function write(
  tx: Transaction,
  ctx: Ctx,
  input: EditBookingInput,
  known: { read: EditRead & { kind: 'ready' }; decision: Accepted; rootIds: readonly string[] },
): Promise<EditBookingOutcome> {
  const { read, decision } = known;
  const { kept, added, cancelled } = decision;
  const placeName = read.place.tree.find((node) => node.id === input.resourceId)?.name ?? read.place.facilityName;
  const dates = [...kept.map(({ to }) => to), ...added].sort();
  const series = read.series && seriesRows(read.series, input, known, dates);
  const by = { cancellationId: ctx.correlationId, actorId: ctx.actor.id, reason: null, now: ctx.now };

  const ids = kept.map(({ booking }) => booking.id);
  const moving = isMoving(input, read.facts.moves);
  const seriesId = series?.next?.id ?? read.chosen.seriesId;
  const words = { placeName, title: decision.title, typeLabel: read.facts.eventType?.label ?? read.chosen.typeLabel };
  const addedRows = bookingIds(added);
  const status = statusOfEdit(decision);
  const mails = await mailsOfEdit(tx, ctx, input, {
    read,
    decision,
    dates,
    status,
    placeName,
    seriesId,
    added: addedRows,
  });
  const undo = canUndoEdit(decision, Boolean(series?.next)) ? operationIdOf(ctx) : null;
  // PostgreSQL runs these in order: old claims go before new ones come, and a series exists before its dates.
  await inOneFlight(tx, () => [
    undo !== null &&
      recordOperation(tx, ctx, {
        kind: 'booking.changed',
        inverse: inverseOf({ changed: ids, series: series && inverseOfSeries(series, input, read.chosen) }),
      }),
    moving && deleteClaims(tx, ids),
    cancelled.length > 0 &&
      moveToCancelled(
        tx,
        cancelled.map(({ id }) => id),
        by,
      ),
    ...(series ? seriesStatements(tx, series, read.from) : []),
    updateBookings(tx, input, decision, { ...words, seriesId, detached: input.when.scope === 'this' }),
    moving && insertClaims(tx, ids),
    moving && dropEarlierCheckIns(tx, { ids: arrayOf(ids) }),
    added.length > 0 && insertBookings(tx, addedRows, addedRow(ctx, input, read, decision, words, seriesId)),
    recordAudit(tx, ctx, auditOfEdit(input, read, decision, series, dates)),
    enqueueMails(tx, mails, { now: ctx.now, operationId: undo }),
    raisePlanVersions(tx, known.rootIds),
  ]);
  return {
    kind: 'edited',
    dates,
    bookingIds: [...ids, ...addedRows.map(({ id }) => id)],
    cancelled: cancelled.map(({ date }) => date).sort(),
    status,
    askedAgain: datesAskedAgain(decision),
    placeName,
    title: decision.title,
    undo,
  };
}

function seriesRows(
  series: StoredSeries,
  input: EditBookingInput,
  { read, decision }: { read: EditRead & { kind: 'ready' }; decision: Accepted },
  dates: readonly string[],
): SeriesRows | null {
  const { when } = input;
  const gone = new Set(
    when.scope === 'this' ? [] : decision.cancelled.map(({ date }) => onWeekday(date, when.dayOfWeek)),
  );
  const after = seriesAfter(series, input, {
    chosen: read.chosen,
    from: read.from,
    hasEarlier: read.hasEarlier,
    title: decision.title,
    dates,
    lost: exceptionsOf(decision.verdicts).map((row) => (gone.has(row.date) ? { ...row, fellOut: true } : row)),
    today: read.facts.now.date,
    onWeekday,
    dayBefore: (date) => addDays(date, -1),
  });
  if (!after?.next) return after && { current: after.current, next: null };
  const { teamId, createdBy } = series;
  return { current: after.current, next: { ...after.next, id: newId(), teamId, createdBy } };
}

function seriesStatements(tx: Transaction, { current, next }: SeriesRows, from: string): Promise<unknown>[] {
  const { id, version, createdAt: _createdAt, updatedAt: _updatedAt, ...values } = current;
  const update = tx
    .update(bookingSeries)
    .set({ ...values, version: version + 1, updatedAt: sql`app_now()` })
    .where(eq(bookingSeries.id, id))
    .execute();
  if (!next) return [update];
  return [
    update,
    tx.insert(bookingSeries).values(next).execute(),
    // The skipped dates from here on belong to the new series, whose dialogs list them.
    queryRows(
      tx,
      sql`update bookings set series_id = ${next.id}::uuid where series_id = ${id}::uuid and date >= ${from}::date`,
    ),
  ];
}

/** One statement for all dates that stay. */
async function updateBookings(
  tx: Transaction,
  input: EditBookingInput,
  { kept }: Accepted,
  to: { placeName: string; title: string; typeLabel: string; seriesId: string | null; detached: boolean },
): Promise<void> {
  const ids = kept.map(({ booking }) => booking.id);
  const statuses = `{${kept.map(({ status }) => status).join(',')}}`;
  await queryRows(
    tx,
    sql`
      update bookings b set resource_id = ${input.resourceId}::uuid, date = kept.date, start_time = ${input.startTime}::time,
        end_time = ${input.endTime}::time, title = ${to.title}, description = ${input.description},
        event_type_id = ${input.eventTypeId}, type_label = ${to.typeLabel}, place_name = ${to.placeName},
        series_id = case when b.detached then b.series_id else ${to.seriesId}::uuid end,
        detached = b.detached or (${to.detached} and b.series_id is not null), status = kept.status,
        decision = case kept.status when 'pending' then null else b.decision end,
        decided_by = case kept.status when 'pending' then null else b.decided_by end,
        decided_at = case kept.status when 'pending' then null else b.decided_at end,
        decision_reason = case kept.status when 'pending' then null else b.decision_reason end,
        version = b.version + 1, updated_at = app_now()
      from unnest(${uuidArray(ids)}, ${dateArray(kept.map((row) => row.to))}, ${statuses}::text[]) as kept(id, date, status)
      where b.id = kept.id`,
  );
}

/** A later end adds dates with the team and booking person of the others; the actor is their creator. */
function addedRow(
  ctx: Ctx,
  input: EditBookingInput,
  { chosen }: EditRead & { kind: 'ready' },
  { addedStatus }: Accepted,
  words: { placeName: string; title: string; typeLabel: string },
  seriesId: string | null,
) {
  const isApproved = addedStatus === 'approved';
  return {
    ...words,
    resourceId: input.resourceId,
    startTime: input.startTime,
    endTime: input.endTime,
    description: input.description,
    eventTypeId: input.eventTypeId,
    userId: chosen.userId,
    teamId: chosen.teamId,
    teamName: chosen.teamName,
    clubName: chosen.clubName,
    personName: chosen.personName,
    seriesId,
    createdBy: ctx.actor.id,
    status: addedStatus,
    decision: isApproved ? ('approved' as const) : null,
    decidedBy: isApproved ? ctx.actor.id : null,
    decidedAt: isApproved ? toDate(ctx.now) : null,
  };
}
