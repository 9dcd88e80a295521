import type { Page } from 'playwright/test';
import { paths } from '#app/paths.ts';
import { startServer } from '#tests/setup/server.ts';
import { expect, test } from './fixtures.ts';

const region = (page: Page, name: string) => page.getByRole('region', { name });

test('the start page of each role is accessible and fits its window', async ({ page, signInAs, look }) => {
  test.setTimeout(120_000);
  for (const [person, name] of [
    ['peter.koenig', 'admin'],
    ['max.mueller', 'trainer'],
    ['eva.lang', 'member'],
  ] as const) {
    await signInAs(person);
    await page.goto(paths.start());
    await look(`start-${name}`);
  }
});

test('the settings and the menu of the phone are accessible and fit their window', async ({
  page,
  signInAs,
  isMobile,
  look,
}) => {
  await signInAs('peter.koenig');
  await page.goto(paths.facilities.settings());
  await look('settings');
  if (isMobile) {
    await page.getByRole('button', { name: 'Mehr' }).click();
    const menu = page.getByRole('dialog');
    await expect(menu.getByRole('link')).toHaveText([
      'Übersicht',
      'Neue Anfrage',
      'Wer ist wo',
      'Archiv',
      'Hallenblatt',
      'Anlagen',
      'Räume',
      'Dienstplan',
      'Zeiten',
      'Förderung',
      'Türen verwalten',
      'Anwesenheit',
      'Evakuierung',
      'Dienste verwalten',
      'E-Mails',
      'Einstellungen',
      'Benachrichtigungen',
      'Kalender abonnieren',
      'Meine Sitzungen',
      'PIN für das Terminal',
    ]);
    await expect(menu.getByRole('button', { name: 'Abmelden' })).toBeVisible();
    await look('settings-menu');
    await menu.getByRole('link', { name: 'Archiv' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Archiv' })).toBeVisible();
    await expect(menu).toBeHidden();
  }
  await page.goto(paths.facilities.settings());
  await page.getByLabel('Name', { exact: true }).fill(' ');
  await page.getByRole('button', { name: 'Betreiber speichern' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/Bitte einen Namen/);
  await look('settings-errors');
});

test('leads an admin from the start page to what waits, and shows how to make a backup', async ({ page, signInAs }) => {
  await signInAs('peter.koenig');
  await page.goto(paths.start());
  await expect(region(page, 'Was nicht läuft')).toContainText('Noch nie gesichert.');
  await expect(region(page, 'Was nicht läuft')).toContainText('npm run backup -- DATEI');
  await region(page, 'Was auf mich wartet')
    .getByRole('link', { name: /^Anfragen entscheiden/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Genehmigungen' })).toBeVisible();
});

test('leads a trainer from the title to the next bookings, and from one of them to its cancellation', async ({
  page,
  signInAs,
}) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.week());
  await page.getByRole('banner').getByRole('link', { name: 'SG Hünstetten' }).filter({ visible: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Übersicht' })).toBeVisible();
  const bookings = region(page, 'Meine nächsten Termine').getByRole('listitem');
  await expect(bookings).toHaveCount(5);
  await bookings.first().getByRole('link').click();
  await expect(page.getByRole('link', { name: /Absagen|Fällt aus/ }).first()).toBeVisible();
});

test('links to the request form, the calendar and the doors when a member has no bookings', async ({
  page,
  signInAs,
}) => {
  await signInAs('eva.lang');
  await page.goto(paths.start());
  const next = region(page, 'Meine nächsten Termine');
  await expect(next).toContainText('Noch kein Termin');
  await expect(next.getByRole('link')).toHaveText(['Platz anfragen', 'Zum Kalender', 'Meine Türen']);
  await next.getByRole('link', { name: 'Platz anfragen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Platz anfragen' })).toBeVisible();
});

test('keeps wrong input in the settings, and switches the doors off and on', async ({ openAs }) => {
  test.setTimeout(120_000);
  // The other tests of this worker need their doors.
  const own = await startServer({ demo: true });
  try {
    const admin = await openAs('peter.koenig', own.url);
    await admin.goto(paths.facilities.settings());
    await admin.getByLabel('Telefon').fill('ruf mich an');
    await admin.getByRole('button', { name: 'Betreiber speichern' }).click();
    await expect(admin.getByLabel('Telefon')).toBeFocused();
    await expect(admin.getByLabel('Telefon')).toHaveAccessibleDescription(/Bitte nur Ziffern/);
    await admin.getByLabel('Telefon').fill('06126 4711');
    await admin.getByRole('button', { name: 'Betreiber speichern' }).click();
    await expect(admin.getByText('Betreiber gespeichert.').last()).toBeVisible();
    const doors = admin.getByRole('navigation').getByRole('link', { name: 'Türen', exact: true });
    await expect(doors.filter({ visible: true })).toHaveCount(1);
    for (const isOn of [false, true]) {
      await admin.getByRole('checkbox', { name: /^Türen/ }).setChecked(isOn);
      await admin.getByRole('button', { name: 'Teile speichern' }).click();
      await expect(doors.filter({ visible: true })).toHaveCount(isOn ? 1 : 0);
    }
    await admin.goto(paths.start());
    await expect(admin.getByRole('link', { name: '06126 4711' })).toBeVisible();
    // Closes its event stream before the server ends, which would be an error on the page.
    await admin.close();
  } finally {
    await own.stop();
  }
});
