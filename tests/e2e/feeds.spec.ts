import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';

test('makes the link of a calendar, shows it once, and ends it', async ({ page, signInAs, look, takeScreenshot }) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.feeds());
  await takeScreenshot('feeds-empty');
  await page.getByLabel('Kalender', { exact: true }).selectOption({ label: 'Meine Buchungen' });
  await page.getByRole('button', { name: 'Link erstellen' }).click();
  const link = page.getByRole('region', { name: 'Der Link für „Meine Buchungen“' });
  await expect(link).toBeFocused();
  const address = await link.getByLabel('Adresse für die Kalender-App').inputValue();
  expect(address).toMatch(/\/kalender\/abo\/[\w-]{32}\.ics$/);
  await expect(link.getByRole('link', { name: 'In der Kalender-App öffnen' })).toHaveAttribute('href', /^webcal:/);
  await look('feeds-link');
  expect((await page.request.get(address)).status()).toBe(200);
  await link.getByRole('link', { name: 'Fertig' }).click();
  await expect(page.getByText('Zuletzt abgerufen')).toBeVisible();
  await expect(link).toHaveCount(0);
  await look('feeds');
  await page.getByRole('button', { name: 'Beenden: Meine Buchungen' }).click();
  await expect(page.getByRole('region', { name: 'Meldungen' })).toContainText('Das Abo ist beendet.');
  expect((await page.request.get(address)).status()).toBe(404);
});
