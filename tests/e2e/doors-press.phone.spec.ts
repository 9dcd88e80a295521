import { sql } from 'drizzle-orm';
import type { Page } from 'playwright/test';
import { queryRows } from '#app/db/query.server.ts';
import { confirmDoorJob } from '#app/domains/access/jobs/confirm-door-job.server.ts';
import { paths } from '#app/paths.ts';
import { confirmOf, deviceCtx, takeGrant } from '#tests/factories/door-calls.ts';
import { hold, openDoorSite, type Place, rowOf } from './door-site.ts';
import { expect, test } from './fixtures.ts';

/** What a press becomes in the row of its door: withdrawn, failed, tried again. */
const site = openDoorSite();

const topOf = async (page: Page, title: string) =>
  (await rowOf(page, title).getByRole('heading').boundingBox())?.y ?? Number.NaN;
const confirm = async ({ device }: Place, values = {}) =>
  confirmDoorJob(deviceCtx(site.db(), device), confirmOf(await takeGrant(site.db(), device), values));
const relayFault = { result: 'failed', resultCode: 'RELAY_FAULT', pulsedAtMs: null } as const;

async function press(page: Page, title: string, label?: string): Promise<void> {
  await hold(page, title, label);
  await expect(rowOf(page, title).getByText('Wartet auf die Tür')).toBeVisible();
  await page.mouse.up();
}

test('lists what opens first, and keeps each door in its place while the page is open', async ({
  page,
  server,
  ids,
  signInAs,
}) => {
  const { biogrund, buergerhaus } = ids.facilities;
  const closed = await site.place(server, biogrund, { title: 'AA zu', minAge: 60, isSilent: true });
  const unasked = await site.place(server, biogrund, { title: 'AB fragen', openToMembers: false, isSilent: true });
  const open = await site.place(server, buergerhaus, { title: 'ZZ auf', isSilent: true });
  await signInAs('eva.lang');
  await page.goto(paths.access.doors());
  const titles = async () =>
    (await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()).filter((text) =>
      /^(?:AA|AB|ZZ)/.test(text),
    );
  expect(await titles()).toEqual(['ZZ aufGeht jetzt auf', 'AB fragenNoch nicht gefragt', 'AA zuJetzt nicht']);
  await expect(rowOf(page, open.title)).toContainText('Bürgerhaus');
  await expect(rowOf(page, unasked.title)).not.toContainText('bestätigt.');
  await expect(rowOf(page, closed.title)).toContainText('Erst ab 60 Jahren.');
  await site.see(open, 'never');
  await queryRows(site.db(), sql`select pg_notify('live', '{"topic": "device", "root": "", "version": 0}')`);
  await expect(rowOf(page, open.title)).toContainText('Nicht erreichbar');
  expect((await titles())[0]).toContain('ZZ auf');
});

test('says "Wartet auf Bestätigung" when the request was asked and not confirmed', async ({
  page,
  server,
  ids,
  signInAs,
}) => {
  const asked = await site.place(server, ids.facilities.biogrund, { openToMembers: false, isSilent: true });
  await queryRows(
    site.db(),
    sql`insert into access_requests (id, email, area_id, member_id, expires_at)
      values (gen_random_uuid(), 'eva@example.org', ${asked.areaId}, ${ids.people['eva.lang']}, app_now() + interval '1 day')`,
  );
  await signInAs('eva.lang');
  await page.goto(paths.access.doors());
  await expect(rowOf(page, asked.title)).toContainText('Wartet auf Bestätigung');
  await expect(rowOf(page, asked.title)).toContainText('Bitte den Link in der E-Mail öffnen');
  await expect(rowOf(page, asked.title).getByRole('link', { name: 'E-Mail noch einmal senden' })).toBeVisible();
});

test('withdraws a press that waits, and nothing opens', async ({ page, server, ids, signInAs, look }) => {
  const place = await site.place(server, ids.facilities.biogrund, { isSilent: true, pendingTtlS: 120 });
  await signInAs('eva.lang');
  await page.goto(paths.access.doors());
  const row = rowOf(page, place.title);
  const before = await topOf(page, place.title);
  await press(page, place.title);
  expect(await topOf(page, place.title)).toBe(before);
  await look('doors-waiting');
  await row.getByRole('button', { name: 'Zurücknehmen' }).click();
  await expect(row.getByText('Zurückgenommen. Die Tür bleibt zu.')).toBeVisible();
  await look('doors-withdrawn');
  await expect(row.getByRole('button', { name: 'Zurücknehmen' })).toHaveCount(0);
  await expect(row.getByRole('button', { name: `Zum Öffnen halten ${place.title}` })).toBeEnabled();
  await place.door.start();
  await expect.poll(() => place.door.agent()).not.toBeNull();
  await place.door.stop();
  expect(place.door.pulses()).toEqual([]);
  await row.getByRole('link', { name: 'Fertig' }).click();
  await expect(row.getByText('Zurückgenommen')).toHaveCount(0);
});

