import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { expectToast } from './plan.ts';

test('names a conflict before saving, and moves one date of a series to the next free time', async ({
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
  await expect(page.getByText(/2\. Mannschaft .* belegt/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Termin ändern' })).toBeDisabled();
  await page.getByRole('button', { name: '20:30–21:30 Uhr nehmen' }).click();
  await expect(page.getByText('1 frei')).toBeVisible();
  await page.getByRole('button', { name: 'Termin ändern' }).click();
  await expectToast(page, /^Geändert: F-Jugend Training, Mi \d\d.\d\d.2026, 20:30–21:30 Uhr, Sportplatz – rechts/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Jeden Mittwoch' })).toContainText('1 abweichend');
});

test('moves all coming dates but a skipped one to another weekday, and counts them on the button', async ({
  page,
  signInAs,
}) => {
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
