import type { Page } from 'playwright/test';
import postgres from 'postgres';
import { paths } from '#app/paths.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';
import { expect, test } from './fixtures.ts';

/** The time clock on a phone, with a network and without one. */
let house: TestServer;
let sql: postgres.Sql;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  // The other tests of this worker need its people with their clocks.
  house = await startServer({ demo: true });
  sql = postgres(house.ownerUrl, { max: 1, onnotice: () => undefined });
});
test.afterAll(async () => {
  await sql.end({ timeout: 2 });
  await house.stop();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const state = (page: Page) => page.getByRole('region', { name: 'Stempeluhr' }).getByRole('status');
const waiting = (page: Page) => page.getByRole('region', { name: /auf Netz$/ });
const stampsOf = async (mail: string) =>
  (
    await sql<{ type: string }[]>`
      select event_type as type from time_events e join staff_members s on s.id = e.staff_member_id join users u on u.id = s.user_id
      where u.email like ${`${mail}%`} and e.timestamp_utc >= '2026-11-18' order by e.created_at, e.id`
  ).map(({ type }) => type);

/** Until the service worker has its files and controls the page. */
async function untilInstalled(page: Page): Promise<void> {
  const isInstalled = () =>
    page.evaluate(async () => (await caches.keys()).length > 0 && navigator.serviceWorker.controller !== null);
  await expect.poll(isInstalled, { timeout: 20_000 }).toBe(true);
}

test('stamps a day with a network', async ({ openAs }) => {
  const page = await openAs('eva.lang', house.url);
  await page.goto(paths.staff.clock());
  await expect(state(page)).toHaveText('Nicht eingestempelt');
  await press(page, 'Einstempeln');
  await expect(state(page)).toContainText('Arbeit seit 10:00');
  await press(page, 'Pause');
  await expect(state(page)).toContainText('Pause seit 10:00');
  await press(page, 'Pause beenden');
  await expect(state(page)).toContainText('Arbeit seit');
  await press(page, 'Ausstempeln');
  await expect(state(page)).toContainText('Feierabend seit 10:00');
  await expect(waiting(page)).toHaveCount(0);
  // The screen shows a press before the house has it.
  const all = ['CLOCK_IN', 'BREAK_START', 'BREAK_END', 'CLOCK_OUT'];
  await expect.poll(() => stampsOf('eva.lang')).toEqual(all);
});

test('keeps stamps without a network, also over a new start, and sends them once and in order', async ({
  openAs,
  expectAxeClean,
}) => {
  const page = await openAs('aylin.demir', house.url);
  await page.goto(paths.staff.clock());
  await untilInstalled(page);
  await page.context().setOffline(true);
  await press(page, 'Einstempeln');
  await expect(state(page)).toContainText('Arbeit seit 10:00');
  await expect(waiting(page)).toContainText('Einstempeln, 10:00 Uhr');
  await expectAxeClean(page);

  await page.goto(paths.staff.clock());
  await expect(page).toHaveURL(/\/stempeluhr\/ohne-netz$/);
  await expect(page.getByText('Ohne Netz')).toBeVisible();
  await expect(state(page)).toContainText('Arbeit seit 10:00');
  await press(page, 'Pause');
  await expect(waiting(page)).toContainText('2 Stempel warten');
  await expectAxeClean(page);
  expect(await stampsOf('aylin.demir')).toEqual([]);

  // Later than a press with a network takes.
  await page.clock.setFixedTime('2026-11-18T09:01:00Z');
  await page.context().setOffline(false);
  await expect(page).toHaveURL(/\/stempeluhr$/);
  await expect(state(page)).toContainText('Pause seit 10:00');
  await expect(waiting(page)).toHaveCount(0);
  expect(await stampsOf('aylin.demir')).toEqual(['CLOCK_IN', 'BREAK_START']);
  const late = await sql`select metadata ->> 'recorded_at' is not null as late from time_events
    where staff_member_id in (select id from staff_members where user_id in (select id from users where email like 'aylin.demir%'))
      and timestamp_utc >= '2026-11-18'`;
  expect(late).toEqual([{ late: true }, { late: true }]);
});

test.describe('without a service worker', () => {
  // Its requests would pass the route of the test.
  test.use({ contextOptions: { serviceWorkers: 'block' } });

  test('a stamp whose answer is lost is made once', async ({ openAs }) => {
    const page = await openAs('mia.hartmann', house.url);
    await page.goto(paths.staff.clock());
    await page.route(`**${paths.api.clockIn()}`, async (route) => {
      await route.fetch();
      await route.abort();
    });
    // Before hydration the form is sent without the queue.
    await page.waitForFunction(() =>
      Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
    );
    await press(page, 'Einstempeln');
    await expect(waiting(page)).toContainText('Einstempeln');
    await page.unroute(`**${paths.api.clockIn()}`);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(waiting(page)).toHaveCount(0);
    await expect(state(page)).toContainText('Arbeit seit');
    expect(await stampsOf('mia.hartmann')).toEqual(['CLOCK_IN']);
  });
});

test('signing out leaves nothing on the device, and another person sends no stamps of the first', async ({
  openAs,
}) => {
  const page = await openAs('lisa.braun', house.url);
  await page.goto(paths.staff.clock());
  await untilInstalled(page);
  const left = () =>
    page.evaluate(async () => ({
      caches: await caches.keys(),
      databases: (await indexedDB.databases()).map(({ name }) => name),
    }));
  expect((await left()).caches).toHaveLength(1);
  const cached = await page.evaluate(async () => {
    const [name = ''] = await caches.keys();
    const shell = await (await caches.open(name)).match('/stempeluhr/ohne-netz', { ignoreSearch: true });
    return (await shell?.text()) ?? '';
  });
  expect(cached).toContain('Stempeluhr');
  expect(cached).not.toContain('Lisa');

  await page.getByRole('button', { name: 'Mehr' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Abmelden', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
  expect(await left()).toEqual({ caches: [], databases: [] });
});
