import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { bindingSlotsJson } from '#app/domains/booking/store/columns.server.ts';
import { type PlaceFacts, rootOf, readRequestFacts } from '#app/domains/booking/store/place-facts.server.ts';
import { canUndoEdit } from '#app/domains/booking/store/inverse.server.ts';
import { readElsewhere } from '#app/domains/booking/store/elsewhere.server.ts';
import { readOthers } from '#app/domains/booking/store/occupancies.server.ts';
import { firstStateAt, validateGrant, roleAt } from '#app/domains/booking/rules/booker.ts';
import {
  bookableDates,
  type DateVerdict,
  judgeDates,
  LEAVE_OUT_NOTHING,
  validateTimes,
} from '#app/domains/booking/rules/dates.ts';
import type { FieldError } from '#app/domains/booking/rules/field-errors.ts';
import {
  decideRequest,
  judgeRequest,
  nextFreeForAll,
  validateRange,
  type RequestedBooking,
  type RequestFacts,
} from '#app/domains/booking/rules/request.ts';
import { type EditBookingInput, readEdit } from '#app/domains/booking/store/edit-facts.server.ts';
import { datesAskedAgain, decideEdit, judgeEdit, nextFreeForEdit } from '#app/domains/booking/rules/edit.ts';
import type { FixedField } from '#app/domains/booking/rules/edit-moves.ts';
import { holidaysKnownUntil, plannedFor, withHints } from '#app/domains/booking/rules/hints.ts';
import type { ClosedReason, ScopeSkipReason } from '#app/domains/booking/rules/scopes.ts';

export type BookingPreview =
  | { kind: 'refused'; refusals: FieldError[] }
  | ({
      kind: 'dates';
      verdicts: DateVerdict[];
      becomes: 'approved' | 'pending';
      unknownHolidays: UnknownHolidays;
    } & Alternatives);

/** Dates that skip school holidays lie after the last known ones; null when all are known. */
export type UnknownHolidays = { until: string | null } | null;

/** Suggestions in a conflict (ux.md 3); empty without one. */
export interface Alternatives {
  /** The same length, later that day, free on every requested date. */
  nextFree: TimeSpan | null;
  /** Resources of the same group that are free at the requested time on every date. */
  alternatives: { id: string; name: string }[];
}

/**
 * The verdict on every date of a request before it is sent; writes nothing and locks nothing. A `draft` needs only place and
 * times: team, type and title may still be missing. A `complete` request is refused as requestBooking would refuse it. Six
 * statements, two more when a date is taken.
 */
export async function previewBooking(
  ctx: ReadCtx,
  actor: Actor,
  input: RequestedBooking,
  as: 'draft' | 'complete',
): Promise<BookingPreview> {
  const rootId = await rootOf(ctx.db, input.resourceId);
  const read = rootId && (await readRequestFacts(ctx.db, { ...ctx, actor }, rootId, input, { wholeDays: true }));
  if (!read) return { kind: 'refused', refusals: [{ field: 'resourceId', code: 'resource_unknown' }] };
  const { facts, place } = read;
  const refusals = as === 'draft' ? validateDraft(input, facts) : validateComplete(input, facts);
  if (refusals.length > 0) return { kind: 'refused', refusals };

  const judged = judgeRequest(input, facts);
  const planned = plannedFor(facts);
  const dates = bookableDates(judged);
  const elsewhere = await readElsewhere(ctx.db, actor, { ...planned, dates, time: input });
  const skipsHolidays = input.when.kind === 'series' && input.when.skipSchoolHolidays;
  return {
    kind: 'dates',
    verdicts: withHints(judged, input, elsewhere, planned),
    unknownHolidays: holidaysKnownUntil(facts.dates, skipsHolidays, place.schoolHolidaysUntil),
    becomes: firstStateAt(roleAt(actor, place.operatorId), place.operatorId, knownTeam(facts)).status,
    ...(await findAlternatives(ctx, actor, input, { ...read, verdicts: judged })),
  };
}

const knownTeam = ({ team }: RequestFacts) => (team === 'unknown' ? null : team);

function validateDraft(input: RequestedBooking, { team, now, dates }: RequestFacts): FieldError[] {
  const noGrant = team === 'unknown' ? null : validateGrant(team);
  return [...validateTimes(input), ...validateRange(input.when, now, dates), ...(noGrant ? [noGrant] : [])];
}

function validateComplete(input: RequestedBooking, facts: RequestFacts): FieldError[] {
  const decision = decideRequest(input, facts);
  return decision.kind === 'refused' ? decision.refusals : [];
}

