import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { booking } from './plan.ts';

test.use({ javaScriptEnabled: false });

test('links every booking of the week and keeps a refused form when JavaScript is off', async ({
  page,
  signInAs,
  ids,
}) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.week({ ressource: ids.resources.sportplatz, woche: '2026-W48' }));
  await expect(booking(page, /^A-Jugend Training, Di 24.11.2026/)).toBeVisible();
  await page.goto(
    paths.booking.request({ ressource: ids.resources.links, datum: '2026-11-24', von: '19:00', bis: '20:00' }),
  );
  await page.getByLabel('Titel').fill('Elfmeter');
  await page.getByRole('button', { name: 'Buchen', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('durch „1. Mannschaft (Herren) Training“ belegt');
  await expect(page.getByLabel('Titel')).toHaveValue('Elfmeter');
  await page.getByRole('button', { name: '20:30–21:30 Uhr nehmen' }).click();
  await expect(page.getByLabel('Beginn')).toHaveValue('20:30');
  await expect(page.getByLabel('Ende')).toHaveValue('21:30');
  await expect(page.getByLabel('Titel')).toHaveValue('Elfmeter');
  await expect(page.getByText('1 frei').first()).toBeVisible();
});

test('previews and books a series without a skipped date when JavaScript is off', async ({ page, signInAs, ids }) => {
  await signInAs('peter.koenig');
  await page.goto(paths.booking.request({ ressource: ids.resources.kleinfeld, datum: '2026-12-01' }));
  await page.getByLabel('Bereich').selectOption('Innenräume');
  await page.getByLabel('Verein').selectOption('SG Hünstetten');
  await page.getByRole('button', { name: 'Buchen', exact: true }).click();
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('Es wurde noch nichts gesendet');
  await page.getByLabel('Ressource').selectOption('Fitnessraum');
  await page.getByLabel('Abteilung').selectOption('🧘‍♂️ Yoga');
  await page.getByRole('button', { name: 'Auswahl übernehmen' }).last().click();
  await expect(page.getByLabel('Ressource').getByRole('option', { selected: true })).toHaveText('Fitnessraum');
  await page.getByLabel('Mannschaft').selectOption('Yoga Mixed');
  await expect(page.getByLabel('Startdatum')).toBeHidden();
  await page.getByLabel('Terminserie').check();
  await expect(page.getByLabel('Datum', { exact: true })).toBeHidden();
  await page.getByLabel('Startdatum').fill('2026-12-01');
  await page.getByLabel('Enddatum').fill('2027-01-19');
  await page.getByLabel('Beginn').selectOption('07:00');
  await page.getByLabel('Ende').selectOption('08:00');
  await page.getByLabel('Schulferien').check();
  await page.getByRole('button', { name: 'Termine prüfen' }).click();

  await expect(page.getByRole('main').getByRole('status').first()).toHaveText('5 frei, 3 ausgelassen');
  await expect(page.getByText('Schulferien: Weihnachtsferien.').first()).toBeVisible();
  await page.getByLabel('Di 08.12.2026 auslassen').check();
  await page.getByRole('button', { name: 'Termine prüfen' }).click();
  await expect(page.getByLabel('Di 08.12.2026 auslassen')).toBeChecked();
  await page.getByRole('button', { name: '4 Termine buchen' }).click();
  await expect(
    page.getByText('4 Termine gebucht: dienstags 07:00–08:00 Uhr, 01.12.2026–19.01.2027; 4 ausgelassen.').last(),
  ).toBeVisible();
});
