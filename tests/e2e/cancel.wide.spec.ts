import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('cancels and restores a date', async ({ page, signInAs }) => {
    await signInAs('max.mueller');
    await page.goto(paths.booking.mine());
    await page.getByRole('link', { name: /^Termin absagen: A-Jgd – SV Niedernhausen/ }).click();
    await page.getByLabel('Grund').fill('Platz gesperrt');
    await page.getByRole('button', { name: 'Ja, Termin absagen' }).click();
    await expect(page.getByText('Abgesagt: A-Jgd – SV Niedernhausen, Sa 05.12.2026.').last()).toBeVisible();
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await expect(page.getByText('Findet wieder statt: A-Jgd – SV Niedernhausen, Sa 05.12.2026.').last()).toBeVisible();
  });
});
