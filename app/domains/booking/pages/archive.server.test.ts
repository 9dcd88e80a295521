import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, demoResourceId, demoTeamId } from '#tests/factories/demo-club.ts';
import { ask } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { cancelBooking } from '#app/domains/booking/cancel-booking.server.ts';
import { archiveBookings } from '#app/domains/booking/archive-bookings.server.ts';
import { ARCHIVE_PAGE, type ArchiveFilter, archiveQuery, listArchive } from './archive.server.ts';

const database = testDatabase({ demo: true });
let peter: Ctx;
let max: Ctx;
let archivedId: string;

beforeAll(async () => {
  peter = await demoCtx(database.db, 'peter.koenig');
  max = await demoCtx(database.db, 'max.mueller');
  const resourceId = await demoResourceId(database.db, 'sportplatz');
  const teamId = await demoTeamId(database.db, 'ajugend');
  archivedId = (await ask(max, { resourceId, teamId, when: '2027-03-02', title: 'Künftiges' })).bookingId;
  await archiveBookings(peter, { bookingIds: [archivedId] });
});

const filterOf = (search: string): ArchiveFilter => archiveQuery.read(`http://localhost/?${search}`);
async function everything(ctx: Ctx, search = '') {
  const rows = [];
  let after: ArchiveFilter['after'] = null;
  do {
    const page: Awaited<ReturnType<typeof listArchive>> = await listArchive(ctx, ctx.actor, {
      ...filterOf(search),
      after,
    });
    rows.push(...page.rows);
    after = page.next === null ? null : filterOf(`ab=${page.next}`).after;
  } while (after);
  return rows;
}

