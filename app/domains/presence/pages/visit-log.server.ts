import { type SQL, sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { VisitEnder, VisitStarter } from '#app/db/schema/presence.ts';
import { type HistoryLine, listHistory } from '#app/domains/audit/public.server.ts';
import { matchesName } from '#app/domains/presence/store/name-search.server.ts';
import { isPresent } from '#app/domains/presence/store/visits.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { allOf, type Cursor, pageOf, writeCursor } from '#app/platform/list/cursor.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';

export const visitsQuery = defineListQuery({
  text: field.text('suche', 120),
  userId: field.id('person'),
  roomId: field.id('raum'),
  facilityId: field.id('anlage'),
  from: field.day('von'),
  until: field.day('bis'),
  after: field.cursor('ab', 'number', 'id'),
});
export type VisitFilter = Omit<ReturnType<typeof visitsQuery.read>, 'after'>;

export interface VisitLine {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly roomName: string;
  readonly facilityName: string;
  readonly timeZone: string;
  readonly startedAtMs: number;
  readonly startedBy: VisitStarter;
  readonly endedAtMs: number | null;
  readonly endedBy: VisitEnder | null;
  readonly guests: number;
  readonly estimated: boolean;
  /** False for an open visit that the last automatic check-out should have ended. */
  readonly isPresent: boolean;
  readonly version: number;
}

const columns = sql`v.id, v.user_id as "userId", u.first_name || ' ' || u.last_name as name, r.name as "roomName", f.name as "facilityName",
  f.time_zone as "timeZone", ${wholeEpochMs('v.started_at')} as "startedAtMs", v.started_by as "startedBy",
  ${wholeEpochMs('v.ended_at')} as "endedAtMs", v.ended_by as "endedBy", v.guest_count::int as guests, v.estimated, v.version,
  v.ended_at is null and ${isPresent} as "isPresent"`;
const source = sql`visits v join users u on u.id = v.user_id join rooms r on r.id = v.room_id join facilities f on f.id = r.facility_id
  join operators o on o.id = f.operator_id`;

/** Older than the row of a cursor: microseconds of its start, and its id. */
function olderThan(after: Cursor | null): SQL | null {
  if (!after) return null;
  const [micros, id] = after.map(({ text }) => text);
  return sql`(v.started_at, v.id) < (timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`;
}

/** One page of the visits at the admin's operator, the newest first. One statement. */
export async function listVisits(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  { text, userId, roomId, facilityId, from, until, after }: VisitFilter & { after: Cursor | null },
  size = 50,
): Promise<{ rows: VisitLine[]; next: string | null }> {
  const condition = allOf([
    sql`v.operator_id = ${operatorOf(actor, 'presence.administer')}::uuid`,
    text && matchesName(text),
    userId && sql`v.user_id = ${userId}::uuid`,
    roomId && sql`v.room_id = ${roomId}::uuid`,
    facilityId && sql`r.facility_id = ${facilityId}::uuid`,
    from && sql`v.started_at >= ${from}::date::timestamp at time zone f.time_zone`,
    until && sql`v.started_at < (${until}::date + 1)::timestamp at time zone f.time_zone`,
    olderThan(after),
  ]);
  const found = await queryRows<VisitLine & { micros: string }>(
    db,
    sql`
      select ${columns}, (extract(epoch from v.started_at) * 1000000)::bigint::text as micros
      from ${source} where ${condition} order by v.started_at desc, v.id desc limit ${size + 1}`,
  );
  const { rows, next } = pageOf(found, size, ({ micros, id }) => writeCursor(micros, id));
  return { rows: rows.map(({ micros: _key, ...line }) => line), next };
}

/** One of them; null when there is none of that id, or it is another operator's (D18). */
export async function getVisit({ db }: Pick<ReadCtx, 'db'>, actor: Actor, id: string): Promise<VisitLine | null> {
  const operatorId = operatorOf(actor, 'presence.administer');
  const [visit] = await queryRows<VisitLine>(
    db,
    sql`select ${columns} from ${source} where v.operator_id = ${operatorId}::uuid and v.id = ${id}::uuid`,
  );
  return visit ?? null;
}

/** What happened to a visit, newest first; nothing about one of another operator. One statement. */
export async function listVisitHistory(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  { visitId, after }: { visitId: string; after: Cursor | null },
): Promise<{ rows: HistoryLine[]; next: string | null }> {
  const about = sql`l.entity = 'visit' and l.entity_id = ${visitId}
    and l.operator_id = ${operatorOf(actor, 'presence.administer')}::uuid`;
  return await listHistory(db, { stream: 'house', about, after });
}

/** For how many days visits keep their names. One statement. */
export async function readKeepDays({ db }: Pick<ReadCtx, 'db'>): Promise<number> {
  const [row] = await queryRows<{ days: number }>(
    db,
    sql`select coalesce((select keep_visits_days from house_settings), 30)::int as days`,
  );
  return row?.days ?? 30;
}
