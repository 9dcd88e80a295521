import { sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { can } from '#app/permissions.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { placeJoins } from './columns.server.ts';
import { type ApprovalRow, readApprovalRows } from './decision-rows.server.ts';
import { visibilityOf } from '#app/domains/booking/rules/visibility.ts';

/** What an admin points at: one date, or what waits of its series. */
export interface AskedUnit {
  bookingId: string;
  scope: 'this' | 'series';
}

/** The rows behind it, by date; none when it was withdrawn meanwhile. */
export interface DecisionUnit {
  rows: ApprovalRow[];
  title: string;
}

/** Every booking that these units may touch, for the lock; a series is found by a withdrawn date, too. One statement. */
export async function bookingIdsOf(db: Database, units: readonly AskedUnit[]): Promise<string[]> {
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
 * The units as they are now, in their order. Throws NotFoundError for what is unknown or hidden, ForbiddenError for what
 * belongs to another operator. One statement, a second when something was withdrawn.
 */
export async function readUnits(
  handle: Database | Transaction,
  asked: { actor: Actor; now: ReadCtx['now'] },
  units: readonly AskedUnit[],
  of: { bookingIds: readonly string[]; isLocked: boolean },
): Promise<DecisionUnit[]> {
  const { actor, now } = asked;
  const rows = await readApprovalRows(handle, { viewerId: actor.id, now }, of);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const absent = units.filter(({ bookingId }) => !byId.has(bookingId)).map(({ bookingId }) => bookingId);
  const withdrawn = absent.length > 0 ? await readWithdrawn(handle, absent) : new Map<string, Withdrawn>();
  return units.map(({ bookingId, scope }) => {
    const row = byId.get(bookingId);
    const tombstone = withdrawn.get(bookingId);
    const known = row ?? tombstone;
    if (!known) throw new NotFoundError(bookingId);
    const seriesId = scope === 'series' && !(row?.detached ?? false) ? known.seriesId : null;
    const found = seriesId ? rows.filter((one) => one.seriesId === seriesId && !one.detached) : row ? [row] : [];
    for (const one of found) assertMay(actor, 'booking.decide', one);
    if (tombstone && !can(actor, 'booking.decide', { operatorId: tombstone.operatorId }))
      throw new NotFoundError(bookingId);
    return { rows: found, title: known.title };
  });
}

/** An admin decides and archives at the places of the own operator; elsewhere they see no more than anybody (domain.md, "Who"). */
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
