import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookings, bookingSeries } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { readCursor } from '#app/platform/list/cursor.server.ts';
import { demoCtx, demoResourceId, demoTeamId } from '#tests/factories/demo-club.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getMyBookings, mineQuery, type MineQuery } from './my-bookings.server.ts';

const database = testDatabase({ demo: true });
const mine = mineQuery.read('http://localhost/buchungen');

let max: Ctx;
let peter: Ctx;
beforeAll(async () => {
  max = await demoCtx(database.db, 'max.mueller');
  peter = await demoCtx(database.db, 'peter.koenig');
});

const list = (ctx: Ctx, change: Partial<MineQuery> = {}) =>
  getMyBookings(ctx, ctx.actor, { ...mine, ...change }, (club) => `${club} (alle)`);
const titles = async (ctx: Ctx, change: Partial<MineQuery> = {}) =>
  (await list(ctx, change)).entries.map((entry) => entry.title);

describe('getMyBookings', () => {
  it('folds a trainer’s series into one entry each, with everything the four columns say', async () => {
    const { entries, next } = await list(max);
    const tuesdays = entries.find((entry) => entry.series?.dayOfWeek === 2);
    expect(tuesdays).toMatchObject({
      title: 'A-Jugend Training',
      status: 'approved',
      placeName: 'Sportplatz – links',
      facilityName: 'Biogrund Sportpark',
      color: '#65a30d',
      startTime: '16:00',
      endTime: '18:00',
      type: { icon: '🏃', label: 'Training' },
      club: { name: 'SG Hünstetten', color: '#2563eb' },
      department: { name: 'Fußball', icon: '⚽' },
      teamName: 'A-Jugend',
      series: { from: '2026-08-11', until: '2026-12-31' },
    });
    expect(tuesdays?.people[0]).toEqual({ name: 'Max Müller', isPrimary: true });
    expect(tuesdays?.dates.map(({ date }) => date)).toEqual([
      '2026-11-24',
      '2026-12-01',
      '2026-12-08',
      '2026-12-15',
      '2026-12-22',
      '2026-12-29',
    ]);
    expect(next).toBeNull();
  });

  it('lists nothing that is past by the facility’s date, and today as long as it lasts', async () => {
    const all = (await list(peter, { whose: 'all' })).entries.flatMap((entry) => entry.dates);
    expect(all.every(({ date }) => date >= '2026-11-18')).toBe(true);
    expect(all.some(({ date }) => date === '2026-11-18')).toBe(true);
  });

  it('shows a member what is in the member’s name only, an admin the whole operator and nothing of another', async () => {
    expect(await titles(await demoCtx(database.db, 'eva.lang'))).toEqual([]);
    const all = await titles(peter, { whose: 'all' });
    expect(all).toContain('Handball Damen Training');
    expect(all).not.toContain('Ortsbeirat');
    expect(await titles(await demoCtx(database.db, 'karin.schaefer'))).toEqual(
      expect.arrayContaining(['Ortsbeirat', 'Seniorennachmittag']),
    );
  });

  it('shows what was refused to those who asked until its date is past, with the reason, and not in the admin’s list', async () => {
    const sandra = await demoCtx(database.db, 'sandra.fischer');
    const pending = (await list(sandra)).entries.find((entry) => entry.status === 'pending');
    const id = pending?.faceId ?? '';
    await database.ownerDb
      .update(bookings)
      .set({ status: 'rejected', decision: 'rejected', decisionReason: 'Die Halle wird gestrichen.' })
      .where(eq(bookings.id, id));
    const refused = (await list(sandra)).entries.find((entry) => entry.faceId === id);
    expect(refused).toMatchObject({ status: 'rejected', nextId: null, reason: 'Die Halle wird gestrichen.' });
    expect((await list(peter, { whose: 'all' })).entries.map((entry) => entry.faceId)).not.toContain(id);
    await database.ownerDb.update(bookings).set({ date: '2026-11-17' }).where(eq(bookings.id, id));
    expect((await list(sandra)).entries.map((entry) => entry.faceId)).not.toContain(id);
  });

  it('says of a date only what it does differently', async () => {
    const entry = (await list(max)).entries.find((row) => row.series?.dayOfWeek === 4);
    const [first, second] = entry?.dates ?? [];
    await database.ownerDb
      .update(bookings)
      .set({ detached: true, startTime: '19:00', endTime: '20:00' })
      .where(eq(bookings.id, second?.id ?? ''));
    await database.ownerDb
      .update(bookingSeries)
      .set({ exceptions: [{ date: '2026-12-31', reason: 'Silvester' }] })
      .where(eq(bookingSeries.id, entry?.key ?? ''));
    await database.ownerDb.delete(bookings).where(sql`series_id = ${entry?.key ?? ''}::uuid and date = '2026-12-31'`);
    const after = (await list(max)).entries.find((row) => row.series?.dayOfWeek === 4);
    expect(after?.dates[0]).toEqual({ id: first?.id, date: '2026-11-19', status: 'approved' });
    expect(after?.dates[1]).toEqual({
      id: second?.id,
      date: '2026-11-26',
      status: 'approved',
      isDetached: true,
      time: { start: '19:00', end: '20:00' },
    });
    expect(after).toMatchObject({
      counts: { detached: 1 },
      series: { exceptions: [{ date: '2026-12-31', reason: 'Silvester' }] },
    });
  });

  it.each([
    ['mueller', true],
    ['MÜLLER a-jugend', true],
    ['sportplatz', true],
    ['huenstetten', true],
    ['Hunstetten', true],
    ['tischtennis', false],
    ['%', false],
  ])('finds by %s: %s', async (search, isFound) => {
    expect((await titles(max, { text: search })).includes('A-Jugend Training')).toBe(isFound);
  });

  it('narrows by place with its parts, by team and by club, and offers only what occurs', async () => {
    const { entries, filters } = await list(peter, {
      whose: 'all',
      placeId: await demoResourceId(database.db, 'sportplatz'),
    });
    expect(new Set(entries.map((entry) => entry.placeName))).toEqual(
      new Set(['Sportplatz – komplett', 'Sportplatz – links', 'Sportplatz – rechts']),
    );
    const places = filters.places.flatMap(({ options }) => options.map(({ label }) => label));
    expect(places).toContain('Gymnastikraum');
    expect(places).not.toContain('Kleiner Saal');
    const teamId = await demoTeamId(database.db, 'handballDamen');
    expect(new Set(await titles(peter, { whose: 'all', team: { id: teamId } }))).toEqual(
      new Set(['Handball Damen Training']),
    );
    const [club] = await database.sql<{ id: string }[]>`
      select d.club_id as id from teams t join departments d on d.id = t.department_id where t.id = ${teamId}`;
    expect(new Set(await titles(peter, { whose: 'all', team: { clubId: club?.id ?? '' } }))).toEqual(
      new Set(['Handball Damen Training']),
    );
  });

  it('goes on where the page before ended', async () => {
    const all = await list(peter, { whose: 'all' });
    const [first, second] = all.entries;
    const at = `${first?.dates[0]?.date}T${first?.startTime}`;
    const rest = await list(peter, { whose: 'all', after: readCursor(`${at}~${first?.key}`, ['moment', 'id']) });
    expect(rest.entries[0]?.key).toBe(second?.key);
    expect(rest.entries).toHaveLength(all.entries.length - 1);
  });

  it('makes pages of fifty', async () => {
    const [row] = await database.ownerDb.select().from(bookings).where(eq(bookings.createdBy, max.actor.id)).limit(1);
    if (!row) throw new Error('Max has no booking');
    await database.ownerDb.insert(bookings).values(
      Array.from({ length: 60 }, (_, index) => ({
        ...row,
        id: crypto.randomUUID(),
        seriesId: null,
        status: 'approved' as const,
        decision: 'approved' as const,
        date: `2027-0${1 + Math.floor(index / 20)}-${String(1 + (index % 20)).padStart(2, '0')}`,
      })),
    );
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: MineQuery['after'] = null;
    do {
      const { entries, next } = await list(max, { after });
      seen.push(...entries.map((entry) => entry.key));
      sizes.push(entries.length);
      after = mineQuery.read(`http://localhost/buchungen?ab=${encodeURIComponent(next ?? '')}`).after;
    } while (after);
    expect(sizes[0]).toBe(50);
    expect(sizes).toHaveLength(2);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(60);
  });
});

describe('mineQuery', () => {
  it.each([
    '?ort=x&mannschaft=y&ab=z',
    '?ab=2026-11-18T09:00~nobody',
    '?ab=2026-02-31T09:00~01890000-0000-7000-8000-000000000000',
    '?suche=%00',
    '?mannschaft=verein:',
  ])('ignores what is invalid in %s', (query) =>
    expect(mineQuery.read(`http://localhost/buchungen${query}`)).toEqual(mine),
  );
});
