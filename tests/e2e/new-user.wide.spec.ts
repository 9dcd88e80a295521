import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';

test('shows an error and keeps the e-mail address when the password is wrong', async ({ page }) => {
  await page.goto(paths.account.signIn());
  await page.getByLabel('E-Mail-Adresse').fill('max.mueller@demo.example');
  await page.getByLabel('Passwort').fill('falsch');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('passen nicht zusammen');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByLabel('E-Mail-Adresse')).toHaveValue('max.mueller@demo.example');
  await page.getByLabel('Passwort').fill('platzwart-demo');
  await page.getByLabel('Passwort').press('Enter');
  await expect(page).toHaveURL(/\/kalender/);
});

test('shows the sign-in page in German until another language is chosen', async ({ page }) => {
  await page.goto(paths.account.signIn());
  await expect(page).toHaveTitle('Anmelden · Platzwart');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});
