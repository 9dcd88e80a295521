import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { openFirstEdit } from './plan.ts';

test('opens another scope while a preview is running', async ({ page, signInAs }) => {
  await signInAs('hans.meier');
  await openFirstEdit(page);
  const answers: (() => void)[] = [];
  await page.route(/bearbeiten.*_data|bearbeiten[.]data/, async (route) => {
    // The scope's page is slower than the preview before it.
    if (route.request().method() === 'GET') await new Promise<void>((resolve) => answers.push(resolve));
    await route.continue();
  });
  await page.getByLabel('Beginn').selectOption('09:45');
  await page.getByRole('link', { name: /^Alle künftigen/ }).click();
  await page.getByRole('button', { name: 'Verlassen' }).click();
  await page.waitForTimeout(1500);
  for (const answer of answers) answer();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await expect(page.getByRole('heading', { level: 1, name: 'Termine ändern' })).toBeVisible();
  await expect(page.getByLabel('Wochentag')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('checks the dates of a series, skips one and saves', async ({ page, signInAs }) => {
    await signInAs('tom.weber');
    await page.goto(paths.booking.mine());
    const entry = page.getByRole('listitem').filter({ hasText: 'Fitnessraum' });
    await entry.getByRole('link', { name: /^Bearbeiten/ }).click();
    await page.getByRole('link', { name: /^Alle künftigen/ }).click();
    await page.getByLabel('Beginn').selectOption('18:00');
    await page.getByRole('button', { name: 'Termine prüfen' }).click();
    await expect(page.getByLabel('Beginn')).toHaveValue('18:00');
    await page.getByLabel('Mo 07.12.2026 auslassen').check();
    await page.getByRole('button', { name: /Termine ändern/ }).click();
    await expect(page.getByText(/Termine geändert: 1. Mannschaft \(Herren\) Training/).last()).toBeVisible();
  });
});
