import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { booking, expectToast } from './plan.ts';

test('writes nothing of a series when a second tab took a date; without that date the rest is booked', async ({
  page,
  openAs,
  signInAs,
  ids,
}) => {
  const [von, bis] = ['08:00', '09:00'];
  await signInAs('max.mueller');
  await page.goto(paths.booking.request({ ressource: ids.resources.fitness, datum: '2026-11-24', von, bis }));
  await page.getByLabel('Titel').fill('Krafttraining');
  await page.getByLabel('Terminserie').check();
  await page.getByLabel('Enddatum').fill('2026-12-15');
  await expect(page.getByRole('button', { name: '4 Termine buchen' })).toBeEnabled();

  const second = await openAs('anna.schmidt');
  await second.goto(paths.booking.request({ ressource: ids.resources.fitness, datum: '2026-12-08', von, bis }));
  await second.getByLabel('Mannschaft').selectOption('Yoga Mixed');
  await second.getByRole('button', { name: '1 Termin buchen' }).click();
  await expectToast(second, /^Gebucht/);

  await page.getByRole('button', { name: '4 Termine buchen' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toBeFocused();
  await expect(alert).toContainText('1 von 4 Terminen geht nicht');
  await expect(alert).toContainText(`Di 08.12.2026: Fitnessraum ist ${von}–${bis} Uhr durch „Yoga Mixed Training“`);
  await expect(alert).toContainText('Es wurde noch nichts gebucht.');
  await expect(page.getByLabel('Titel')).toHaveValue('Krafttraining');
  await second.goto(paths.booking.week({ ressource: ids.resources.fitness, woche: '2026-W48', ansicht: 'liste' }));
  await expect(booking(second, /^Krafttraining/)).toHaveCount(0);

  await page.getByLabel('Di 08.12.2026 auslassen').check();
  await expect(alert).toHaveCount(0);
  await page.getByRole('button', { name: '3 Termine buchen' }).click();
  await expectToast(page, `3 Termine gebucht: dienstags ${von}–${bis} Uhr, 24.11.–15.12.2026; 1 ausgelassen.`);
});

test('suggests another time and another place before sending when a time is taken', async ({ page, signInAs, ids }) => {
  await signInAs('max.mueller');
  await page.goto(
    paths.booking.request({ ressource: ids.resources.links, datum: '2026-11-24', von: '19:00', bis: '20:00' }),
  );
  const submit = page.getByRole('button', { name: '1 Termin buchen' });
  const blocked = page.getByRole('button', { name: 'Diese Zeit ist belegt' });
  await expect(blocked).toBeDisabled();
  await expect(blocked).toHaveAccessibleDescription(/durch „1\. Mannschaft \(Herren\) Training“ belegt/);
  await expect(page.getByRole('main')).toContainText(
    'Sportplatz – komplett ist 19:00–20:30 Uhr durch „1. Mannschaft (Herren) Training“ belegt.',
  );
  await page.getByRole('button', { name: 'Fußball-Kleinfeld nehmen' }).click();
  await expect(page.getByLabel('Ressource').getByRole('option', { selected: true })).toHaveText('Fußball-Kleinfeld');
  await expect(submit).toBeEnabled();
  await page.getByLabel('Ressource').selectOption('Sportplatz – links');
  await page.getByRole('button', { name: '20:30–21:30 Uhr nehmen' }).click();
  await expect(page.getByLabel('Beginn')).toHaveValue('20:30');
  await expect(submit).toBeEnabled();
});

test('requires a team when there are several, and remembers it', async ({ page, signInAs, ids }) => {
  await signInAs('anna.schmidt');
  const at = { ressource: ids.resources.gymnastik, datum: '2026-11-28' };
  await page.goto(paths.booking.request({ ...at, von: '07:00', bis: '07:15' }));
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  await expect(page.getByLabel('Mannschaft')).toHaveAccessibleDescription(/Bitte eine der eigenen Mannschaften wählen/);
  await expect(page.getByLabel('Mannschaft')).toBeFocused();
  await page.getByLabel('Mannschaft').selectOption('Herren-Yoga');
  await expect(page.getByText('Trainer: ★ Anna Schmidt')).toBeVisible();
  await page.getByLabel('Beginn').selectOption('06:30');
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  await expectToast(page, /^Gebucht/);
  await page.goto(paths.booking.request());
  await expect(page.getByLabel('Mannschaft').getByRole('option', { selected: true })).toHaveText('Herren-Yoga');
  await expect(page.getByLabel('Ressource').getByRole('option', { selected: true })).toHaveText('Gymnastikraum');
});
