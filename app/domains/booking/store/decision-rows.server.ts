import { type SQL, sql } from 'drizzle-orm';
import { uuidArray } from '#app/db/arrays.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { TreeNode } from '#app/domains/facilities/rules/resource-tree.ts';
import type { SlotRule } from '#app/domains/facilities/rules/slots.ts';
import { dayOfWeek, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import {
  bindingSlotsJson,
  bookingColumns,
  type BookingRow,
  isMyTeam,
  placeJoins,
  placeZone,
} from './columns.server.ts';
import { readOthers } from './place-facts.server.ts';
import type { RequestedDate } from '#app/domains/booking/rules/approve.ts';
import type { Occupancy } from '#app/domains/booking/rules/dates.ts';
import { isPast } from '#app/domains/booking/rules/scopes.ts';

/** A booking with all that deciding about it, showing it and telling of it needs. */
export interface ApprovalRow extends RequestedDate, BookingRow {
  decidedByName: string | null;
  isMyTeam: boolean;
  operatorId: string | null;
  facilityName: string | null;
  timeZone: string;
  color: string | null;
  typeIcon: string;
  description: string | null;
  /** Who asked. */
  requesterName: string | null;
  /** When, by the facility's clock. */
  askedOn: string;
  askedAt: string;
}

type StoredRow = Omit<ApprovalRow, 'hasBegun' | 'dayOfWeek'> & Record<string, unknown>;

/** Bookings in the order of their dates, one statement. `filter` speaks of `b` (bookings) and `f` (facilities). */
async function readRows(
  handle: Database | Transaction,
  asked: { viewerId: string; now: ReadCtx['now'] },
  filter: SQL,
  lock: SQL = sql``,
): Promise<ApprovalRow[]> {
  const rows = await queryRows<StoredRow>(
    handle,
    sql`
      select ${bookingColumns()}, b.description, r.root_id as "rootId", et.icon as "typeIcon", et.allow_overlap as "allowOverlap",
        b.team_id is null or c.is_home_club or exists (
          select 1 from club_grants cg where cg.club_id = c.id and cg.resource_group_id = root.group_id) as "isGranted",
        ${isMyTeam(asked.viewerId)} as "isMyTeam",
        f.operator_id as "operatorId", f.name as "facilityName", r.color, ${placeZone} as "timeZone",
        requester.first_name || ' ' || requester.last_name as "requesterName",
        decider.first_name || ' ' || decider.last_name as "decidedByName",
        to_char(b.created_at at time zone ${placeZone}, 'YYYY-MM-DD') as "askedOn",
        to_char(b.created_at at time zone ${placeZone}, 'HH24:MI') as "askedAt"
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
    hasBegun: isPast(row, wallClock(asked.now, row.timeZone)),
  }));
}

/** What waits for the admins of an operator, soonest first. */
export function readPendingOf(ctx: ReadCtx, viewer: { id: string; operatorId: string | null }): Promise<ApprovalRow[]> {
  const filter = sql`b.status = 'pending' and f.operator_id = ${viewer.operatorId}::uuid`;
  return readRows(ctx.db, { viewerId: viewer.id, now: ctx.now }, filter);
}

/** Some bookings by id; `isLocked` holds them until the transaction ends. */
export function readApprovalRows(
  handle: Database | Transaction,
  asked: { viewerId: string; now: ReadCtx['now'] },
  of: { bookingIds: readonly string[]; isLocked: boolean },
): Promise<ApprovalRow[]> {
  const lock = of.isLocked ? sql`for update of b` : sql``;
  return readRows(handle, asked, sql`b.id = any(${uuidArray(of.bookingIds)})`, lock);
}

type RootRow = Record<string, unknown> & { id: string; tree: TreeNode[]; slots: SlotRule[] | null };

/** Everything on the roots of these bookings on their days. Two statements, whatever their number. */
export async function readOccupancies(
  handle: Database | Transaction,
  actor: Actor,
  wanted: readonly { rootId: string | null; date: string }[],
): Promise<Map<string, Occupancy>> {
  const rootIds = [...new Set(wanted.flatMap(({ rootId }) => rootId ?? []))];
  if (rootIds.length === 0) return new Map();
  const dates = [...new Set(wanted.map(({ date }) => date))].sort();
  const [roots, others] = await inOneFlight(handle, (flight) => [
    queryRows<RootRow>(
      flight,
      sql`
        select root.id,
          (select json_agg(json_build_object('id', r.id, 'parentId', r.parent_id)) from resources r where r.root_id = root.id) as tree,
          ${bindingSlotsJson(sql`root`)} as slots
        from resources root where root.id = any(${uuidArray(rootIds)})`,
    ),
    readOthers(flight, actor, { rootIds, dates }),
  ]);
  return new Map(
    roots.map(({ id, tree, slots }) => {
      const ofTree = new Set(tree.map((node) => node.id));
      return [id, { tree, slots, others: others.filter((other) => ofTree.has(other.resourceId)) }];
    }),
  );
}
