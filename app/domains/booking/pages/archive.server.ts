import { type SQL, sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import type { BookingStatus } from '#app/db/schema/booking.ts';
import type { OptionGroup } from '#app/domains/booking/rules/mine-view.ts';
import { visibilityOf } from '#app/domains/booking/rules/visibility.ts';
import {
  bookingColumns,
  type BookingRow,
  isMyTeam,
  matchesSearch,
  placeJoins,
  placeZone,
} from '#app/domains/booking/store/columns.server.ts';
import { listPlaces } from '#app/domains/facilities/public.server.ts';
import { listBookableTeams } from '#app/domains/organisation/public.server.ts';
import { can } from '#app/permissions.ts';
import { addDays, HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { afterCursor, allOf, pageOf, writeCursor } from '#app/platform/list/cursor.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';

/** The address of the archive (seed 4, 7.2 "Historische Ansicht"). */
export const archiveQuery = defineListQuery({
  text: field.text('suche', 120),
  status: field.oneOf('status', ['expired', 'rejected', 'cancelled', 'archived']),
  /** How it ended. */
  outcome: field.oneOf('ausgang', { genehmigt: 'approved', abgelehnt: 'rejected', ohne: 'none' }),
  /** A place with its parts. */
  placeId: field.id('ort'),
  /** A team, or a club with all of its teams. */
  groupId: field.id('gruppe'),
  from: field.day('von'),
  until: field.day('bis'),
  after: field.cursor('ab', 'day', 'time', 'id'),
});
export type ArchiveFilter = ReturnType<typeof archiveQuery.read>;

export const ARCHIVE_PAGE = 50;

type StoredRow = Omit<BookingRow, 'status'> & {
  status: BookingStatus | 'cancelled';
  cancelled: Cancellation | null;
  typeIcon: string;
  facilityName: string | null;
  color: string | null;
  isMyTeam: boolean;
  operatorId: string | null;
};

/** Of a booking that was cancelled before its time. */
export interface Cancellation {
  /** Local date. */
  on: string;
  /** Null when the person is gone. */
  by: string | null;
  reason: string | null;
}

/** A row without the ids that its screen does not need. */
export interface ArchivedBooking extends Omit<
  StoredRow,
  'resourceId' | 'teamId' | 'seriesId' | 'detached' | 'createdBy' | 'userId' | 'isMyTeam' | 'operatorId'
> {
  isSeries: boolean;
  /** The person may open its page. */
  canOpen: boolean;
  canArchive: boolean;
}

/**
 * Past, rejected, cancelled and archived bookings, newest first: for admins all of their operator, for others those they are
 * involved in. One statement.
 */
export async function listArchive(
  ctx: ReadCtx,
  actor: Actor,
  filter: ArchiveFilter,
): Promise<{ rows: ArchivedBooking[]; next: string | null }> {
  const isMine = isMyTeam(actor.id);
  const operatorId = can(actor, 'booking.archive') ? actor.operatorId : null;
  const filters = [
    filter.status && sql`b.status = ${filter.status}`,
    filter.outcome && sql`b.decision is not distinct from ${filter.outcome === 'none' ? null : filter.outcome}`,
    filter.placeId && sql`${filter.placeId}::uuid in (r.id, r.parent_id, r.root_id)`,
    filter.groupId && sql`${filter.groupId}::uuid in (t.id, d.club_id)`,
    filter.from && sql`b.date >= ${filter.from}::date`,
    filter.until && sql`b.date <= ${filter.until}::date`,
    filter.text && matchesSearch(filter.text, sql`b`),
    afterCursor([sql`b.date`, sql`b.start_time`, sql`b.id`], filter.after, 'desc'),
  ];
  const pageFrom = (rows: SQL, cancelled: SQL, condition: SQL) => sql`(
    select ${bookingColumns()}, coalesce(et.icon, '') as "typeIcon", f.name as "facilityName", r.color, ${isMine} as "isMyTeam",
      f.operator_id as "operatorId", ${cancelled} as cancelled
    from ${rows} b left join event_types et on et.id = b.event_type_id
      ${placeJoins()}
      left join teams t on t.id = b.team_id
      left join departments d on d.id = t.department_id
    where (f.operator_id = ${operatorId}::uuid or b.created_by = ${actor.id}::uuid or b.user_id = ${actor.id}::uuid or ${isMine})
      and ${condition} and ${allOf(filters)}
    order by b.date desc, b.start_time desc, b.id desc limit ${ARCHIVE_PAGE + 1})`;
  // The first date bound is for the index: no zone is more than a day ahead of UTC.
  const ofBookings = pageFrom(
    sql`bookings`,
    sql`null::json`,
    sql`(b.status in ('archived', 'rejected') or (b.date <= ${addDays(today(ctx.now, 'UTC'), 1)}::date
      and b.date < (${ctx.now.toString()}::timestamptz at time zone ${placeZone})::date))`,
  );
  const ofCancelled = pageFrom(cancelledRows, cancellationJson, sql`true`);
  const pages = [
    ...(filter.status === 'cancelled' ? [] : [ofBookings]),
    ...(filter.status === null || filter.status === 'cancelled' ? [ofCancelled] : []),
  ];
  const found = await queryRows<StoredRow>(
    ctx.db,
    sql`select * from (${sql.join(pages, sql` union all `)}) as page order by date desc, "startTime" desc, id desc limit ${ARCHIVE_PAGE + 1}`,
  );
  const { rows, next } = pageOf(found, ARCHIVE_PAGE, ({ date, startTime, id }) => writeCursor(date, startTime, id));
  return { rows: rows.map((row) => shown(actor, row)), next };
}

/** Cancelled bookings with the columns of `bookings`. After 24 months they have no person. */
const cancelledRows = sql`(
  select c.id, c.resource_id, c.team_id, c.user_id, c.series_id, c.date, c.start_time, c.end_time, 'cancelled' as status,
    c.reason, c.cancelled_by, c.cancelled_at, s.title, s.event_type_id, s.decision, s.detached, s.created_by, s.place_name,
    s.team_name, s.club_name, coalesce(s.person_name, '') as person_name, s.type_label
  from cancelled_bookings c cross join lateral jsonb_to_record(c.snapshot) as s(title text, event_type_id text, decision text,
    detached boolean, created_by uuid, place_name text, team_name text, club_name text, person_name text, type_label text))`;

const cancellationJson = sql`json_build_object('on', (b.cancelled_at at time zone ${placeZone})::date, 'reason', b.reason,
  'by', (select u.first_name || ' ' || u.last_name from users u where u.id = b.cancelled_by))`;

function shown(actor: Actor, stored: StoredRow): ArchivedBooking {
  const { resourceId: _place, teamId: _team, detached: _detached, createdBy: _by, userId: _for, ...kept } = stored;
  const { seriesId, isMyTeam: _isMine, operatorId, ...row } = kept;
  return {
    ...row,
    isSeries: seriesId !== null,
    canOpen: isOpenTo(actor, stored),
    canArchive:
      row.status !== 'archived' && row.status !== 'cancelled' && can(actor, 'booking.archive', { operatorId }),
  };
}

/** A cancelled booking has a page for those who are listed here anyway. */
function isOpenTo(actor: Actor, { status, ...row }: StoredRow): boolean {
  return (
    status === 'cancelled' ||
    visibilityOf(actor, { ...row, status }, { isPublic: false, showNames: false }) !== 'hidden'
  );
}

/** What the archive can be filtered by, as groups of a select. */
export interface ArchiveChoices {
  places: OptionGroup[];
  teams: OptionGroup[];
}

/** Admins choose among the places of their operator and all teams, others among all places and their own teams. Two statements. */
export async function getArchiveChoices(
  ctx: ReadCtx,
  actor: Actor,
  clubLabel: (club: string) => string,
): Promise<ArchiveChoices> {
  const isAdmin = can(actor, 'booking.archive');
  const day = today(ctx.now, HOME_ZONE);
  const [places, teams] = await Promise.all([
    listPlaces(ctx.db, { from: day, until: day }),
    listBookableTeams(ctx.db, isAdmin ? 'all' : { trainedBy: actor.id }),
  ]);
  const clubs = new Map<string, OptionGroup>();
  for (const { id, name, clubId, clubName } of teams) {
    const club = clubs.get(clubId) ?? { label: clubName, options: [{ value: clubId, label: clubLabel(clubName) }] };
    club.options.push({ value: id, label: name });
    clubs.set(clubId, club);
  }
  return {
    places: places
      .filter(({ operatorId }) => !isAdmin || operatorId === actor.operatorId)
      .map(({ name, groups }) => ({
        label: name,
        options: groups.flatMap(({ resources }) =>
          // A part is set in below its whole.
          resources.map(({ id, name: label, parentId }) => ({ value: id, label: parentId ? `\u2003${label}` : label })),
        ),
      }))
      .filter(({ options }) => options.length > 0),
    teams: [...clubs.values()],
  };
}
