import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { expectToast, openFirstEdit } from './plan.ts';

test('one date of a series moves, the conflict is named before and the next free time is one tap', async ({
  page,
  signInAs,
}) => {
  await signInAs('lisa.braun');
  await page.goto(paths.booking.mine());
  const entry = page.getByRole('listitem').filter({ hasText: 'Jeden Mittwoch' });
  await entry.getByRole('link', { name: /^Bearbeiten/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Termin ändern' })).toBeVisible();
  await page.getByLabel('Ort').selectOption('Sportplatz – rechts');
  await page.getByLabel('Beginn').selectOption('19:00');
  await page.getByLabel('Ende', { exact: true }).selectOption('20:00');
  await expect(page.getByText(/2\. Mannschaft .* belegt/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Termin ändern' })).toBeDisabled();
  await page.getByRole('button', { name: '20:30–21:30 Uhr nehmen' }).click();
  await expect(page.getByText('1 frei')).toBeVisible();
  await page.getByRole('button', { name: 'Termin ändern' }).click();
  await expectToast(page, /^Geändert: F-Jugend Training, Mi \d\d.\d\d.2026, 20:30–21:30 Uhr, Sportplatz – rechts/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Jeden Mittwoch' })).toContainText('1 abweichend');
});

test('all coming dates move to another weekday, one is left out, and the button counts', async ({ page, signInAs }) => {
  await signInAs('lisa.braun');
  await page.goto(paths.booking.mine());
  const entry = page.getByRole('listitem').filter({ hasText: 'Jeden Freitag' });
  await entry.getByRole('link', { name: /^Bearbeiten/ }).click();
  await page.getByRole('link', { name: /^Alle künftigen/ }).click();
  await page.getByLabel('Wochentag').selectOption('Donnerstag');
  await page.getByLabel('Beginn').selectOption('14:00');
  await page.getByLabel('Ende', { exact: true }).selectOption('15:00');
  const save = page.getByRole('button', { name: /^\d Termine ändern$/ });
  await expect(page.getByText('Do 03.12.2026')).toBeVisible();
  const before = Number(/\d/.exec((await save.textContent()) ?? '')?.[0]);
  await page.getByLabel('Do 03.12.2026 auslassen').check();
  await expect(page.getByText(/^Dieser Termin fällt weg: Fr 04.12.2026/)).toBeVisible();
  await expect(save).toHaveText(`${before - 1} Termine ändern`);
  await save.click();
  await expectToast(page, new RegExp(`^${before - 1} Termine geändert: F-Jugend Training`));
  const moved = page.getByRole('listitem').filter({ hasText: 'Jeden Donnerstag, 14:00–15:00 Uhr' });
  await moved.locator('summary').click();
  await expect(moved.getByText('Do 03.12.2026')).toBeVisible();
});

test('another scope opens while the look at the dates is still under way', async ({ page, signInAs }) => {
  await signInAs('hans.meier');
  await openFirstEdit(page);
  const answers: (() => void)[] = [];
  await page.route(/bearbeiten.*_data|bearbeiten[.]data/, async (route) => {
    // The scope's page is slower than the preview that was asked for before it.
    if (route.request().method() === 'GET') await new Promise<void>((resolve) => answers.push(resolve));
    await route.continue();
  });
  await page.getByLabel('Beginn').selectOption('09:45');
  await page.getByRole('link', { name: /^Alle künftigen/ }).click();
  await page.waitForTimeout(1500);
  for (const answer of answers) answer();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await expect(page.getByRole('heading', { level: 1, name: 'Termine ändern' })).toBeVisible();
  await expect(page.getByLabel('Wochentag')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('one checks the dates of a series, leaves one out and saves', async ({ page, signInAs }) => {
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
