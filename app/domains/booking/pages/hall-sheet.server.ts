import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import { statement } from '#app/db/query.server.ts';
import { listPlaces } from '#app/domains/facilities/public.server.ts';
import { can } from '#app/permissions.ts';
import { addDays, HOME_ZONE, isoWeekOf, mondayOf, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { resourcesShownOn } from '#app/domains/booking/rules/plan.ts';

export interface HallSheetQuery {
  /** Id of a resource; an unknown one becomes the first of the operator. */
  readonly resourceId: string | null;
  /** ISO week; an unreadable one becomes this week. */
  readonly week: string | null;
}

/** One date on the sheet. */
export interface HallLine {
  readonly id: string;
  readonly date: string;
  readonly startTime: string;
  readonly endTime: string;
  /** Only of a part, or of the whole of this hall. */
  readonly placeName: string | null;
  readonly group: string;
  readonly club: string | null;
  readonly trainer: string | null;
  /** `planned` before its start, `unsaid` while nothing is recorded, `cancelled` before its start. */
  readonly state: 'planned' | 'unsaid' | 'took_place' | 'fell_out' | 'cancelled';
  readonly headcount: number | null;
  readonly note: string | null;
  /** The viewer may say who came. */
  readonly mayRecord: boolean;
}

export interface HallSheet {
  readonly week: string;
  readonly monday: string;
  readonly sunday: string;
  readonly previousWeek: string;
  readonly nextWeek: string;
  readonly operatorName: string;
  readonly facilityName: string;
  readonly hall: { readonly id: string; readonly name: string };
  /** The halls to choose from, by facility. */
  readonly halls: readonly { readonly label: string; readonly options: readonly { value: string; label: string }[] }[];
  readonly lines: readonly HallLine[];
  readonly total: { readonly dates: number; readonly people: number };
}

type Row = Omit<HallLine, 'placeName' | 'mayRecord'> & { readonly placeName: string; readonly resourceId: string };

/** Approved dates with what became of them, and approved ones that were cancelled before. */
const readLines = statement<{ ids: string; from: string; until: string; now: string; zone: string }, Row>(sql`
  select b.id, b.resource_id as "resourceId", b.date::text as date, left(b.start_time::text, 5) as "startTime",
    left(b.end_time::text, 5) as "endTime", b.place_name as "placeName", coalesce(b.team_name, b.title) as "group", b.club_name as club,
    b.person_name as trainer, u.headcount, u.note,
    case when u.took_place then 'took_place' when not u.took_place then 'fell_out'
      when b.date + b.start_time > ${sql.placeholder('now')}::timestamptz at time zone ${sql.placeholder('zone')} then 'planned' else 'unsaid' end as state
  from bookings b left join booking_usage u on u.booking_id = b.id
  where b.resource_id = any(${sql.placeholder('ids')}::uuid[]) and b.date between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date
    and b.decision = 'approved' and b.archived_at is null
  union all
  select c.id, c.resource_id, c.date::text, left(c.start_time::text, 5), left(c.end_time::text, 5), c.snapshot ->> 'place_name',
    coalesce(c.snapshot ->> 'team_name', c.snapshot ->> 'title'), c.snapshot ->> 'club_name', c.snapshot ->> 'person_name', null, c.reason, 'cancelled'
  from cancelled_bookings c
  where c.resource_id = any(${sql.placeholder('ids')}::uuid[]) and c.date between ${sql.placeholder('from')}::date and ${sql.placeholder('until')}::date
    and c.snapshot ->> 'decision' = 'approved'
  order by date, "startTime", "endTime", id`);

/**
 * The sheet that a town asks its clubs for: the week of a hall with group, trainer, head count, remark and room for a signature. Halls are the
 * roots and parts at the person's own operator. Null without any. Throws ForbiddenError without `usage.print`. Two statements.
 */
export async function getHallSheet(ctx: ReadCtx, actor: Actor, query: HallSheetQuery): Promise<HallSheet | null> {
  if (!can(actor, 'usage.print')) throw new ForbiddenError('usage.print');
  const day = today(ctx.now, HOME_ZONE);
  const places = await listPlaces(ctx.db, { from: day, until: day });
  const halls = places
    .filter(({ operatorId }) => can(actor, 'usage.print', { operatorId }))
    .flatMap((facility) =>
      facility.groups.flatMap(({ resources, icon }) =>
        resources.map((resource) => ({ facility, tree: resources, resource, isIndoor: icon !== 'outdoor' })),
      ),
    );
  const chosen =
    halls.find(({ resource }) => resource.id === query.resourceId) ??
    halls.find(({ isIndoor }) => isIndoor) ??
    halls[0];
  if (!chosen) return null;
  const { facility, tree, resource } = chosen;
  const asked = query.week === null ? null : mondayOf(query.week);
  const monday = asked ?? mondayOf(isoWeekOf(today(ctx.now, facility.timeZone))) ?? day;
  const sunday = addDays(monday, 6);
  const rows = await readLines(ctx.db, {
    ids: arrayOf(resourcesShownOn(tree, resource.id)),
    from: monday,
    until: sunday,
    now: ctx.now.toString(),
    zone: facility.timeZone,
  });
  const canRecord = can(actor, 'booking.archive', { operatorId: facility.operatorId });
  const lines = rows.map(({ resourceId, placeName, ...line }) => ({
    ...line,
    placeName: resourceId === resource.id ? null : placeName,
    mayRecord: canRecord && !['planned', 'cancelled'].includes(line.state),
  }));
  const facilities = [...new Set(halls.map((hall) => hall.facility))];
  return {
    week: isoWeekOf(monday),
    monday,
    sunday,
    previousWeek: isoWeekOf(addDays(monday, -7)),
    nextWeek: isoWeekOf(addDays(monday, 7)),
    operatorName: facility.operatorName,
    facilityName: facility.name,
    hall: { id: resource.id, name: resource.name },
    halls: facilities.map(({ id, name }) => ({
      label: name,
      options: halls.flatMap((hall) =>
        hall.facility.id === id ? [{ value: hall.resource.id, label: hall.resource.name }] : [],
      ),
    })),
    lines,
    total: {
      dates: lines.filter(({ state }) => state === 'took_place').length,
      people: lines.reduce((sum, { headcount }) => sum + (headcount ?? 0), 0),
    },
  };
}
