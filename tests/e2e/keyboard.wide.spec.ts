import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { booking, grid, pointAt, untilEnhanced } from './plan.ts';

test.beforeEach(async ({ page, signInAs, ids }) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.week({ ressource: ids.resources.sportplatz }));
  await untilEnhanced(page);
});

test('is one tab stop, and the arrow keys move over free times and bookings', async ({ page }) => {
  await page.getByRole('link', { name: 'Am So 22.11.2026 buchen' }).focus();
  await page.keyboard.press('Tab');
  const at = page.locator(':focus');
  await expect(at).toHaveAccessibleName('Mi 18.11., 18:00–19:00 Uhr: frei');
  await page.keyboard.press('Tab');
  await expect(grid(page, /KW 47/).locator('.plan-column :focus, .plan-cursor:focus')).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await expect(at).toHaveAccessibleName('Mi 18.11., 18:00–19:00 Uhr: frei');

  await page.keyboard.press('ArrowRight');
  await expect(at).toHaveAccessibleName('Do 19.11., 17:00–18:30 Uhr: A-Jugend Training');
  await page.keyboard.press('ArrowDown');
  await expect(at).toHaveAccessibleName('Do 19.11., 17:00–18:30 Uhr: B-Jugend Training');
  await page.keyboard.press('ArrowDown');
  await expect(at).toHaveAccessibleName('Do 19.11., 18:30–19:00 Uhr: frei');
  await page.keyboard.press('ArrowDown');
  await expect(at).toHaveAccessibleName('Do 19.11., 19:00–20:30 Uhr: 1. Mannschaft (Herren) Training');
  await page.keyboard.press('Home');
  await expect(at).toHaveAccessibleName('Mo 16.11., 19:00–20:00 Uhr: vorbei');
  await page.keyboard.press('End');
  await expect(at).toHaveAccessibleName('So 22.11., 19:00–20:00 Uhr: frei');
});

test('makes the time longer with Shift and an arrow key, and opens the form with Enter', async ({ page }) => {
  const at = page.locator('.plan-cursor');
  await at.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(at).toHaveAccessibleName('So 22.11., 18:30–20:00 Uhr: frei');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Datum', { exact: true })).toHaveValue('2026-11-22');
  await expect(page.getByLabel('Beginn')).toHaveValue('18:30');
  await expect(page.getByLabel('Ende')).toHaveValue('20:00');
});

test('opens a booking with Enter', async ({ page }) => {
  const at = page.locator('.plan-cursor');
  await at.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(at).toHaveAccessibleName('Mi 18.11., 19:00–20:30 Uhr: 2. Mannschaft (Herren) Training');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '2. Mannschaft (Herren) Training' })).toBeVisible();
});

test('opens the form with the drawn time, which stops before the next booking', async ({ page }) => {
  const draw = async (column: number, from: string, to: string) => {
    const start = await pointAt(page, { column, time: from });
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    const hours = Number(to.slice(0, 2)) - Number(from.slice(0, 2));
    await page.mouse.move(start.x, start.y + hours * 48 - 12, { steps: 5 });
    await expect(page.locator('.plan-ghost')).toBeVisible();
    await page.mouse.up();
  };
  await draw(4, '13:00', '15:00');
  await expect(page.getByLabel('Datum', { exact: true })).toHaveValue('2026-11-20');
  await expect(page.getByLabel('Beginn')).toHaveValue('13:00');
  await expect(page.getByLabel('Ende')).toHaveValue('15:00');
  await page.goBack();
  await draw(4, '17:00', '21:00');
  await expect(page.getByLabel('Beginn')).toHaveValue('17:00');
  await expect(page.getByLabel('Ende')).toHaveValue('19:00');
});

test('opens no form for past times, and opens a booking by a click', async ({ page }) => {
  const past = await pointAt(page, { column: 0, time: '12:00' });
  await page.mouse.click(past.x, past.y);
  await expect(page).toHaveURL(/\/kalender/);
  await booking(page, /^A-Jugend Training, Di 17.11.2026/).click();
  await expect(page.getByRole('main').getByText('Vorbei')).toBeVisible();
});
