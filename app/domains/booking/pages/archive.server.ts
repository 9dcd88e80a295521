import { type SQL, sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import type { BookingStatus, Decision } from '#app/db/schema/booking.ts';
import { can } from '#app/permissions.ts';
import { addDays, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { type ArchiveCursor, type ArchiveFilter, writeCursor } from './archive-query.server.ts';
import { visibilityOf } from '#app/domains/booking/rules/visibility.ts';
import { isMyTeam, matchesSearch, placeJoins, placeZone } from '#app/domains/booking/store/columns.server.ts';

export const ARCHIVE_PAGE = 50;

export interface ArchivedBooking extends ArchiveCursor {
  endTime: string;
  title: string;
  status: BookingStatus;
  decision: Decision | null;
  typeIcon: string;
  typeLabel: string;
  placeName: string;
  facilityName: string | null;
  color: string | null;
  teamName: string | null;
  clubName: string | null;
  personName: string;
  isSeries: boolean;
  /** Its page opens for this person. */
  canOpen: boolean;
  canArchive: boolean;
}

type StoredRow = Omit<ArchivedBooking, 'canOpen' | 'canArchive'> & {
  createdBy: string | null;
  userId: string | null;
  isMyTeam: boolean;
  operatorId: string | null;
} & Record<string, unknown>;

/**
 * What is past, rejected or archived: all of an admin's operator and whatever somebody is involved in, the newest first, one page
 * after the row `after`. One statement.
 */
export async function listArchive(
  ctx: ReadCtx,
  actor: Actor,
  filter: ArchiveFilter,
): Promise<{ rows: ArchivedBooking[]; next: string | null }> {
  const isMine = isMyTeam(actor.id);
  const operatorId = can(actor, 'booking.archive') ? actor.operatorId : null;
  const conditions: (SQL | null)[] = [
    sql`(f.operator_id = ${operatorId}::uuid or b.created_by = ${actor.id}::uuid or b.user_id = ${actor.id}::uuid or ${isMine})`,
    // No zone is more than a day ahead; the facility's own clock decides.
    sql`(b.status in ('archived', 'rejected') or (b.date <= ${addDays(today(ctx.now, 'UTC'), 1)}::date
      and b.date < (${ctx.now.toString()}::timestamptz at time zone ${placeZone})::date))`,
    filter.status === null ? null : sql`b.status = ${filter.status}`,
    filter.outcome === null
      ? null
      : sql`b.decision is not distinct from ${filter.outcome === 'none' ? null : filter.outcome}`,
    filter.placeId === null ? null : sql`${filter.placeId}::uuid in (r.id, r.parent_id, r.root_id)`,
    filter.groupId === null ? null : sql`${filter.groupId}::uuid in (t.id, d.club_id)`,
    filter.from === null ? null : sql`b.date >= ${filter.from}::date`,
    filter.until === null ? null : sql`b.date <= ${filter.until}::date`,
    matchesSearch(filter.text, sql`b`),
    filter.after === null
      ? null
      : sql`(b.date, b.start_time, b.id) < (${filter.after.date}::date, ${filter.after.startTime}::time, ${filter.after.id}::uuid)`,
  ];
  const found = await queryRows<StoredRow>(
    ctx.db,
    sql`
      select b.id, b.date::text as date, left(b.start_time::text, 5) as "startTime", left(b.end_time::text, 5) as "endTime",
        b.title, b.status, b.decision, et.icon as "typeIcon", b.type_label as "typeLabel", b.place_name as "placeName",
        f.name as "facilityName", r.color, b.team_name as "teamName", b.club_name as "clubName", b.person_name as "personName",
        b.series_id is not null as "isSeries", b.created_by as "createdBy", b.user_id as "userId", ${isMine} as "isMyTeam",
        f.operator_id as "operatorId"
      from bookings b join event_types et on et.id = b.event_type_id
        ${placeJoins()}
        left join teams t on t.id = b.team_id
        left join departments d on d.id = t.department_id
      where ${sql.join(
        conditions.filter((condition) => condition !== null),
        sql` and `,
      )}
      order by b.date desc, b.start_time desc, b.id desc limit ${ARCHIVE_PAGE + 1}`,
  );
  const rows = found.slice(0, ARCHIVE_PAGE).map((row) => shown(actor, row));
  const last = found.length > ARCHIVE_PAGE ? rows.at(-1) : undefined;
  return { rows, next: last ? writeCursor(last) : null };
}

function shown(actor: Actor, { createdBy, userId, isMyTeam, operatorId, ...row }: StoredRow): ArchivedBooking {
  const seen = { ...row, createdBy, userId, isMyTeam, operatorId };
  return {
    ...row,
    canOpen: visibilityOf(actor, seen, { isPublic: false, showNames: false }) !== 'hidden',
    canArchive: row.status !== 'archived' && can(actor, 'booking.archive', { operatorId }),
  };
}
