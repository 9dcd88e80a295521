import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { booking, grid } from './plan.ts';

test.beforeEach(({ signInAs }) => signInAs('max.mueller'));

test('names public holidays on their days, and school holidays above the plan', async ({ page, ids }) => {
  await page.goto(paths.booking.week({ ressource: ids.resources.sportplatz, woche: '2026-W52' }));
  const plan = grid(page, /KW 52, 21.–27.12.2026/);
  await expect(plan.getByRole('link', { name: 'Freitag, 25. Dezember 2026, 1. Weihnachtstag' })).toBeVisible();
  await expect(plan.getByText('2. Weihnachtstag')).toBeVisible();
  await expect(page.getByText('Ferien: Weihnachtsferien (23.12.2026–12.01.2027)')).toBeVisible();
  await page.goto(paths.booking.day({ ressource: ids.resources.sportplatz, datum: '2026-12-25' }));
  await expect(page.getByText('1. Weihnachtstag')).toBeVisible();
});

test('counts weeks across the end of the year', async ({ page, ids }) => {
  await page.goto(paths.booking.week({ ressource: ids.resources.sportplatz, woche: '2026-W53' }));
  await expect(page.getByRole('heading', { level: 1, name: /KW 53.*28.12.2026–03.01.2027/ })).toBeVisible();
  await page.getByRole('link', { name: 'Nächste Woche' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /KW 1.*04.–10.01.2027/ })).toBeVisible();
  await expect(page).toHaveURL(/woche=2027-W01/);
  await page.getByRole('link', { name: 'Vorige Woche' }).click();
  await expect(page).toHaveURL(/woche=2026-W53/);
});

test('shows the current time as a line in today’s column only', async ({ page, ids }) => {
  await page.goto(paths.booking.week({ ressource: ids.resources.sportplatz }));
  await expect(page.getByRole('img', { name: 'Jetzt 10:00' })).toHaveCount(1);
  await expect(page.locator('.plan-column').nth(2).getByRole('img', { name: 'Jetzt 10:00' })).toBeVisible();
  await page.goto(paths.booking.week({ ressource: ids.resources.sportplatz, woche: '2026-W48' }));
  await expect(page.getByRole('img', { name: /Jetzt/ })).toHaveCount(0);
});

test('shows more hours when a booking ends at midnight', async ({ page, ids }) => {
  await page.goto(paths.booking.week({ ressource: ids.resources.gastro }));
  await expect(booking(page, /^Vereinsabend, Sa 21.11.2026, 18:00–24:00 Uhr/)).toBeVisible();
  await expect(page.locator('.plan-axis')).toContainText('23');
  const block = await booking(page, /^Vereinsabend/).boundingBox();
  const column = await page.locator('.plan-column').nth(5).boundingBox();
  expect((block?.y ?? 0) + (block?.height ?? 0)).toBeCloseTo((column?.y ?? 0) + (column?.height ?? 0), 0);
});
