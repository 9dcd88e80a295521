import { sql, type SQL } from 'drizzle-orm';
import { validate } from 'uuid';
import { queryRows } from '#app/db/query.server.ts';
import { type BookableTeam, listBookableTeams } from '#app/domains/organisation/public.server.ts';
import { addDays, HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { afterCursor, allOf, pageOf, writeCursor } from '#app/platform/list/cursor.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';
import {
  deviationOf,
  foldSeries,
  type FoldedEntry,
  type ListedDate,
  type ListedSeries,
} from '#app/domains/booking/rules/fold-series.ts';
import type { MyDate, MyEntry, MyFilters, OptionGroup } from '#app/domains/booking/rules/mine-view.ts';
import {
  bookingColumns,
  type BookingRow,
  matchesSearch,
  placeJoins,
  placeZone,
  isOwnBooking,
} from '#app/domains/booking/store/columns.server.ts';

const PAGE = 50;
const CLUB = 'verein:';
const clubIn = (text: string) => (text.startsWith(CLUB) ? text.slice(CLUB.length) : '');

/** The address of "my bookings" (seed 4, 3.3). */
export const mineQuery = defineListQuery({
  /** `all`: of everyone at the operator; for its admins (D20). */
  whose: field.view('ansicht', { alle: 'all' }),
  text: field.text('suche', 120),
  /** A place with its parts. */
  placeId: field.id('ort'),
  /** A team by its id, or all teams of a club by `verein:` and its id. */
  team: field.filter('mannschaft', (text) =>
    validate(text) ? { id: text } : validate(clubIn(text)) ? { clubId: clubIn(text) } : null,
  ),
  /** When the first date of the last entry begins, and its key. */
  after: field.cursor('ab', 'moment', 'id'),
});
export type MineQuery = ReturnType<typeof mineQuery.read>;

export interface MyBookings {
  entries: MyEntry[];
  /** Cursor of the entries that follow, or null. */
  next: string | null;
  filters: MyFilters;
}

type ListedRow = BookingRow &
  ListedDate & {
    nextAt: string;
    facilityName: string | null;
    color: string | null;
    typeIcon: string;
    decisionReason: string | null;
    series: ListedSeries | null;
  };

/**
 * Active bookings of one person, or of an admin's operator, folded into entries (seed 4, 3.3): pending and approved ones that are
 * not past by the date of their facility, and the person's own rejected ones. `clubLabel` names the option of a whole club. Three statements.
 */
export async function getMyBookings(
  ctx: ReadCtx,
  actor: Actor,
  query: MineQuery,
  clubLabel: (club: string) => string,
): Promise<MyBookings> {
  const scope = scopeOf(ctx, actor, query.whose === 'all');
  const [found, filters] = await Promise.all([listRows(ctx, scope, query), listFilters(ctx, scope, clubLabel)]);
  const lastOfEntry = new Map(found.map((row) => [entryKey(row), row]));
  const page = pageOf([...lastOfEntry.values()], PAGE, (row) => writeCursor(row.nextAt, entryKey(row)));
  const shown = new Set(page.rows.map(entryKey));
  const listed = found.filter((row) => shown.has(entryKey(row)));
  const teamIds = [...new Set(listed.flatMap((row) => row.teamId ?? []))];
  const teams = teamIds.length > 0 ? await listBookableTeams(ctx.db, { ids: teamIds }) : [];
  const seriesById = new Map(listed.flatMap((row) => (row.seriesId && row.series ? [[row.seriesId, row.series]] : [])));
  const folded = foldSeries(listed, seriesById, today(ctx.now, HOME_ZONE));
  return { entries: folded.map((entry) => toEntry(entry, teams)), next: page.next, filters };
}

const entryKey = (row: ListedDate): string => row.seriesId ?? row.id;

/** The bookings of the list: `bookings b` with resource `r` and facility `f`. */
function scopeOf({ now }: ReadCtx, actor: Actor, isAll: boolean): SQL {
  const whose = isAll
    ? sql`f.operator_id = ${actor.operatorId}::uuid and b.status in ('pending', 'approved')`
    : sql`${isOwnBooking(actor.id)} and b.status in ('pending', 'approved', 'rejected')`;
  // The first date bound is for the index: no zone is more than a day away from the home zone.
  return sql`bookings b ${placeJoins()}
    where ${whose} and b.date >= ${addDays(today(now, HOME_ZONE), -1)}::date
      and b.date >= (${now.toString()}::timestamptz at time zone ${placeZone})::date`;
}

/** A filter keeps an entry whole as soon as one of its dates matches. */
function matches({ placeId, team, text }: MineQuery): SQL {
  const { id = null, clubId = null } = team ?? {};
  return allOf([
    placeId && sql`(m.resource_id = ${placeId}::uuid or m.root_id = ${placeId}::uuid)`,
    id && sql`m.team_id = ${id}::uuid`,
    clubId &&
      sql`m.team_id in (select t.id from teams t join departments d on d.id = t.department_id where d.club_id = ${clubId}::uuid)`,
    text && matchesSearch(text, sql`m`),
  ]);
}

async function listRows(ctx: ReadCtx, scope: SQL, query: MineQuery): Promise<ListedRow[]> {
  const after = afterCursor([sql`min(m.date + m.start_time)`, sql`m.entry_id`], query.after, 'asc');
  const rows = await queryRows<ListedRow>(
    ctx.db,
    sql`
      with mine as materialized (
        select b.*, coalesce(b.series_id, b.id) as entry_id, r.root_id, r.color, f.name as facility_name,
          b.date + b.start_time <= ${ctx.now.toString()}::timestamptz at time zone ${placeZone} as has_begun,
          b.date + b.end_time <= ${ctx.now.toString()}::timestamptz at time zone ${placeZone} as is_over
        from ${scope}
      ), entries as (
        select m.entry_id, min(m.date + m.start_time) as next_at from mine m group by m.entry_id
        having bool_or(${matches(query)}) and ${allOf([after])} order by 2, 1 limit ${PAGE + 1}
      )
      select ${bookingColumns(sql`m`)}, m.has_begun as "hasBegun", m.is_over as "isOver", to_char(e.next_at, 'YYYY-MM-DD"T"HH24:MI') as "nextAt",
        m.facility_name as "facilityName", m.color, t.icon as "typeIcon", m.decision_reason as "decisionReason",
        case when s.id is not null then json_build_object('dayOfWeek', s.day_of_week, 'startDate', s.start_date,
          'endDate', s.end_date, 'exceptions', s.exceptions) end as series
      from entries e join mine m on m.entry_id = e.entry_id join event_types t on t.id = m.event_type_id
      left join booking_series s on s.id = m.series_id
      order by e.next_at, e.entry_id, m.date, m.start_time, m.id`,
  );
  return [...rows];
}

/** Places and teams that occur, for the filters. */
async function listFilters({ db }: ReadCtx, scope: SQL, clubLabel: (club: string) => string): Promise<MyFilters> {
  const rows = await queryRows<{ places: Grouped[]; teams: (Grouped & { clubId: string })[]; count: number }>(
    db,
    sql`
      with mine as materialized (
        select b.resource_id, b.team_id, count(*) as dates, count(distinct coalesce(b.series_id, b.id)) as entries from ${scope} group by 1, 2
      )
      select coalesce((select sum(entries)::int from mine), 0) as count,
        (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'group', f.name) order by f.sort_order, f.name, r.sort_order, r.name), '[]')
          from resources r join resource_groups g on g.id = r.group_id join facilities f on f.id = g.facility_id
          where r.id in (select resource_id from mine)) as places,
        (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'clubId', c.id, 'group', c.name)
          order by c.is_home_club desc, c.name, d.sort_order, t.sort_order, t.name), '[]')
          from teams t join departments d on d.id = t.department_id join clubs c on c.id = d.club_id
          where t.id in (select team_id from mine)) as teams`,
  );
  const [row] = rows;
  const clubIds = new Map(row?.teams.map(({ group, clubId }) => [group, clubId]));
  const teams = groupsOf(row?.teams ?? []).map(({ label, options }) => {
    const whole = { value: `${CLUB}${clubIds.get(label)}`, label: clubLabel(label) };
    return { label, options: options.length > 1 ? [whole, ...options] : options };
  });
  return { count: row?.count ?? 0, places: groupsOf(row?.places ?? []), teams };
}

interface Grouped {
  id: string;
  name: string;
  group: string;
}

function groupsOf(rows: readonly Grouped[]): OptionGroup[] {
  const groups = new Map<string, OptionGroup>();
  for (const { id, name, group } of rows) {
    const found = groups.get(group) ?? { label: group, options: [] };
    found.options.push({ value: id, label: name });
    groups.set(group, found);
  }
  return [...groups.values()];
}

function toEntry(entry: FoldedEntry<ListedRow>, teams: readonly BookableTeam[]): MyEntry {
  const { face, series, dates } = entry;
  const team = teams.find((candidate) => candidate.id === face.teamId);
  return {
    key: entry.key,
    status: entry.status,
    counts: entry.counts,
    faceId: face.id,
    nextId: entry.next?.id ?? null,
    editId: entry.editable?.id ?? null,
    cancelId: entry.cancellable?.id ?? null,
    resourceId: face.resourceId,
    title: face.title,
    startTime: face.startTime,
    endTime: face.endTime,
    color: face.color,
    placeName: face.placeName,
    facilityName: face.facilityName,
    type: { icon: face.typeIcon, label: face.typeLabel },
    club: team ? { name: team.clubName, color: team.clubColor } : null,
    clubName: face.clubName,
    department: team ? { name: team.departmentName, icon: team.departmentIcon } : null,
    teamName: team?.name ?? face.teamName,
    people: team?.trainers.length
      ? team.trainers.map(({ name, isPrimary }) => ({ name, isPrimary }))
      : [{ name: face.personName, isPrimary: null }],
    reason: entry.status === 'rejected' ? face.decisionReason : null,
    series: series && {
      from: series.startDate,
      until: series.endDate,
      dayOfWeek: series.dayOfWeek,
      exceptions: entry.exceptions,
    },
    dates: dates.map((date) => toDate(date, face)),
  };
}

/** A date has only the fields that differ from its entry. */
function toDate(row: ListedRow, face: ListedRow): MyDate {
  const differs = deviationOf(row, face);
  return {
    id: row.id,
    date: row.date,
    status: row.status,
    ...(row.hasBegun ? { hasBegun: true } : {}),
    ...(row.detached ? { isDetached: true } : {}),
    ...(differs.time ? { time: { start: row.startTime, end: row.endTime } } : {}),
    ...(differs.place ? { placeName: row.placeName } : {}),
    ...(differs.title ? { title: row.title } : {}),
    ...(row.status === 'rejected' && row.decisionReason ? { reason: row.decisionReason } : {}),
  };
}