describe('the archive', () => {
  it('shows an admin all of the operator that is past or archived, the newest first, page by page without gaps', async () => {
    const rows = await everything(peter);
    const [expected] = await database.sql<{ count: number }[]>`
      select count(*)::int from bookings b join resources r on r.id = b.resource_id join resource_groups g on g.id = r.group_id
        join facilities f on f.id = g.facility_id
      where f.operator_id = ${peter.actor.operatorId} and (b.date < '2026-11-18' or b.status = 'archived')`;
    expect(rows).toHaveLength(expected?.count ?? 0);
    expect(rows.length).toBeGreaterThan(ARCHIVE_PAGE);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const order = rows.map(({ date, startTime, id }) => `${date} ${startTime} ${id}`);
    expect(order).toEqual([...order].sort().reverse());
    expect(rows[0]).toMatchObject({ title: 'Künftiges', status: 'archived', canOpen: true, canArchive: false });
    expect(rows[1]).toMatchObject({ status: 'expired', canArchive: true });
  });

  it('shows a person without that right only their own', async () => {
    const rows = await everything(max);
    expect(new Set(rows.map(({ teamName }) => teamName))).toEqual(new Set(['A-Jugend']));
    expect(rows[0]).toMatchObject({ title: 'Künftiges', canOpen: false, canArchive: false });
    expect(rows.some(({ canArchive }) => canArchive)).toBe(false);
  });

  it.each<[string, (row: Awaited<ReturnType<typeof everything>>[number]) => boolean]>([
    ['status=archived', (row) => row.status === 'archived'],
    ['ausgang=genehmigt', (row) => row.decision === 'approved'],
    ['von=2026-09-01&bis=2026-09-30', (row) => row.date.startsWith('2026-09')],
    ['suche=HUENSTETTEN%20yoga', (row) => row.title.includes('Yoga')],
  ])('filters by %s', async (search, holds) => {
    const rows = await everything(peter, search);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !holds(row))).toEqual([]);
  });

  it('lists a cancelled booking to the involved and to its admin, with day, person and reason', async () => {
    const [resourceId, teamId] = [
      await demoResourceId(database.db, 'kleinfeld'),
      await demoTeamId(database.db, 'ajugend'),
    ];
    const kept = await ask(max, { resourceId, teamId, when: '2027-04-06', title: 'Findet statt' });
    const gone = await ask(max, { resourceId, teamId, when: '2027-04-07', title: 'Fällt aus' });
    const request = await ask(max, { resourceId, teamId, when: '2027-04-08', title: 'Vom Amt abgesagt' });
    for (const [ctx, { bookingId }, reason] of [
      [max, gone, 'Platz gesperrt'],
      [peter, request, null],
    ] as const)
      await cancelBooking(ctx, { bookingId, scope: 'this', reason, version: null, count: null });
    const search = 'status=cancelled&suche=faellt+aus&von=2027-04-01&bis=2027-04-30';
    for (const ctx of [max, peter])
      expect(await everything(ctx, search)).toMatchObject([
        {
          id: gone.bookingId,
          title: 'Fällt aus',
          status: 'cancelled',
          decision: 'approved',
          cancelled: { on: '2026-11-18', by: 'Max Müller', reason: 'Platz gesperrt' },
          date: '2027-04-07',
          placeName: 'Fußball-Kleinfeld',
          teamName: 'A-Jugend',
          isSeries: false,
          canOpen: true,
          canArchive: false,
        },
      ]);
    const titles = async (ctx: Ctx, query: string) => (await everything(ctx, query)).map(({ title }) => title);
    expect(await titles(max, 'status=cancelled')).toEqual(['Vom Amt abgesagt', 'Fällt aus']);
    expect(await titles(max, 'von=2027-04-01&bis=2027-04-30')).toEqual(['Vom Amt abgesagt', 'Fällt aus']);
    expect(await titles(max, 'status=expired&von=2027-04-01')).toEqual([]);
    expect(await titles(await demoCtx(database.db, 'sandra.fischer'), 'status=cancelled')).toEqual([]);
    expect(await titles(await demoCtx(database.db, 'karin.schaefer'), 'status=cancelled')).toEqual([]);
    await cancelBooking(max, { bookingId: kept.bookingId, scope: 'this', reason: null, version: null, count: null });
  });

  it('pages through cancelled bookings without gaps, and keeps those whose person was forgotten', async () => {
    await database.sql`insert into cancelled_bookings (id, resource_id, team_id, user_id, date, start_time, end_time, snapshot, sequence, cancellation_id, cancelled_at)
      select gen_random_uuid(), resource_id, team_id, null, date + n, start_time, end_time, snapshot - '{person_name,created_by}'::text[], 1,
        cancellation_id, cancelled_at from cancelled_bookings, generate_series(1, 60) n where snapshot ->> 'title' = 'Fällt aus'`;
    const rows = await everything(peter, 'status=cancelled');
    expect(rows).toHaveLength(63);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(63);
    expect(rows[0]).toMatchObject({ date: '2027-06-06', personName: '', cancelled: { by: null, reason: null } });
    const dates = rows.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort().reverse());
    await database.sql`delete from cancelled_bookings`;
  });

  it('filters by a place with its parts, by a team and by a club', async () => {
    const place = await everything(peter, `ort=${await demoResourceId(database.db, 'sportplatz')}`);
    expect(new Set(place.map(({ placeName }) => placeName))).toEqual(
      new Set(['Sportplatz – komplett', 'Sportplatz – links', 'Sportplatz – rechts']),
    );
    const team = await everything(peter, `gruppe=${await demoTeamId(database.db, 'ajugend')}`);
    expect(new Set(team.map(({ teamName }) => teamName))).toEqual(new Set(['A-Jugend']));
    const [tvi] = await database.sql<{ id: string }[]>`select id from clubs where name = 'TV Idstein'`;
    const club = await everything(peter, `gruppe=${tvi?.id}`);
    expect(new Set(club.map(({ clubName }) => clubName))).toEqual(new Set(['TV Idstein']));
  });

  it('has nothing undecided in a season that was decided', async () => {
    expect(await everything(peter, 'ausgang=ohne')).toEqual([]);
  });
});
