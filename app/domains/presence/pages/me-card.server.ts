import { sql } from 'drizzle-orm';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { instantOfText, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { currentWork, isWork, ownTitle } from '#app/domains/presence/store/visits.server.ts';

const CHIPS = 5;

interface MyRoom {
  readonly visitId: string;
  readonly roomId: string;
  readonly roomName: string;
  readonly slug: string;
  readonly facilityId: string;
  readonly timeZone: string;
  readonly since: string;
  readonly plannedEndAt: string | null;
  readonly guestCount: number;
  readonly work: string | null;
}

interface Found {
  readonly inside: readonly MyRoom[];
  readonly titles: readonly string[];
  readonly rooms: readonly { id: string; name: string; facilityName: string }[];
}

const readCard = statement<{ userId: string; limit: number }, Found>(sql`
  select
    coalesce((select json_agg(json_build_object('visitId', p.visit_id, 'roomId', r.id, 'roomName', r.name, 'slug', r.slug,
        'facilityId', f.id, 'timeZone', f.time_zone, 'since', ${isoUtc('p.since')}, 'plannedEndAt', ${isoUtc('p.planned_end_at')},
        'guestCount', p.guest_count, 'work', w.title) order by p.since desc, p.visit_id desc)
      from presence p join rooms r on r.id = p.room_id join facilities f on f.id = r.facility_id ${currentWork}
      where p.user_id = me.id and p.is_present), '[]') as inside,
    coalesce((select json_agg(t.title order by t.at desc, t.title) from (
        select a.title, max(a.at) as at from (
          select ${ownTitle} as title, timestamp as at from actions a
          where user_id = me.id and ${isWork} and ${ownTitle} is not null order by timestamp desc, id desc limit 200
        ) a group by a.title order by max(a.at) desc, a.title limit ${sql.placeholder('limit')}::int) t), '[]') as titles,
    coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name, 'facilityName', f.name) order by u.last desc, r.id) from (
        select v.room_id, max(v.started_at) as last from visits v where v.user_id = me.id group by v.room_id
        order by max(v.started_at) desc limit ${sql.placeholder('limit')}::int) u
      join rooms r on r.id = u.room_id and r.is_active join facilities f on f.id = r.facility_id), '[]') as rooms
  from (select ${sql.placeholder('userId')}::uuid as id) me`);

/** The card of the start page: where the person is, what they work on, and the rooms last used. One statement. */
export async function getMeCard({ db }: Pick<ReadCtx, 'db'>, actor: Actor) {
  const [found] = await readCard(db, { userId: actor.id, limit: CHIPS });
  const { inside = [], titles = [], rooms = [] } = found ?? {};
  const timeOf = (iso: string, timeZone: string) => wallClock(instantOfText(iso), timeZone).time;
  return {
    inside: inside.map(({ timeZone, since, plannedEndAt, ...room }) => ({
      ...room,
      since: timeOf(since, timeZone),
      plannedEnd: plannedEndAt && timeOf(plannedEndAt, timeZone),
    })),
    titles,
    rooms: rooms.filter(({ id }) => !inside.some(({ roomId }) => roomId === id)),
  };
}

export type MeCardData = Awaited<ReturnType<typeof getMeCard>>;
