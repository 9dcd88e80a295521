import { sql } from 'drizzle-orm';
import { type Connection, openConnection } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { testNow } from '#tests/setup/clock.ts';
import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { walkDoorsAdmin } from './walks.ts';

let owner: Connection;
test.beforeEach(({ server }) => {
  owner = openConnection({ url: server.ownerUrl, max: 2, testNow });
});
test.afterEach(async () => {
  await owner.close();
});

test('creates doors and devices on screens that are accessible and fit the window', async ({
  page,
  ids,
  signInAs,
  look,
}) => {
  test.setTimeout(180_000);
  await walkDoorsAdmin({ page, ids, signInAs, look }, owner.db, 'hell');
});

test('shows a machine without a reload when it enrols', async ({ page, request, server, signInAs }) => {
  await signInAs('peter.koenig');
  await page.goto(paths.access.newDevice());
  await page.getByLabel('Name', { exact: true }).fill('Pi Hintereingang');
  await page.getByRole('button', { name: 'Gerät anlegen' }).click();
  await page.getByRole('button', { name: 'Anmeldecode erstellen' }).click();
  const code = page.getByRole('region', { name: 'Anmeldecode' });
  const said = await code.textContent();
  // Another device changes meanwhile; the code and the input stay.
  await page.getByLabel('Name', { exact: true }).fill('Pi Hintereingang links');
  const lookedAgain = page.waitForResponse((response) => response.request().method() === 'GET' && response.ok());
  await queryRows(owner.db, sql`select pg_notify('live', '{"topic": "device", "root": "", "version": 0}')`);
  await lookedAgain;
  await expect(code).toHaveText(said ?? '');
  const enrolled = await request.post(new URL(paths.device.enroll(), server.url).href, {
    data: { code: /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(said ?? '')?.[0], model: 'Raspberry Pi Zero 2 W' },
  });
  expect(enrolled.status()).toBe(200);
  await expect(page.getByRole('button', { name: 'Bestätigen und einschalten' })).toBeVisible();
  await expect(code).toHaveCount(0);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Pi Hintereingang links');
  // It was another machine: the admin makes a new code while that machine waits.
  await page.getByRole('button', { name: 'Neues Geheimnis' }).click();
  await expect(code).toBeVisible();
  await page.getByRole('button', { name: 'Bestätigen und einschalten' }).click();
  await expect(page.getByText('nicht erreichbar')).toBeVisible();
});
