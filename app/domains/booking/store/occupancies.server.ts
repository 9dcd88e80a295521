import { sql } from 'drizzle-orm';
import { arrayOf, uuidArray } from '#app/db/arrays.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { queryRows, statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { TreeNode } from '#app/domains/facilities/rules/resource-tree.ts';
import type { SlotRule } from '#app/domains/facilities/rules/slots.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { LocalDate } from '#app/platform/calendar.ts';
import type { Actor } from '#app/platform/ctx.ts';
import type { OtherBooking } from '#app/domains/booking/rules/conflicts.ts';
import type { Occupancy } from '#app/domains/booking/rules/dates.ts';
import { bindingSlotsJson, isMyTeam } from './columns.server.ts';

type Handle = Database | Transaction;

interface OthersQuery extends Record<string, string | null> {
  viewer: string;
  /** Of a viewer who is an admin. */
  operator: string | null;
  roots: string;
  dates: string;
  except: string;
  from: string;
  until: string;
}

const othersOn = statement<OthersQuery, OtherBooking>(sql`
  select b.id, b.resource_id as "resourceId", b.date::text as date, b.title, b.team_name as "teamName", b.place_name as "placeName",
    b.person_name as "personName", left(b.start_time::text, 5) as "startTime", left(b.end_time::text, 5) as "endTime",
    b.status = 'pending' as "isPending", bool_or(c.blocking) as "isBlocking",
    b.status <> 'pending' or b.created_by = ${sql.placeholder('viewer')}::uuid or b.user_id = ${sql.placeholder('viewer')}::uuid
      or coalesce(bool_or(f.operator_id = ${sql.placeholder('operator')}::uuid), false)
      or ${isMyTeam(sql.placeholder('viewer'))} as "isNamed"
  from unnest(${sql.placeholder('dates')}::date[]) as day(date)
    cross join resources r join resource_groups g on g.id = r.group_id join facilities f on f.id = g.facility_id
    cross join lateral (
      select booking_id, blocking from booking_claims where resource_id = r.id and during
        && tsrange(day.date + ${sql.placeholder('from')}::interval, day.date + ${sql.placeholder('until')}::interval) offset 0) c
    join bookings b on b.id = c.booking_id
  where r.root_id = any(${sql.placeholder('roots')}::uuid[]) and b.id <> all(${sql.placeholder('except')}::uuid[])
  group by b.id order by b.date, b.start_time, b.id`);

/**
 * Bookings that claim any part of some roots on some days, blocking or not; with `within` only at that time of day. `except`
 * are the bookings that are about to change. One statement. `offset 0` makes each day and resource one look-up in the second
 * GiST index: the planner overestimates how many ranges overlap and would read the whole day of all resources.
 */
export async function readOthers(
  handle: Handle,
  viewer: Pick<Actor, 'id' | 'role' | 'operatorId'>,
  query: {
    rootIds: readonly string[];
    dates: readonly LocalDate[];
    except?: readonly string[];
    within?: TimeSpan;
  },
): Promise<OtherBooking[]> {
  const { rootIds, dates, except = [], within = WHOLE_DAY } = query;
  return await othersOn(handle, {
    viewer: viewer.id,
    operator: viewer.role === 'admin' ? viewer.operatorId : null,
    roots: arrayOf(rootIds),
    dates: arrayOf(dates),
    except: arrayOf(except),
    from: within.startTime,
    until: within.endTime,
  });
}

const WHOLE_DAY: TimeSpan = { startTime: '00:00', endTime: '24:00' };

type RootRow = Record<string, unknown> & { id: string; tree: TreeNode[]; slots: SlotRule[] | null };

/** The trees, slots and bookings of the roots on these days. Two statements for any number. */
export async function readOccupancies(
  handle: Database | Transaction,
  actor: Actor,
  bookings: readonly { rootId: string | null; date: string }[],
): Promise<Map<string, Occupancy>> {
  const rootIds = [...new Set(bookings.flatMap(({ rootId }) => rootId ?? []))];
  if (rootIds.length === 0) return new Map();
  const dates = [...new Set(bookings.map(({ date }) => date))].sort();
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
