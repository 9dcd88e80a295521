import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { booking, pointAt, tapAt } from './plan.ts';

test.beforeEach(({ signInAs }) => signInAs('max.mueller'));

test('shows bookings of the whole on a half, and of the halves on the whole', async ({ page, ids }) => {
  await page.goto(paths.booking.week({ ressource: ids.resources.sportplatz }));
  await expect(booking(page, /^A-Jugend Training, Do 19.11.2026.*Teil: Sportplatz – links/)).toBeVisible();
  await expect(booking(page, /^A-Jugend Training, Do 19.11.2026/)).toHaveAttribute('style', /--c: ?#65a30d/);
  const left = await booking(page, /^A-Jugend Training, Do 19.11.2026/).boundingBox();
  const right = await booking(page, /^B-Jugend Training, Do 19.11.2026/).boundingBox();
  expect(left?.y).toBe(right?.y);
  expect(left?.width).toBeCloseTo(right?.width ?? 0, 0);
  expect(right?.x).toBeGreaterThanOrEqual((left?.x ?? 0) + (left?.width ?? 0) - 1);

  await page.goto(paths.booking.week({ ressource: ids.resources.links }));
  await expect(
    booking(page, /^1\. Mannschaft \(Herren\) Training, Do 19.11.2026.*über Sportplatz – komplett/),
  ).toBeVisible();
  await expect(booking(page, /^A-Jugend Training, Do 19.11.2026/)).toBeVisible();
  await expect(booking(page, /^B-Jugend Training, Do 19.11.2026/)).toHaveCount(0);
});

test('opens the form only inside the time windows of a hall', async ({ page, ids, hasTouch }) => {
  await page.goto(paths.booking.week({ ressource: ids.resources.grosseHalle, woche: '2026-W48' }));
  await expect(page.locator('.plan-column').nth(1).locator('.plan-closed')).toHaveCount(1);
  await expect(page.locator('.plan-column').nth(2).locator('.plan-closed')).toHaveCount(1);
  await expect(page.locator('.plan-column').nth(0).locator('.plan-closed')).toHaveCount(2);
  // The opening hours only shade: Sundays are closed.
  await expect(page.locator('.plan-column').nth(6).locator('.plan-shut')).toHaveCount(1);
  await expect(page.locator('.plan-column').nth(2).locator('.plan-shut')).toHaveCount(0);
  await expect(page.getByText('außerhalb der Öffnungszeiten')).toBeVisible();
  await tapAt(page, await pointAt(page, { column: 2, time: '15:00' }), hasTouch);
  await expect(page).toHaveURL(/\/kalender/);
  await tapAt(page, await pointAt(page, { column: 2, time: '20:30' }), hasTouch);
  await expect(page.getByLabel('Beginn')).toHaveValue('20:30');
  await expect(page.getByLabel('Ende')).toHaveValue('21:30');
  await expect(page.getByRole('button', { name: '18:00–22:00 Uhr' })).toBeVisible();

  await page.getByLabel('Beginn').selectOption('15:00');
  await page.getByLabel('Ende').selectOption('16:00');
  await expect(page.getByLabel('Beginn')).toHaveAccessibleDescription(
    'Hier ist nur im Zeitfenster 18:00–22:00 Uhr buchbar. Bitte die Zeit anpassen.',
  );
});

test('names the time windows of a hall in the list', async ({ page, ids }) => {
  await page.goto(paths.booking.week({ ressource: ids.resources.grosseHalle, woche: '2026-W48', ansicht: 'liste' }));
  await expect(page.getByText('Geöffnet 08:00–22:00 Uhr · Zeitfenster 18:00–22:00 Uhr')).toBeVisible();
  await expect(page.getByText('Geschlossen · Kein Zeitfenster')).toHaveCount(1);
  await expect(page.getByText('Kein Zeitfenster').first()).toBeVisible();
});
