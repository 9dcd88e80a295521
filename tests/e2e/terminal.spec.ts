import type { Page } from 'playwright/test';
import { sql } from 'drizzle-orm';
import { type Connection, openConnection } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { demoEmail } from '#app/domains/setup/demo-club.ts';
import { paths } from '#app/paths.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { testNow } from '#tests/setup/clock.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';
import { expect, test } from './fixtures.ts';

/** The terminal at the entrance: an admin sets it up, people use it by touch and with a scanner that types. A house of its own. */
let house: TestServer;
let owner: Connection;
test.beforeAll(async () => {
  house = await startServer({ demo: true });
  owner = openConnection({ url: house.ownerUrl, max: 2, testNow });
});
test.afterAll(async () => {
  await owner.close();
  await house.stop();
});

const BADGE = `PW${'0123456789ABCDEF'.repeat(2)}`;
/** A badge whose code is known here; the one that the house issues is only in its print. */
const insertBadge = () =>
  queryRows(
    owner.db,
    sql`insert into badges (id, user_id, operator_id, token_hash)
      select gen_random_uuid(), m.user_id, m.operator_id, ${hashSecret(BADGE)} from staff_members m join users u on u.id = m.user_id
      where u.email = ${demoEmail('lisa.braun')}`,
  );
/** The clock of the server does not go on, so a wrong try would end the test's terminal. */
const endWait = () => queryRows(owner.db, sql`update terminals set next_try_at = null`);
const scan = async (kiosk: Page, text: string) => {
  await expect(kiosk.getByLabel('Ausweis scannen')).toBeFocused();
  await kiosk.keyboard.type(text);
  await kiosk.keyboard.press('Enter');
};
async function tap(kiosk: Page, digits: string, button: 'Weiter' | 'Fertig'): Promise<void> {
  for (const digit of digits) await kiosk.getByRole('button', { name: digit, exact: true }).click();
  await kiosk.getByRole('button', { name: button, exact: true }).click();
}
const idle = (kiosk: Page) => expect(kiosk.getByText('Ausweis vor den Scanner halten')).toBeVisible();

test('an admin sets up a terminal, a number, a PIN and a badge, and a person clocks in and enters a room', async ({
  openAs,
  page: kiosk,
  look,
  expectAxeClean,
  isMobile,
}) => {
  test.setTimeout(180_000);
  if (!isMobile) await kiosk.setViewportSize({ width: 1024, height: 768 });
  const admin = await openAs('peter.koenig', house.url);
  await admin.goto(paths.presence.newTerminal());
  await admin.getByLabel('Art').selectOption('terminal');
  await admin.getByLabel('Name').fill('Eingang');
  await admin.getByRole('button', { name: 'Bildschirm anlegen' }).click();
  await admin.getByRole('button', { name: 'Code erzeugen' }).click();
  const code = await admin.getByText(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}$/).textContent();
  await expect(admin.getByText(`${house.url}/terminal`)).toBeVisible();

  await admin.goto(paths.staff.members());
  await admin.getByRole('link', { name: 'Lisa Braun' }).click();
  await admin.getByRole('link', { name: 'Ausweis und PIN' }).click();
  await admin.getByLabel('Mitgliedsnummer').fill('1042');
  await admin.getByRole('button', { name: 'Nummer speichern' }).click();
  await admin.getByLabel('Neue PIN').fill('1234');
  await admin.getByRole('button', { name: 'PIN speichern' }).click();
  await expect(admin.getByText('Diese PIN ist zu leicht zu erraten.')).toBeVisible();
  await admin.getByLabel('Neue PIN').fill('7291');
  await admin.getByRole('button', { name: 'PIN speichern' }).click();
  await expect(admin.getByText('von Peter König')).toBeVisible();
  // The first print starts its thread and loads the fonts.
  const download = admin.waitForEvent('download', { timeout: 45_000 });
  await admin.getByRole('button', { name: 'Ausweis ausstellen (PDF)' }).click({ timeout: 45_000 });
  expect((await download).suggestedFilename()).toBe('ausweis-lisa-braun.pdf');
  await expect(admin.getByRole('button', { name: /^Ausweis vom/ })).toHaveCount(1);
  await admin.evaluate(() => scrollTo(0, 0));
  await expectAxeClean(admin);

  await kiosk.goto(`${house.url}${paths.presence.kiosk()}`);
  await kiosk.getByLabel('Code').fill(code ?? '');
  await kiosk.getByRole('button', { name: 'Anmelden' }).click();
  await idle(kiosk);
  await look('terminal-idle');

  await tap(kiosk, '1042', 'Weiter');
  await tap(kiosk, '7292', 'Fertig');
  await expect(kiosk.getByRole('alert')).toContainText('Das passt nicht zusammen.');
  await expect(kiosk.getByText('Jetzt noch einmal versuchen.')).toBeVisible();
  await look('terminal-wrong');
  await endWait();
  await tap(kiosk, '7291', 'Fertig');
  await expect(kiosk.getByRole('heading', { name: 'Hallo Lisa' })).toBeVisible();
  await look('terminal-person');
  await kiosk.getByRole('button', { name: 'Einstempeln' }).click();
  await expect(kiosk.getByRole('heading', { name: 'Eingestempelt um 10:00' })).toBeVisible();
  await expect(kiosk.getByText('Heute 0 min Arbeit, 0 min Pause')).toBeVisible();
  await look('terminal-done');
  await kiosk.getByRole('button', { name: 'Noch etwas' }).click();
  await expect(kiosk.getByText('Arbeit seit 10:00')).toBeVisible();
  await kiosk
    .getByRole('button', { name: /: Ich bin hier$/ })
    .first()
    .click();
  await expect(kiosk.getByRole('heading', { name: 'Angemeldet' })).toBeVisible();
  await kiosk.getByRole('button', { name: 'Fertig' }).click();
  await idle(kiosk);
  // No entry of the history leads back to a person.
  await kiosk.goBack();
  await expect(kiosk.getByText('Lisa')).toHaveCount(0);
});

