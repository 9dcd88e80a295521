import { sql } from 'drizzle-orm';
import { isoUtc } from '#app/db/instants.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import type { PresenceVisibility } from '#app/db/schema/people.ts';
import { instantOfText, isoWeekOf, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { afterCursor, type Cursor, pageOf, writeCursor } from '#app/platform/list/cursor.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';

const PAGE = 50;

export const myVisitsQuery = defineListQuery({ after: field.cursor('ab', 'number', 'id') });

/** Exact, so that no visit falls between two pages. */
const startedMicros = sql`(extract(epoch from v.started_at) * 1000000)::bigint`;

interface Row {
  readonly id: string;
  readonly micros: string;
  readonly roomName: string;
  readonly slug: string;
  readonly facilityId: string;
  readonly facilityName: string;
  readonly timeZone: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly estimated: boolean;
  readonly guestCount: number;
  readonly hours: number;
  readonly weekHours: number;
}

/** A page of the person's visits, the latest first, with the sum of each week over all pages, and who sees the person. */
export async function getMyVisits(ctx: ReadCtx, actor: Actor, { after }: { after: Cursor | null }) {
  const [found, [person]] = await inOneFlight(ctx.db, (db) => [
    queryRows<Row>(
      db,
      sql`
        select * from (
          select v.id, ${startedMicros} as micros, r.name as "roomName", r.slug, f.id as "facilityId",
            f.name as "facilityName", f.time_zone as "timeZone", ${isoUtc('v.started_at')} as "startedAt",
            ${isoUtc('v.ended_at')} as "endedAt", v.estimated, v.guest_count as "guestCount",
            extract(epoch from coalesce(v.ended_at, app_now()) - v.started_at)::float8 / 3600 as hours,
            sum(extract(epoch from coalesce(v.ended_at, app_now()) - v.started_at)::float8 / 3600)
              over (partition by date_trunc('week', v.started_at at time zone f.time_zone)) as "weekHours"
          from visits v join rooms r on r.id = v.room_id join facilities f on f.id = r.facility_id
          where v.user_id = ${actor.id}::uuid
        ) v
        where ${afterCursor([sql`v.micros`, sql`v.id`], after, 'desc') ?? sql`true`}
        order by v.micros desc, v.id desc limit ${PAGE + 1}`,
    ),
    queryRows<{ visibility: PresenceVisibility; birthDate: string | null }>(
      db,
      sql`select presence_visibility as visibility, birth_date::text as "birthDate" from users where id = ${actor.id}::uuid`,
    ),
  ]);
  const { rows, next } = pageOf(found, PAGE, ({ micros, id }) => writeCursor(micros, id));
  return {
    visits: rows.map(({ micros: _key, timeZone, startedAt, endedAt, ...visit }) => {
      const start = wallClock(instantOfText(startedAt), timeZone);
      const end = endedAt === null ? null : wallClock(instantOfText(endedAt), timeZone);
      return {
        ...visit,
        date: start.date,
        week: isoWeekOf(start.date),
        from: start.time,
        until: end && { date: end.date === start.date ? null : end.date, time: end.time },
      };
    }),
    next,
    visibility: person?.visibility ?? 'counted',
    birthDate: person?.birthDate ?? null,
  };
}
