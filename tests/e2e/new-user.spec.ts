import { expect, test } from './fixtures.ts';
import { booking, expectToast, grid, pointAt, tapAt } from './plan.ts';

test('lets a new user sign in by a demo choice, tap a free time, book it and open the booking', async ({
  page,
  hasTouch,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Anmelden', exact: true }).click();
  await page.getByRole('button', { name: 'Als Max Müller anmelden, Trainer' }).click();

  await expect(page.getByRole('heading', { level: 1, name: /KW 47/ })).toBeVisible();
  await expect(grid(page, /^Sportplatz – komplett, KW 47/)).toBeVisible();
  await page.getByRole('link', { name: 'Nächste Woche' }).click();
  await expect(grid(page, /^Sportplatz – komplett, KW 48/)).toBeVisible();

  await tapAt(page, await pointAt(page, { column: 2, time: '12:00' }), hasTouch);
  await expect(page.getByRole('heading', { level: 1, name: 'Buchen' })).toBeVisible();
  await expect(page.getByLabel('Ressource')).toHaveValue(/.+/);
  await expect(page.getByLabel('Ressource').getByRole('option', { selected: true })).toHaveText(
    'Sportplatz – komplett',
  );
  await expect(page.getByLabel('Mannschaft')).toContainText('A-Jugend');
  await expect(page.getByRole('radio', { name: /^Training/ })).toBeChecked();
  await expect(page.getByLabel('Datum', { exact: true })).toHaveValue('2026-11-25');
  await expect(page.getByLabel('Beginn')).toHaveValue('12:00');
  await expect(page.getByLabel('Ende')).toHaveValue('13:00');
  await page.getByRole('button', { name: 'Termin buchen' }).click();

  await expectToast(page, 'Gebucht: Mi 25.11.2026, 12:00–13:00 Uhr, Sportplatz – komplett.');
  await expect(page).toHaveURL(/\/kalender\?.*woche=2026-W48/);
  // On a phone the message with the undo lies over the lower half of the plan.
  await page.getByRole('button', { name: 'Schließen' }).click();
  await booking(page, /^A-Jugend Training, Mi 25.11.2026, 12:00–13:00 Uhr, Genehmigt/).click();
  await expect(page.getByRole('heading', { level: 1, name: 'A-Jugend Training' })).toBeVisible();
  await expect(page.getByText('Mittwoch, 25. November 2026, 12:00–13:00 Uhr')).toBeVisible();
  await page.getByRole('link', { name: 'Zum Plan dieser Woche' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /KW 48/ })).toBeVisible();
});
