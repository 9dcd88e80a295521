import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { demoCtx, demoResourceId } from '#tests/factories/demo-club.ts';
import { now } from '#app/platform/calendar.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getMonthView } from './month.server.ts';

const database = testDatabase({ demo: true });
let ctx: ReadCtx;
let peter: Actor;
let eva: Actor;
let hall: string;
let links: string;
let saal: string;
beforeAll(async () => {
  ctx = { db: database.db, now: now() };
  peter = (await demoCtx(database.db, 'peter.koenig')).actor;
  eva = (await demoCtx(database.db, 'eva.lang')).actor;
  hall = await demoResourceId(database.db, 'grosseHalle');
  links = await demoResourceId(database.db, 'links');
  saal = await demoResourceId(database.db, 'buergersaal');
});

const view = (viewer: Actor | null, ressource: string | null, month: string | null = '2026-11') =>
  getMonthView(ctx, { viewer, locale: 'de' }, { anlage: null, gruppe: null, ressource, month, date: null });
const entriesOf = async (viewer: Actor | null, ressource: string, month?: string) =>
  Object.values((await view(viewer, ressource, month))?.sheet.columns[0]?.cells ?? {}).flat();

describe('getMonthView', () => {
  test('has whole ISO weeks, Monday first, around the month', async () => {
    const { sheet, previousMonth, nextMonth } = (await view(eva, hall, '2027-01')) ?? {};
    expect(sheet?.weeks.map(({ week }) => week)).toEqual(['2026-W53', '2027-W01', '2027-W02', '2027-W03', '2027-W04']);
    expect(sheet?.weeks[0]?.days[0]).toMatchObject({ date: '2026-12-28', isInMonth: false });
    expect(sheet?.weeks[0]?.days[4]).toMatchObject({ date: '2027-01-01', isInMonth: true, holiday: 'Neujahr' });
    expect([previousMonth, nextMonth]).toEqual(['2026-12', '2027-02']);
  });

  test('names the school holidays of its days', async () => {
    const days = (await view(eva, links, '2026-10'))?.sheet.weeks.flatMap((week) => week.days);
    expect(days?.find(({ date }) => date === '2026-10-06')?.schoolHoliday).toBe('Herbstferien');
    expect(days?.find(({ date }) => date === '2026-10-20')?.schoolHoliday).toBeNull();
  });

  test('shows the bookings of the whole on its part', async () => {
    const through = new Set((await entriesOf(eva, links, '2026-10')).map((entry) => entry.through));
    expect(through).toEqual(new Set(['own', 'whole']));
  });

  test.each([[null], ['2026-13'], ['nonsense']])('shows the present month for %j', async (month) => {
    expect((await view(eva, hall, month))?.sheet.month).toBe('2026-11');
  });

  test('shows requests with their title to the admin, without it to members, and not to the public', async () => {
    await database.sql`update facilities set public_plan = true, show_names = false`;
    const pendingOf = async (viewer: Actor | null) =>
      (await entriesOf(viewer, hall)).filter(({ status }) => status === 'pending');
    expect((await pendingOf(peter)).every(({ title, personName }) => title && personName)).toBe(true);
    expect((await pendingOf(peter)).length).toBeGreaterThan(0);
    expect((await pendingOf(eva)).map(({ title }) => title)).toEqual((await pendingOf(peter)).map(() => undefined));
    expect(await pendingOf(null)).toEqual([]);
    expect((await entriesOf(null, hall)).map(({ visibility }) => visibility)).toContain('occupied');
  });

  test('leads the public to its facilities only', async () => {
    await database.sql`update facilities set public_plan = (name = 'Biogrund Sportpark')`;
    expect((await view(null, saal))?.facility.name).toBe('Biogrund Sportpark');
    expect((await view(eva, saal))?.resource.id).toBe(saal);
    await database.sql`update facilities set public_plan = false`;
    expect(await view(null, hall)).toBeNull();
  });
});
