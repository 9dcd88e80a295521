import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { demoCtx, demoResourceId, demoTeamId } from '#tests/factories/demo-club.ts';
import { ask } from '#tests/factories/requests.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
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
