import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { BookingMode } from '#app/db/schema/facilities.ts';
import { getBookableTeam, listEventTypes } from '#app/domains/organisation/public.server.ts';
import type { TreeNode } from '#app/domains/facilities/rules/resource-tree.ts';
import type { SlotRule } from '#app/domains/facilities/rules/slots.ts';
import { checkWallTime, dayOfWeek, daysBetween, type LocalDate, wallClock } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { OtherBooking } from './rules/conflicts.ts';
import type { RequestedBooking, RequestFacts, WallTimeFact } from './rules/request.ts';

/** The root's tree and rules, read after its lock. */
interface PlaceFacts extends Record<string, unknown> {
  rootId: string;
  groupId: string;
  operatorId: string;
  timeZone: string;
  facilityName: string;
  bookingMode: BookingMode;
  tree: (TreeNode & { name: string })[];
  slots: SlotRule[];
  /** Recipients of adminNewBooking: the active admins of the operator (domain.md, outbox). */
  admins: { email: string; firstName: string; locale: 'de' | 'en' }[];
  actorHasTeams: boolean;
}

/**
 * Locks the root of a resource for this transaction and says which it is; null for an unknown resource. Everything that
 * changes a plan takes this lock first and reads afterwards, so losers wait instead of deadlocking (domain.md, write path).
 */
export async function lockRoot(tx: Transaction, resourceId: string): Promise<string | null> {
  const rows = await tx.execute<{ root_id: string }>(sql`
    select root_id, pg_advisory_xact_lock(hashtextextended(root_id::text, 0)) from resources where id = ${resourceId}::uuid`);
  return rows[0]?.root_id ?? null;
}

async function readPlace(tx: Transaction, ctx: Ctx, rootId: string): Promise<PlaceFacts> {
  const rows = await tx.execute<PlaceFacts>(sql`
    select root.id as "rootId", root.group_id as "groupId", f.operator_id as "operatorId", f.time_zone as "timeZone",
      f.name as "facilityName", root.booking_mode as "bookingMode",
      (select json_agg(json_build_object('id', r.id, 'parentId', r.parent_id, 'name', r.name)) from resources r where r.root_id = root.id) as tree,
      (select coalesce(json_agg(json_build_object('dayOfWeek', s.day_of_week, 'startTime', left(s.start_time::text, 5),
        'endTime', left(s.end_time::text, 5), 'validFrom', s.valid_from, 'validUntil', s.valid_until)), '[]')
        from slots s where s.resource_id = root.id) as slots,
      (select coalesce(json_agg(json_build_object('email', u.email, 'firstName', u.first_name, 'locale', u.locale)), '[]')
        from users u where u.role = 'admin' and u.operator_id = f.operator_id and u.is_active and u.email is not null) as admins,
      exists (select 1 from trainer_assignments ta where ta.user_id = ${ctx.actor.id}::uuid) as "actorHasTeams"
    from resources root join resource_groups g on g.id = root.group_id join facilities f on f.id = g.facility_id
    where root.id = ${rootId}::uuid`);
  const place = rows[0];
  if (!place) throw new Error(`root ${rootId} vanished under its lock`);
  return place;
}

/** What claims any part of the root on a day, blocking or not; served by the second GiST index. */
async function readOthers(tx: Transaction, rootId: string, date: LocalDate): Promise<OtherBooking[]> {
  const rows = await tx.execute<OtherBooking & Record<string, unknown>>(sql`
    select b.id, b.resource_id as "resourceId", b.title, b.team_name as "teamName", b.place_name as "placeName",
      left(b.start_time::text, 5) as "startTime", left(b.end_time::text, 5) as "endTime",
      b.status = 'pending' as "isPending", bool_or(c.blocking) as "isBlocking"
    from booking_claims c join bookings b on b.id = c.booking_id
    where c.resource_id = any(array(select id from resources where root_id = ${rootId}::uuid))
      and c.during && tsrange(${date}::date::timestamp, ${date}::date::timestamp + interval '1 day')
    group by b.id order by b.start_time, b.id`);
  return [...rows];
}

/** Everything the decision needs, read under the root's lock in one flight. */
export async function readRequestFacts(tx: Transaction, ctx: Ctx, rootId: string, wanted: RequestedBooking) {
  const [place, others, team, types] = await inOneFlight([
    readPlace(tx, ctx, rootId),
    readOthers(tx, rootId, wanted.date),
    wanted.teamId === null ? null : getBookableTeam(tx, wanted.teamId).then((found) => found ?? ('unknown' as const)),
    listEventTypes(tx),
  ]);
  const now = wallClock(ctx.now, place.timeZone);
  const { actor } = ctx;
  const facts: RequestFacts = {
    actor: {
      id: actor.id,
      name: `${actor.firstName} ${actor.lastName}`,
      role: actor.role,
      operatorId: actor.operatorId,
      hasTeams: place.actorHasTeams,
    },
    place: {
      operatorId: place.operatorId,
      tree: place.tree,
      slots: place.bookingMode === 'slotOnly' ? place.slots : null,
    },
    team:
      team === null || team === 'unknown' ? team : { ...team, isGranted: team.grantedGroupIds.includes(place.groupId) },
    eventType: types.find((type) => type.id === wanted.eventTypeId) ?? null,
    now,
    day: {
      dayOfWeek: dayOfWeek(wanted.date),
      daysAhead: daysBetween(now.date, wanted.date),
      start: wallTimeFact(wanted.date, wanted.startTime, place.timeZone),
      end: wallTimeFact(wanted.date, wanted.endTime, place.timeZone),
    },
    others,
  };
  return { facts, place };
}

function wallTimeFact(date: string, time: string, timeZone: string): WallTimeFact {
  const check = checkWallTime(date, time, timeZone);
  return check.kind === 'ok' ? { kind: 'ok' } : check;
}