test('a scanner types a badge, the screen forgets the person by itself, and without a network it records nothing', async ({
  openAs,
  page: kiosk,
  context,
}) => {
  test.setTimeout(180_000);
  await insertBadge();
  const admin = await openAs('peter.koenig', house.url);
  await admin.goto(paths.presence.newTerminal());
  await admin.getByLabel('Art').selectOption('terminal');
  await admin.getByLabel('Name').fill('Hintereingang');
  await admin.getByRole('button', { name: 'Bildschirm anlegen' }).click();
  await admin.getByRole('button', { name: 'Code erzeugen' }).click();
  const code = await admin.getByText(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}$/).textContent();
  const terminal = admin.url();
  await kiosk.goto(`${house.url}${paths.presence.kiosk()}`);
  await kiosk.getByLabel('Code').fill(code ?? '');
  await kiosk.getByRole('button', { name: 'Anmelden' }).click();
  await idle(kiosk);

  await scan(kiosk, BADGE.toLowerCase());
  await expect(kiosk.getByRole('heading', { name: 'Hallo Lisa' })).toBeVisible();
  await expect(kiosk.getByRole('heading', { name: 'Hallo Lisa' })).toHaveCount(0, { timeout: 15_000 });
  await idle(kiosk);

  // After a touch of a key the scanner types into no button.
  await kiosk.getByRole('button', { name: '4', exact: true }).click();
  await scan(kiosk, BADGE);
  await expect(kiosk.getByRole('heading', { name: 'Hallo Lisa' })).toBeVisible();
  await context.setOffline(true);
  await expect(kiosk.getByRole('heading', { name: 'Keine Verbindung' })).toBeVisible();
  await expect(kiosk.getByText('Lisa')).toHaveCount(0);
  const visits = () =>
    queryRows<{ id: string }>(
      owner.db,
      sql`select v.id from visits v join users u on u.id = v.user_id where u.email = ${demoEmail('lisa.braun')}`,
    );
  const before = await visits();
  await context.setOffline(false);
  await idle(kiosk);
  await expect(kiosk.getByText('Lisa')).toHaveCount(0);
  expect(await visits()).toEqual(before);

  await admin.goto(terminal);
  await admin.getByRole('button', { name: 'Bildschirm abmelden' }).click();
  await scan(kiosk, BADGE);
  await expect(kiosk.getByText('Dieses Terminal ist abgemeldet.').first()).toBeVisible();
  await expect(kiosk.getByText('Lisa')).toHaveCount(0);
});
