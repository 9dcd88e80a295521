import { type SQL, sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { can } from '#app/permissions.ts';
import { dayOfWeek, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { bookingColumns, type BookingRow, isMyTeam, placeJoins, placeZone } from './columns.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { RequestedDate } from '#app/domains/booking/rules/approve.ts';
import { isPast } from '#app/domains/booking/rules/scopes.ts';
import { visibilityOf } from '#app/domains/booking/rules/visibility.ts';

/** A booking with all that decisions, screens and mails need. */
export interface ApprovalRow extends RequestedDate, BookingRow {
  decidedByName: string | null;
  isMyTeam: boolean;
  operatorId: string | null;
  facilityName: string | null;
  timeZone: string;
  color: string | null;
  typeIcon: string;
  description: string | null;
  version: number;
  /** The person who asked. */
  requesterName: string | null;
  /** When, by the facility's clock. */
  requestedOn: string;
  requestedAt: string;
}

type StoredRow = Omit<ApprovalRow, 'hasBegun' | 'dayOfWeek'> & Record<string, unknown>;

/** Bookings ordered by date, one statement. `filter` uses `b` (bookings) and `f` (facilities). */
async function readRows(
  handle: Database | Transaction,
  view: { viewerId: string; now: ReadCtx['now'] },
  filter: SQL,
  lock: SQL = sql``,
): Promise<ApprovalRow[]> {
  const rows = await queryRows<StoredRow>(
    handle,
    sql`
      select ${bookingColumns()}, b.description, b.version, r.root_id as "rootId", et.icon as "typeIcon", et.allow_overlap as "allowOverlap",
        b.team_id is null or c.is_home_club or exists (
          select 1 from club_grants cg where cg.club_id = c.id and cg.resource_group_id = root.group_id) as "isGranted",
        ${isMyTeam(view.viewerId)} as "isMyTeam",
        f.operator_id as "operatorId", f.name as "facilityName", r.color, ${placeZone} as "timeZone",
        requester.first_name || ' ' || requester.last_name as "requesterName",
        decider.first_name || ' ' || decider.last_name as "decidedByName",
        to_char(b.created_at at time zone ${placeZone}, 'YYYY-MM-DD') as "requestedOn",
        to_char(b.created_at at time zone ${placeZone}, 'HH24:MI') as "requestedAt"
      from bookings b
        join event_types et on et.id = b.event_type_id
        ${placeJoins()}
        left join resources root on root.id = r.root_id
        left join teams t on t.id = b.team_id
        left join departments d on d.id = t.department_id
        left join clubs c on c.id = d.club_id
        left join users requester on requester.id = b.created_by
        left join users decider on decider.id = b.decided_by
      where ${filter}
      order by b.date, b.start_time, b.created_at, b.id ${lock}`,
  );
  return rows.map((row) => ({
    ...row,
    dayOfWeek: dayOfWeek(row.date),
    hasBegun: isPast(row, wallClock(view.now, row.timeZone)),
  }));
}

/** Requests at the places of an operator, soonest first. */
export function readPendingOf(ctx: ReadCtx, viewer: { id: string; operatorId: string | null }): Promise<ApprovalRow[]> {
  const filter = sql`b.status = 'pending' and f.operator_id = ${viewer.operatorId}::uuid`;
  return readRows(ctx.db, { viewerId: viewer.id, now: ctx.now }, filter);
}

/** Some bookings by id; `isLocked` holds them until the transaction ends. */
export function readApprovalRows(
  handle: Database | Transaction,
  view: { viewerId: string; now: ReadCtx['now'] },
  of: { bookingIds: readonly string[]; isLocked: boolean },
): Promise<ApprovalRow[]> {
  const lock = of.isLocked ? sql`for update of b` : sql``;
  return readRows(handle, view, sql`b.id = any(${uuidArray(of.bookingIds)})`, lock);
}

/** What an admin decides: one date, or all pending dates of its series. */
export interface UnitRef {
  bookingId: string;
  scope: 'this' | 'series';
}

/** The rows of a unit, ordered by date; empty when it was withdrawn meanwhile. */
export interface DecisionUnit {
  rows: ApprovalRow[];
  title: string;
}

/** Every booking that these units may change, for the lock. A withdrawn date leads to its series, too. One statement. */
export async function bookingIdsOf(db: Database, units: readonly UnitRef[]): Promise<string[]> {
  const all = units.map(({ bookingId }) => bookingId);
  const whole = units.filter(({ scope }) => scope === 'series').map(({ bookingId }) => bookingId);
  const rows = await queryRows<{ id: string }>(
    db,
    sql`
      select b.id from bookings b where b.id = any(${uuidArray(all)})
      union
      select b.id from bookings b where not b.detached and b.series_id in (
        select series_id from bookings where id = any(${uuidArray(whole)})
        union select series_id from cancelled_bookings where id = any(${uuidArray(whole)}))`,
  );
  return rows.map(({ id }) => id);
}

/**
 * The units as they are now, in the same order. Throws NotFoundError for an unknown or hidden one, ForbiddenError for another
 * operator's. One statement, a second when something was withdrawn.
 */
export async function readUnits(
  handle: Database | Transaction,
  view: { actor: Actor; now: ReadCtx['now'] },
  units: readonly UnitRef[],
  of: { bookingIds: readonly string[]; isLocked: boolean },
): Promise<DecisionUnit[]> {
  const { actor, now } = view;
  const rows = await readApprovalRows(handle, { viewerId: actor.id, now }, of);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const absent = units.filter(({ bookingId }) => !byId.has(bookingId)).map(({ bookingId }) => bookingId);
  const withdrawn = absent.length > 0 ? await readWithdrawn(handle, absent) : new Map<string, Withdrawn>();
  return units.map(({ bookingId, scope }) => {
    const row = byId.get(bookingId);
    const cancelled = withdrawn.get(bookingId);
    const known = row ?? cancelled;
    if (!known) throw new NotFoundError(bookingId);
    const seriesId = scope === 'series' && !(row?.detached ?? false) ? known.seriesId : null;
    const found = seriesId ? rows.filter((one) => one.seriesId === seriesId && !one.detached) : row ? [row] : [];
    for (const one of found) assertMay(actor, 'booking.decide', one);
    if (cancelled && !can(actor, 'booking.decide', { operatorId: cancelled.operatorId }))
      throw new NotFoundError(bookingId);
    return { rows: found, title: known.title };
  });
}

/** Admins decide and archive at places of their own operator; elsewhere they are members (domain.md, "Who"). */
export function assertMay(actor: Actor, action: 'booking.decide' | 'booking.archive', row: ApprovalRow): void {
  if (can(actor, action, { operatorId: row.operatorId })) return;
  if (visibilityOf(actor, row, { isPublic: false, showNames: false }) === 'hidden') throw new NotFoundError(row.id);
  throw new ForbiddenError(action);
}

interface Withdrawn extends Record<string, unknown> {
  id: string;
  seriesId: string | null;
  operatorId: string | null;
  title: string;
}

async function readWithdrawn(handle: Database | Transaction, ids: readonly string[]): Promise<Map<string, Withdrawn>> {
  const rows = await queryRows<Withdrawn>(
    handle,
    sql`
      select t.id, t.series_id as "seriesId", f.operator_id as "operatorId", coalesce(t.snapshot ->> 'title', '') as title
      from cancelled_bookings t ${placeJoins(sql`t.resource_id`)}
      where t.id = any(${uuidArray(ids)})`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
