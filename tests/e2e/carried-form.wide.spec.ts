import { paths } from '#app/paths.ts';
import { ended, endElsewhere, signInOn } from './ended-session.ts';
import { expect, test } from './fixtures.ts';
import { booking } from './plan.ts';

test.use({ javaScriptEnabled: false });

test('takes a request through the sign-in to the stored booking', async ({ page, server, ids, signInAs }) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.request({ ressource: ids.resources.kleinfeld, datum: '2027-03-10' }));
  await page.getByLabel('Beginn').selectOption('09:00');
  await page.getByLabel('Ende').selectOption('10:00');
  await page.getByLabel('Titel').fill('Ohne Skript');
  await endElsewhere(server.url, 'max.mueller');
  await page.getByRole('button', { name: 'Buchen', exact: true }).click();
  await expect(page.getByText(`${ended} Was du eingegeben hast, geht mit.`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'English' })).toBeHidden();
  await page.getByLabel('E-Mail-Adresse').fill('max.mueller@demo.example');
  await page.getByLabel('Passwort').fill('falsch');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByText('passen nicht zusammen')).toBeVisible();
  await signInOn(page, 'max.mueller');
  await expect(page.getByRole('heading', { level: 1, name: 'Angemeldet als Max Müller' })).toBeVisible();
  await page.getByRole('button', { name: 'Angaben jetzt absenden' }).click();
  await expect(page.getByText('Gebucht: Mi 10.03.2027, 09:00–10:00 Uhr').last()).toBeVisible();
  await expect(booking(page, /^Ohne Skript/)).toBeVisible();
});
