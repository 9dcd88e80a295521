import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { booking, grid, untilEnhanced } from './plan.ts';

test('keeps place and time in the address: facility, group, resource, week, view', async ({ page, signInAs, ids }) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.week());
  await untilEnhanced(page);
  await page.getByRole('link', { name: 'Innenräume' }).click();
  await expect(grid(page, /^Gymnastikraum, KW 47/)).toBeVisible();
  await page.getByRole('navigation', { name: 'Ressourcen' }).getByRole('link', { name: 'Fitnessraum' }).click();
  await expect(grid(page, /^Fitnessraum, KW 47/)).toBeVisible();
  await page.getByRole('link', { name: 'Nächste Woche' }).click();
  await expect(page).toHaveURL(paths.booking.week({ ressource: ids.resources.fitness, woche: '2026-W48' }));
  await expect(page).toHaveTitle('Fitnessraum, KW 48 · Platzwart');
  await page.getByRole('link', { name: 'Vorige Woche' }).click();
  await expect(grid(page, /^Fitnessraum, KW 47/)).toBeVisible();

  await page.getByLabel('Datum').fill('2027-02-10');
  await expect(grid(page, /^Fitnessraum, KW 6, 08.–14.02.2027/)).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Heute' }).click();
  await expect(grid(page, /^Fitnessraum, KW 47/)).toBeVisible();

  await page.getByLabel('Anlage').selectOption('Dorfgemeinschaftshaus Görsroth');
  await expect(grid(page, /^Große Mehrzweckhalle, KW 47/)).toBeVisible();
  await expect(page).toHaveURL(/anlage=.+woche=2026-W47/);
  await page.goBack();
  await expect(grid(page, /^Fitnessraum, KW 47/)).toBeVisible();
  await page.goBack();
  await expect(grid(page, /^Fitnessraum, KW 6/)).toBeVisible();
});

test('opens a day with a column for each resource, and its list, from a deep link', async ({ page, signInAs, ids }) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.day({ ressource: ids.resources.links, datum: '2026-11-26' }));
  await expect(page.getByRole('heading', { level: 1, name: /Do 26.11.2026/ })).toBeVisible();
  const day = grid(page, 'Außenanlagen, Donnerstag, 26. November 2026');
  for (const name of ['Sportplatz – komplett', 'Sportplatz – links', 'Sportplatz – rechts', 'Fußball-Kleinfeld'])
    await expect(day.getByRole('link', { name, exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Nächster Tag' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Fr 27.11.2026/ })).toBeVisible();

  const views = page.getByRole('navigation', { name: 'Ansicht' });
  await views.getByRole('link', { name: 'Liste' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Sportplatz – rechts' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Fußball-Kleinfeld: Am Fr 27.11.2026 buchen' })).toBeVisible();
  await views.getByRole('link', { name: 'Woche' }).click();
  await expect(grid(page, /^Sportplatz – links, KW 48/)).toBeVisible();
});

test('opens and books from the list as from the grid', async ({ page, signInAs, ids }) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.week({ ressource: ids.resources.links, woche: '2026-W48', ansicht: 'liste' }));
  await booking(page, /A-Jugend Training/)
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'A-Jugend Training' })).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: 'Am So 29.11.2026 buchen' }).click();
  await expect(page.getByLabel('Datum', { exact: true })).toHaveValue('2026-11-29');
  await expect(page.getByLabel('Ressource').getByRole('option', { selected: true })).toHaveText('Sportplatz – links');
});

test('adapts the form to the place: its parts, its time windows, who decides', async ({ page, signInAs, ids }) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.request({ ressource: ids.resources.sportplatz, datum: '2026-11-25' }));
  await expect(
    page.getByText('Reserviert automatisch beide Hälften: Sportplatz – links und Sportplatz – rechts.'),
  ).toBeVisible();
  await page.getByLabel('Titel').fill('Bleibt stehen');
  await page.getByLabel('Anlage').selectOption('Dorfgemeinschaftshaus Görsroth');
  await expect(page.getByLabel('Ressource')).toContainText('Große Mehrzweckhalle');
  await page.getByRole('button', { name: '18:00–22:00 Uhr' }).click();
  await expect(page.getByLabel('Ende')).toHaveValue('22:00');
  await expect(page.getByText('Reserviert automatisch')).toHaveCount(0);
  await page.getByLabel('Datum', { exact: true }).fill('2026-11-26');
  await expect(
    page.getByText('An diesem Tag gibt es hier kein Zeitfenster. Offen ist: montags 17:00–21:00 Uhr, mittwochs'),
  ).toBeVisible();
  await expect(page.getByLabel('Titel')).toHaveValue('Bleibt stehen');
});

test('leads to a useful page when the address is invalid', async ({ page, signInAs }) => {
  await signInAs('max.mueller');
  await page.goto('/kalender?ressource=gibt-es-nicht&woche=2026-W99');
  await expect(grid(page, /^Sportplatz – komplett, KW 47/)).toBeVisible();
  await page.goto('/buchungen/01900000-0000-7000-8000-000000000000');
  await expect(page.getByRole('heading', { level: 1, name: 'Hier ist nichts' })).toBeVisible();
  await page.getByRole('link', { name: 'Zum Kalender' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /KW 47/ })).toBeVisible();
});
