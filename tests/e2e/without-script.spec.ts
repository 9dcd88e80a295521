import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { booking } from './plan.ts';

test.use({ javaScriptEnabled: false });

test('signs in, books a day from the list and opens the booking when JavaScript is off', async ({ page, ids }) => {
  await page.goto(paths.account.signIn());
  await page.getByLabel('E-Mail-Adresse').fill('max.mueller@demo.example');
  await page.getByLabel('Passwort').fill('platzwart-demo');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /KW 47/ })).toBeVisible();

  await page.goto(paths.booking.week({ ressource: ids.resources.kleinfeld, woche: '2026-W48' }));
  await page.getByRole('navigation', { name: 'Ansicht' }).getByRole('link', { name: 'Liste' }).click();
  await page.getByRole('link', { name: 'Am Do 26.11.2026 buchen' }).click();
  await expect(page.getByLabel('Datum', { exact: true })).toHaveValue('2026-11-26');
  await expect(page.getByLabel('Mannschaft').getByRole('option', { selected: true })).toHaveText('A-Jugend');
  await page.getByLabel('Beginn').selectOption('09:00');
  await page.getByLabel('Ende').selectOption('10:30');
  await page.getByLabel('Titel').fill('Frühtraining');
  await page.getByRole('button', { name: 'Buchen', exact: true }).click();

  await expect(page.getByText('Gebucht: Do 26.11.2026, 09:00–10:30 Uhr, Fußball-Kleinfeld.').last()).toBeVisible();
  await booking(page, /^Frühtraining/).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Frühtraining' })).toBeVisible();
});
