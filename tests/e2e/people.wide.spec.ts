import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { booking, grid } from './plan.ts';

test('hides a plan that is not public when signed out', async ({ page, ids }) => {
  await page.goto(paths.booking.week({ ressource: ids.resources.grosseHalle }));
  await expect(grid(page, /^Sportplatz – komplett/)).toBeVisible();
  await expect(page.getByText('Mehrzweckhalle')).toHaveCount(0);
});

test('shows another person’s request as “angefragt” only, and the own one whole', async ({ page, signInAs, ids }) => {
  const hall = paths.booking.week({ ressource: ids.resources.grosseHalle, woche: '2026-W48' });
  await signInAs('michael.wagner');
  await page.goto(hall);
  const monday = page.locator('.plan-column').nth(0);
  await expect(monday.locator('.plan-block')).toContainText('angefragt');
  await expect(monday.getByRole('link')).toHaveCount(0);
  await signInAs('sandra.fischer');
  await page.goto(hall);
  await booking(page, /^Handball Damen Training, Mo 23.11.2026, 19:00–21:00 Uhr, Ausstehend/).click();
  await expect(page.getByRole('main').getByText('Ausstehend')).toBeVisible();
});
