import { sql } from 'drizzle-orm';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { PresenceVisibility } from '#app/db/schema/people.ts';
import { instantOfText, today, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { readPresence } from '#app/domains/presence/read-presence.server.ts';
import { isWork, knownTitle } from '#app/domains/presence/store/visits.server.ts';
import { shownName } from '#app/domains/presence/rules/visibility.ts';
import { asOf, toBoard, viewerOf } from './board.server.ts';

/** Actions of a person on the page. */
const LATEST = 3;
/** Days before today that the hours per weekday cover at most: four of each weekday. Visits of older days may be gone. */
const HOUR_DAYS = 28;
const hourDays = sql`least(${sql.raw(String(HOUR_DAYS))}, greatest(1, coalesce((select keep_visits_days from house_settings), 30) - 1))`;

type RoomValues = { facilityId: string; slug: string };

const roomAt = sql`
  select r.id, f.time_zone, (app_now() at time zone f.time_zone)::date as today from rooms r join facilities f on f.id = r.facility_id
  where f.id = ${sql.placeholder('facilityId')}::uuid and r.slug = ${sql.placeholder('slug')}`;

interface TodaysVisit {
  readonly visitId: string;
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string | null;
  readonly visibility: PresenceVisibility;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly estimated: boolean;
  readonly guestCount: number;
}

const listToday = statement<RoomValues, TodaysVisit>(sql`
  with room as (${roomAt})
  select v.id as "visitId", v.user_id as "userId", u.first_name as "firstName", u.last_name as "lastName",
    u.birth_date::text as "birthDate", u.presence_visibility as visibility, ${isoUtc('v.started_at')} as "startedAt",
    ${isoUtc('v.ended_at')} as "endedAt", v.estimated, v.guest_count as "guestCount"
  from room join visits v on v.room_id = room.id join users u on u.id = v.user_id
  where v.started_at >= room.today::timestamp at time zone room.time_zone
  order by v.started_at desc, v.id desc limit 200`);

/** Average hours of the room's visits on each weekday (0 = Sunday), of the days before today. */
const averageHours = statement<RoomValues, { weekday: number; hours: number; days: number }>(sql`
  with room as (${roomAt}),
  day as (
    select extract(dow from d.date)::int as weekday, d.date::timestamp at time zone room.time_zone as begins,
      (d.date + 1)::timestamp at time zone room.time_zone as ends, room.id
    from room, generate_series(1, ${hourDays}) as back, lateral (select room.today - back as date) d
  )
  select day.weekday, coalesce(sum(extract(epoch from least(coalesce(v.ended_at, app_now()), day.ends)
      - greatest(v.started_at, day.begins)) / 3600) filter (where v.id is not null), 0)::float8 / count(distinct day.begins) as hours,
    ${hourDays} as days
  from day left join visits v on v.room_id = day.id and v.started_at < day.ends and coalesce(v.ended_at, app_now()) > day.begins
    and v.started_at >= day.begins - interval '2 days'
  group by day.weekday order by day.weekday`);

/** The latest actions of the people in the room since each came, without the house's own. */
const listActions = statement<
  RoomValues & { limit: number },
  { userId: string; at: string; type: string; title: string }
>(sql`
  with room as (${roomAt})
  select p.user_id as "userId", ${isoUtc('n.timestamp')} as at, n.action_type as type, ${knownTitle} as title
  from room join presence p on p.room_id = room.id and p.is_present
  cross join lateral (
    select * from actions a where a.user_id = p.user_id and a.timestamp >= p.since and ${isWork}
    order by a.timestamp desc, a.id desc limit ${sql.placeholder('limit')}::int
  ) n
  order by p.visit_id, n.timestamp desc, n.id desc`);

/** The page of a room; throws 404 for an unknown one, and for one out of service without people. Four statements, together. */
export async function getRoomPage(ctx: ReadCtx, actor: Actor, { facilityId, slug }: RoomValues) {
  const viewer = viewerOf(actor);
  const [[room], visits, hours, actions] = await inOneFlight(ctx.db, (db) => [
    readPresence({ ...ctx, db }, viewer, { facilityId, roomSlug: slug }),
    listToday(db, { facilityId, slug }),
    averageHours(db, { facilityId, slug }),
    listActions(db, { facilityId, slug, limit: LATEST }),
  ]);
  if (!room) throw new NotFoundError('room');
  const { operatorId, timeZone } = room;
  const timeOf = (iso: string) => wallClock(instantOfText(iso), timeZone).time;
  const here = { operatorId, today: today(ctx.now, timeZone) };
  const seen = visits.map((visit) => ({ ...visit, name: shownName(viewer, visit, here) }));
  const [shown] = toBoard(ctx, [room]);
  if (!shown) throw new NotFoundError('room');
  return {
    room: shown,
    asOf: asOf(ctx, timeZone),
    visits: seen.flatMap(({ visitId, name, startedAt, endedAt, estimated, guestCount }) =>
      name === null
        ? []
        : [{ visitId, name, from: timeOf(startedAt), until: endedAt && timeOf(endedAt), estimated, guestCount }],
    ),
    unnamedVisits: seen.filter(({ name }) => name === null).length,
    hours: hours.map(({ weekday, hours: average }) => ({ weekday, hours: average })),
    hourDays: hours[0]?.days ?? HOUR_DAYS,
    actions: shown.named.map(({ userId }) => ({
      userId,
      latest: actions
        .filter((action) => action.userId === userId)
        .map(({ at, type, title }) => ({ at: timeOf(at), type, title })),
    })),
  };
}