/** A later time and other places of the group, when a date is taken. Skipped dates do not count. */
export async function findAlternatives(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  input: RequestedBooking,
  known: { facts: RequestFacts; place: PlaceFacts; verdicts: readonly DateVerdict[] },
): Promise<Alternatives> {
  const { facts, place, verdicts } = known;
  const isTaken = verdicts.some(({ kind, skipped }) => kind === 'blocked' || skipped === 'not_free');
  if (!isTaken) return { nextFree: null, alternatives: [] };
  const requested = verdicts.filter(({ kind, skipped }) => kind !== 'skipped' || skipped === 'not_free');
  const dates = facts.dates.filter(({ date }) => requested.some((verdict) => verdict.date === date));
  const nextFree = nextFreeForAll(input, facts, verdicts);
  const group = await readGroup(db, place.groupId);
  const rootIds = [...new Set(group.map(({ rootId }) => rootId))];
  const within = { startTime: input.startTime, endTime: input.endTime };
  const others = await readOthers(db, actor, { rootIds, dates: dates.map(({ date }) => date), within });
  const time = { ...input, allowOverlap: facts.eventType?.allowOverlap ?? false };
  const alternatives = group.filter((resource) => {
    if (resource.id === input.resourceId) return false;
    const occupancy = { tree: group, slots: resource.slots, others };
    const found = judgeDates({ ...time, resourceId: resource.id }, dates, LEAVE_OUT_NOTHING, occupancy, facts.now);
    return bookableDates(found).length === dates.length;
  });
  return { nextFree, alternatives: alternatives.map(({ id, name }) => ({ id, name })) };
}

type GroupResource = PlaceFacts['tree'][number] & { rootId: string; slots: PlaceFacts['slots'] | null };

/** Every resource of a group with the slots of its root, in display order. */
async function readGroup(db: Database, groupId: string): Promise<GroupResource[]> {
  const rows = await queryRows<GroupResource>(
    db,
    sql`
      select r.id, r.parent_id as "parentId", r.root_id as "rootId", r.name,
        ${bindingSlotsJson(sql`root`)} as slots
      from resources r join resources root on root.id = r.root_id
      where r.group_id = ${groupId}::uuid order by root.sort_order, root.name, r.sort_order, r.name`,
  );
  return [...rows];
}

export type EditPreview =
  | { kind: 'refused'; refusals: FieldError[] }
  | { kind: 'stale' }
  | { kind: 'running'; fields: FixedField[] }
  | ClosedReason
  | {
      kind: 'dates';
      verdicts: DateVerdict[];
      nextFree: Alternatives['nextFree'];
      /** Dates of the scope that stay as they are. */
      skipped: { date: string; why: ScopeSkipReason }[];
      /** Dates that the edit cancels: removed by hand, not free, or after the new end. */
      cancelled: string[];
      /** Dates that would give up their approved time and wait again. */
      askedAgain: string[];
      /** New dates that would wait for approval. */
      waiting: string[];
      unknownHolidays: UnknownHolidays;
      /** The edit could be undone for half a minute. */
      hasUndo: boolean;
    };

/** The verdict on every date of an edit; writes nothing and locks nothing. */
export async function previewEdit(ctx: ReadCtx, actor: Actor, input: EditBookingInput): Promise<EditPreview> {
  const read = await readEdit(ctx.db, { ...ctx, actor }, input, { forUpdate: false });
  if (read.kind === 'place_gone')
    return { kind: 'refused', refusals: [{ field: 'resourceId', code: 'resource_unknown' }] };
  if (read.kind !== 'ready') return read;
  const { facts, skipped } = read;
  const decision = decideEdit(input, facts);
  if (decision.kind === 'refused' || decision.kind === 'running') return decision;
  const judged = judgeEdit(input, facts);
  const { teamId, userId } = read.chosen;
  const elsewhere = await readElsewhere(ctx.db, actor, {
    teamId,
    userId,
    dates: bookableDates(judged),
    time: input,
    except: facts.moves.flatMap(({ from }) => from?.id ?? []),
  });
  const verdicts = withHints(judged, input, elsewhere, { teamId, userId });
  const isTaken = verdicts.some(({ kind, skipped }) => kind === 'blocked' || skipped === 'not_free');
  return {
    kind: 'dates',
    verdicts,
    nextFree: isTaken ? nextFreeForEdit(input, facts, verdicts) : null,
    skipped: skipped.map(({ booking, why }) => ({ date: booking.date, why })),
    cancelled: decision.kind === 'accepted' ? decision.cancelled.map(({ date }) => date).sort() : [],
    askedAgain: decision.kind === 'accepted' ? datesAskedAgain(decision) : [],
    hasUndo: decision.kind !== 'accepted' || canUndoEdit(decision, input.when.scope === 'following' && read.hasEarlier),
    waiting: decision.kind === 'accepted' && decision.addedStatus === 'pending' ? decision.added : [],
    unknownHolidays: holidaysKnownUntil(
      facts.dates,
      input.when.scope !== 'this' && input.when.skipSchoolHolidays,
      read.place.schoolHolidaysUntil,
    ),
  };
}
