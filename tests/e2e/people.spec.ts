import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { grid, pointAt, tapAt } from './plan.ts';

test('shows a public plan without names when signed out; a free time leads to the form through the sign-in', async ({
  page,
  ids,
  hasTouch,
}) => {
  await page.goto(paths.booking.week({ ressource: ids.resources.sportplatz, woche: '2026-W48' }));
  await expect(page.locator('.plan-block').first()).toBeVisible();
  await expect(grid(page, /KW 48/)).not.toContainText('Max Müller');
  await expect(page.locator('.plan-block', { hasText: 'A-Jugend Training' }).first()).toBeVisible();
  await expect(page.locator('a.plan-block')).toHaveCount(0);
  await expect(page.getByLabel('Anlage').getByRole('option')).toHaveText(['Biogrund Sportpark']);
  await tapAt(page, await pointAt(page, { column: 3, time: '11:00' }), hasTouch);
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
  await page.getByRole('button', { name: 'Als Max Müller anmelden, Trainer' }).click();
  await expect(page.getByLabel('Datum', { exact: true })).toHaveValue('2026-11-26');
  await expect(page.getByLabel('Beginn')).toHaveValue('11:00');
});

test('opens a guest club’s calendar at a place it may request; its request waits', async ({ page, signInAs }) => {
  await signInAs('sandra.fischer');
  await page.goto(paths.booking.request({ datum: '2026-12-02' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Platz anfragen' })).toBeVisible();
  await expect(page.getByLabel('Ressource').getByRole('option', { selected: true })).toHaveText('Große Mehrzweckhalle');
  await expect(
    page.getByText('Die Anfrage geht an die Verwaltung von SG Hünstetten und steht bis zur Entscheidung'),
  ).toBeVisible();
});

test('shows an admin the facilities of the operator, and a trainer the reason against it', async ({
  page,
  signInAs,
  isMobile,
}) => {
  await signInAs('peter.koenig');
  await page.goto(paths.start());
  // The phone's bar has five targets; the other links are in its menu.
  if (isMobile) await page.getByRole('button', { name: 'Mehr' }).click();
  await page.getByRole('link', { name: 'Anlagen', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anlagen' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
  await page.getByRole('link', { name: /Dorfgemeinschaftshaus Görsroth/ }).click();
  await expect(
    page.getByRole('row', { name: /Große Mehrzweckhalle.*nur in Zeitfenstern.*Mi 18:00–22:00 Uhr/ }),
  ).toBeVisible();

  await signInAs('max.mueller');
  await page.goto(paths.start());
  await expect(page.getByRole('link', { name: 'Anlagen', exact: true })).toHaveCount(0);
  await page.goto(paths.facilities.list());
  await expect(page.getByRole('heading', { level: 1, name: 'Dafür fehlt das Recht' })).toBeVisible();
  await expect(page.getByText('Anlagen verwalten nur Administratoren des Betreibers.')).toBeVisible();
});