test('counts how long the door may still open when the device has the press, and shows that it opened', async ({
  page,
  server,
  ids,
  signInAs,
  look,
}) => {
  const place = await site.place(server, ids.facilities.biogrund, {
    isSilent: true,
    pendingTtlS: 120,
    pulseMs: 20_000,
  });
  await signInAs('eva.lang');
  await page.goto(paths.access.doors());
  const row = rowOf(page, place.title);
  await press(page, place.title);
  const grant = await takeGrant(site.db(), place.device);
  await expect(row.getByText('Die Tür öffnet …')).toBeVisible();
  await row.getByRole('button', { name: 'Zurücknehmen' }).click();
  const count = row.locator('p[aria-hidden]').filter({ hasText: /Die Tür kann noch \d+ Sekunden lang aufgehen/ });
  await expect(count).toBeVisible();
  const secondsOf = async () => Number(/noch (\d+)/.exec((await count.textContent()) ?? '')?.[1]);
  const first = await secondsOf();
  expect(first).toBeGreaterThan(10);
  expect(first).toBeLessThanOrEqual(25);
  await look('doors-may-open');
  await expect.poll(secondsOf).toBeLessThan(first);
  await confirmDoorJob(deviceCtx(site.db(), place.device), confirmOf(grant));
  await expect(row.getByText('Zurückgenommen, doch die Tür hat noch geöffnet.')).toBeVisible();
});

test('names the end when the withdrawal comes too late', async ({ page, server, ids, signInAs }) => {
  const place = await site.place(server, ids.facilities.biogrund, { isSilent: true, pendingTtlS: 120 });
  await signInAs('eva.lang');
  await page.goto(paths.access.doors());
  const row = rowOf(page, place.title);
  await press(page, place.title);
  // The stream brings no news, so the page still offers what is over.
  await page.route('**/live**', (route) => route.abort());
  await page.reload();
  await expect(row.getByRole('button', { name: 'Zurücknehmen' })).toBeVisible();
  await confirm(place);
  await row.getByRole('button', { name: 'Zurücknehmen' }).click();
  await expect(row.getByText('Zum Zurücknehmen war es zu spät.')).toBeVisible();
  await expect(row.getByText('Die Tür hat geöffnet. Bitte gleich eintreten.')).toBeVisible();
});

test('keeps a failed press in its place, names the number to call, and opens at "Noch einmal"', async ({
  page,
  server,
  ids,
  signInAs,
  look,
}) => {
  const place = await site.place(server, ids.facilities.biogrund, { isSilent: true, pendingTtlS: 120 });
  await queryRows(site.db(), sql`update operators set phone = '06126 4711'`);
  await signInAs('eva.lang');
  await page.goto(paths.access.doors());
  const row = rowOf(page, place.title);
  await hold(page, place.title);
  await expect(row.getByText('Wartet auf die Tür')).toBeVisible();
  const button = row.getByRole('button', { name: new RegExp(place.title) });
  const before = await button.boundingBox();
  await page.mouse.up();
  await confirm(place, relayFault);
  await expect(row.getByText('Das Relais der Tür ist gestört. Bitte den Schlüssel nehmen.')).toBeVisible();
  await expect(row.getByRole('link', { name: '06126 4711' })).toHaveAttribute('href', 'tel:061264711');
  expect(await button.boundingBox()).toEqual(before);
  await look('doors-failed');
  await press(page, place.title, 'Noch einmal – bitte halten');
  await confirm(place);
  await expect(row.getByText('Die Tür hat geöffnet.')).toBeVisible();
  await queryRows(site.db(), sql`update operators set phone = null`);
  await page.reload();
  await site.see(place, 'never');
  await page.goto(paths.access.doors());
  await expect(row).toContainText('Ohne Schlüssel hilft die Verwaltung der Anlage weiter.');
  await look('doors-silent');
});

test('presses, withdraws and presses again when only the keyboard is used', async ({ page, server, ids, signInAs }) => {
  const place = await site.place(server, ids.facilities.biogrund, { isSilent: true, pendingTtlS: 120 });
  await signInAs('eva.lang');
  await page.goto(paths.access.doors());
  const row = rowOf(page, place.title);
  await page.getByRole('button', { name: `Zum Öffnen halten ${place.title}` }).focus();
  await page.keyboard.down('Space');
  await expect(row.getByText('Wartet auf die Tür')).toBeVisible();
  // A key that is still down acts on nothing else.
  await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  await expect(row.getByText('Wartet auf die Tür')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(row.getByRole('button', { name: 'Zurücknehmen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row.getByText('Zurückgenommen. Die Tür bleibt zu.')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('withdraws and tries again', async ({ page, server, ids, signInAs }) => {
    const place = await site.place(server, ids.facilities.biogrund, { isSilent: true, pendingTtlS: 120 });
    await signInAs('eva.lang');
    await page.goto(paths.access.doors());
    const row = rowOf(page, place.title);
    await page.getByRole('button', { name: `Öffnen ${place.title}` }).click();
    await expect(page).toHaveURL(/auftrag=.+#tuer-seitentuer/);
    await expect(row.getByRole('heading')).toBeInViewport();
    await row.getByRole('button', { name: 'Zurücknehmen' }).click();
    await expect(row.getByText('Zurückgenommen. Die Tür bleibt zu.')).toBeVisible();
    await site.see(place, 'now');
    await page.getByRole('button', { name: `Öffnen ${place.title}` }).click();
    await confirm(place, relayFault);
    await row.getByRole('link', { name: 'Stand ansehen' }).click();
    await expect(row.getByText('Das Relais der Tür ist gestört.')).toBeVisible();
    await expect(row.getByRole('button', { name: `Noch einmal ${place.title}` })).toBeEnabled();
  });
});
