import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';

const rows = 'ul[aria-label="Archivierte und vergangene Buchungen"] > li';

test('lets an admin filter the archive, change pages and archive bookings', async ({
  page,
  signInAs,
  expectAxeClean,
  takeScreenshot,
}) => {
  await signInAs('admin');
  await page.goto(paths.booking.archive());
  await expect(page.locator(rows)).toHaveCount(50);
  await expectAxeClean(page);
  await takeScreenshot('archive');
  const newest = await page.locator(rows).first().textContent();
  await page.getByRole('link', { name: 'Ältere' }).click();
  await expect(page.getByRole('link', { name: 'Zum Anfang' })).toBeVisible();
  await expect(page.locator(rows).first()).not.toHaveText(newest ?? '');

  await page.getByLabel('Suche').fill('huenstetten yoga');
  await page.getByLabel('Ausgang').selectOption('genehmigt');
  await page.getByRole('button', { name: 'Anzeigen' }).click();
  await expect(page).toHaveURL(/suche=huenstetten\+yoga/);
  await expect(page.locator(rows).first()).toContainText('Yoga');
  await expect(page.getByRole('button', { name: 'Ausgewählte archivieren' })).toBeHidden();

  const [first, second] = [page.locator(rows).nth(0), page.locator(rows).nth(1)];
  await first.getByRole('checkbox').check();
  await second.getByRole('checkbox').check();
  await expect(page.getByText('2 Buchungen ausgewählt')).toBeVisible();
  await page.getByRole('button', { name: 'Ausgewählte archivieren' }).click();
  await expect(page.getByText('2 Buchungen sind archiviert.').first()).toBeAttached();
  await expect(page).toHaveURL(/suche=huenstetten\+yoga/);
  await expect(first).toContainText('Archiviert');
  await expect(first.getByRole('checkbox')).toHaveCount(0);
  // A booking's own page archives it, too.
  const third = page.locator(rows).nth(2);
  await third.getByRole('link').click();
  await page.getByRole('button', { name: 'Archivieren' }).click();
  await expect(page.getByText(/^Archiviert: „/).first()).toBeAttached();
});

test('shows a person their own bookings, and a hint when there are none', async ({
  page,
  signInAs,
  expectAxeClean,
}) => {
  await signInAs('trainer');
  await page.goto(paths.booking.archive());
  await expect(page.locator(rows).first()).toContainText('A-Jugend');
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await page.goto(paths.booking.archive({ suche: 'gibtesnicht' }));
  await expect(page.getByText('Nichts gefunden')).toBeVisible();
  await expectAxeClean(page);
});

test.describe('dark', () => {
  test.use({ colorScheme: 'dark' });
  test('passes axe', async ({ page, signInAs, expectAxeClean, takeScreenshot }) => {
    await signInAs('admin');
    await page.goto(paths.booking.archive({ status: 'expired' }));
    await page.locator(rows).first().getByRole('checkbox').check();
    await expectAxeClean(page);
    await takeScreenshot('archive');
  });
});
