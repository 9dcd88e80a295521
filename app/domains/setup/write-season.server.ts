import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { bookingClaims, bookings, bookingSeries, planVersions } from '#app/db/schema/booking.ts';
import { withDescendants } from '#app/domains/facilities/rules/resource-tree.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import type { buildSeason, SeasonDate } from './build-season.ts';
import {
  DEMO_CLUBS,
  DEMO_DEPARTMENTS,
  DEMO_EVENT_TYPES,
  DEMO_PEOPLE,
  DEMO_RESOURCES,
  DEMO_TEAMS,
  type DemoResourceKey,
} from './demo-club.ts';
import type { DemoIds } from './demo-ids.ts';

/** Rows per INSERT: PostgreSQL takes 65,535 parameters. */
const BATCH = 500;

/** Writes the demo's series and bookings with their claims, as the verb would have left them. */
export async function writeSeason(
  tx: Transaction,
  ids: DemoIds,
  season: ReturnType<typeof buildSeason>,
  at: { today: string; now: Ctx['now'] },
): Promise<void> {
  const seriesRows = season.series.map((row) => ({
    id: newId(),
    resourceId: ids.resources[row.resource],
    teamId: ids.teams[row.team],
    eventTypeId: 'training',
    dayOfWeek: row.dayOfWeek,
    startDate: row.startDate,
    endDate: row.endDate,
    startTime: row.startTime,
    endTime: row.endTime,
    title: row.title,
    exceptions: row.exceptions,
    skipPublicHolidays: true,
    createdBy: ids.people[row.by],
  }));
  const rows = [
    ...season.series.flatMap((row, index) =>
      row.dates.map((date) => toRow(ids, date, seriesRows[index]?.id ?? null, at)),
    ),
    ...season.singles.map((date) => toRow(ids, date, null, at)),
  ];
  const tree = Object.entries(DEMO_RESOURCES).map(([key, row]) => ({
    id: ids.resources[key as DemoResourceKey],
    parentId: 'parent' in row ? ids.resources[row.parent] : null,
  }));
  const claims = rows.flatMap((row) =>
    withDescendants(tree, row.resourceId).map((resourceId) => ({
      bookingId: row.id,
      resourceId,
      during: sql`tsrange(${row.date}::date + ${row.startTime}::time, ${row.date}::date + ${row.endTime}::time)`,
      viaParent: resourceId !== row.resourceId,
      blocking: row.decision === 'approved' && row.eventTypeId !== 'other',
    })),
  );
  await tx.insert(bookingSeries).values(seriesRows);
  for (let from = 0; from < rows.length; from += BATCH)
    await tx.insert(bookings).values(rows.slice(from, from + BATCH));
  for (let from = 0; from < claims.length; from += BATCH)
    await tx.insert(bookingClaims).values(claims.slice(from, from + BATCH));
  await tx
    .insert(planVersions)
    .values(tree.filter((node) => node.parentId === null).map((node) => ({ rootId: node.id })));
}

function toRow(ids: DemoIds, row: SeasonDate, seriesId: string | null, at: { today: string; now: Ctx['now'] }) {
  const booker = DEMO_PEOPLE[row.by];
  const team = row.team ? DEMO_TEAMS[row.team] : null;
  const decision = row.isPending ? null : ('approved' as const);
  return {
    id: newId(),
    resourceId: ids.resources[row.resource],
    date: row.date,
    startTime: row.startTime,
    endTime: row.endTime,
    title: row.title,
    eventTypeId: row.type,
    userId: ids.people[row.by],
    teamId: row.team ? ids.teams[row.team] : null,
    seriesId,
    createdBy: ids.people[row.by],
    status: row.isPending ? ('pending' as const) : row.date < at.today ? ('expired' as const) : ('approved' as const),
    decision,
    decidedBy: decision ? ids.people[booker.role === 'extern' ? 'peter.koenig' : row.by] : null,
    decidedAt: decision ? toDate(at.now) : null,
    placeName: DEMO_RESOURCES[row.resource].name,
    teamName: team?.name ?? null,
    clubName: team ? DEMO_CLUBS[DEMO_DEPARTMENTS[team.department].club].name : null,
    personName: `${booker.firstName} ${booker.lastName}`,
    typeLabel: DEMO_EVENT_TYPES.find((type) => type.id === row.type)?.label ?? row.type,
  };
}

/** The last days still ask who came: each trainer has a date in them. */
const ASKING_DAYS = 6;

/** Writes what the demo's trainers said about past dates: a number for each, and some that fell out. One statement. */
export async function writeUsage(tx: Transaction, { today }: { today: string }): Promise<void> {
  await queryRows(
    tx,
    sql`
      insert into booking_usage (booking_id, took_place, headcount, note, recorded_by, recorded_at, source)
      select b.id, number <> 13, case when number <> 13 then number end, case when number = 13 then 'Trainer krank' end,
        b.user_id, b.date + time '22:00', 'trainer'
      from bookings b cross join lateral (select 8 + abs(hashtext(b.title || b.date)) % 11 as number) said
      where b.decision = 'approved' and b.date < ${today}::date - ${ASKING_DAYS}::int`,
  );
}
