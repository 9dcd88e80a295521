import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { can } from '#app/permissions.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { placeJoins } from '#app/domains/booking/store/columns.server.ts';
import { type ApprovalRow, readPendingOf } from '#app/domains/booking/store/decision-rows.server.ts';
import { readOccupancies } from '#app/domains/booking/store/occupancies.server.ts';
import { judgeDate, type JudgedDate, type Obstacle } from '#app/domains/booking/rules/approve.ts';
import type { Conflict } from '#app/domains/booking/rules/conflicts.ts';

export interface PendingDate extends TimeSpan {
  bookingId: string;
  date: string;
  placeName: string;
  obstacle: Obstacle | null;
  conflicts: Conflict[];
}

/** One request as an admin decides it: a single date, or all pending dates of a series (seed 4, 3.5). */
export interface PendingRequest {
  /** The id of its first date. */
  bookingId: string;
  scope: 'this' | 'series';
  title: string;
  typeLabel: string;
  typeIcon: string;
  placeName: string;
  facilityName: string | null;
  color: string | null;
  teamName: string | null;
  clubName: string | null;
  requesterName: string | null;
  requestedOn: string;
  requestedAt: string;
  description: string | null;
  startTime: string;
  endTime: string;
  dates: PendingDate[];
  /** Dates that can be approved now. */
  freeCount: number;
  rootIds: string[];
}

/** The requests of this admin's operator, soonest first, a series as one. Three statements. */
export async function listPendingRequests(ctx: ReadCtx, actor: Actor): Promise<PendingRequest[]> {
  if (!can(actor, 'booking.decide')) return [];
  const rows = await readPendingOf(ctx, actor);
  const occupancies = await readOccupancies(ctx.db, actor, rows);
  return foldUnits(rows).map((unit) => toRequest(unit.map((row) => judgeDate(row, occupancies.get(row.rootId ?? '')))));
}

/** Dates of one series form a unit, except those that were moved alone (D5). Keeps the order. */
export function foldUnits<T extends Pick<ApprovalRow, 'id' | 'seriesId' | 'detached'>>(rows: readonly T[]): T[][] {
  const units = new Map<string, T[]>();
  for (const row of rows) {
    const key = row.seriesId !== null && !row.detached ? row.seriesId : row.id;
    const unit = units.get(key);
    if (unit) unit.push(row);
    else units.set(key, [row]);
  }
  return [...units.values()];
}

/** The number of requests; a series counts once. One statement; null without a statement for people who may not decide. */
export async function countPendingRequests(ctx: Pick<ReadCtx, 'db'>, actor: Actor): Promise<number | null> {
  if (!can(actor, 'booking.decide')) return null;
  const rows = await queryRows<{ count: number }>(
    ctx.db,
    sql`
      select count(distinct case when b.detached then b.id else coalesce(b.series_id, b.id) end)::int as count
      from bookings b ${placeJoins()}
      where b.status = 'pending' and f.operator_id = ${actor.operatorId}::uuid`,
  );
  return rows[0]?.count ?? 0;
}

function toRequest(judged: readonly JudgedDate<ApprovalRow>[]): PendingRequest {
  const first = judged[0]?.booking;
  if (!first) throw new Error('a request without dates');
  return {
    bookingId: first.id,
    scope: first.seriesId !== null && !first.detached ? 'series' : 'this',
    title: first.title,
    typeLabel: first.typeLabel,
    typeIcon: first.typeIcon,
    placeName: first.placeName,
    facilityName: first.facilityName,
    color: first.color,
    teamName: first.teamName,
    clubName: first.clubName,
    requesterName: first.requesterName,
    requestedOn: first.requestedOn,
    requestedAt: first.requestedAt,
    description: first.description,
    startTime: first.startTime,
    endTime: first.endTime,
    dates: judged.map(({ booking, obstacle, conflicts }) => ({
      bookingId: booking.id,
      date: booking.date,
      startTime: booking.startTime,
      endTime: booking.endTime,
      placeName: booking.placeName,
      obstacle,
      conflicts,
    })),
    freeCount: judged.filter(({ obstacle }) => obstacle === null).length,
    rootIds: [...new Set(judged.flatMap(({ booking }) => booking.rootId ?? []))],
  };
}
