import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { booking, expectToast } from './plan.ts';

test('cancels a date in two taps and restores it in one; other browsers follow', async ({
  page,
  ids,
  signInAs,
  openAs,
}) => {
  await signInAs('anna.schmidt');
  const plan = paths.booking.week({ ressource: ids.resources.gymnastik, woche: '2026-W49' });
  const other = await openAs('tom.weber');
  await other.goto(plan);
  await expect(booking(other, /^Yoga Mixed Training, Mi 02.12.2026/)).toBeVisible();

  await page.goto(paths.booking.mine());
  const wednesdays = page.getByRole('listitem').filter({ hasText: 'Jeden Mittwoch' });
  await wednesdays.locator('summary').click();
  await wednesdays.getByRole('link', { name: /^Fällt aus.*Mi 02.12.2026/ }).click();
  await page.getByRole('button', { name: 'Ja, Termin absagen' }).click();
  await expectToast(page, 'Abgesagt: Yoga Mixed Training, Mi 02.12.2026.');
  await expect(page).toHaveURL(paths.booking.mine());
  await expect(booking(other, /^Yoga Mixed Training, Mi 02.12.2026/)).toBeHidden();

  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expectToast(page, 'Findet wieder statt: Yoga Mixed Training, Mi 02.12.2026.');
  await expect(booking(other, /^Yoga Mixed Training, Mi 02.12.2026/)).toBeVisible();
});

test('counts the dates on the button of a cascade, and keeps a page of a cancelled booking', async ({
  page,
  signInAs,
}) => {
  await signInAs('hans.meier');
  await page.goto(paths.booking.mine());
  const entry = page.getByRole('listitem').filter({ hasText: 'Jeden Donnerstag' });
  await entry.locator('summary').click();
  const third = entry.getByRole('link', { name: /^Do \d\d.12.2026$/ }).first();
  const day = (await third.textContent()) ?? '';
  await third.click();
  await page.getByRole('link', { name: 'Fällt aus', exact: true }).click();
  await expect(page).toHaveURL(/absagen/);
  const { pathname } = new URL(page.url());
  await page.getByRole('link', { name: /^Ab hier/ }).click();
  await expect(page.getByText(/^Die Serie endet dann am/)).toBeVisible();
  await page.getByLabel('Grund').fill('Heizung kaputt');
  const button = page.getByRole('button', { name: /^Ja, \d Termine absagen$/ });
  const count = /\d/.exec((await button.textContent()) ?? '')?.[0];
  await button.click();
  await expectToast(page, new RegExp(`^${count} Termine abgesagt: .*, ab ${day}`));

  await page.goto(pathname.replace('/absagen', ''));
  await expect(page.getByText('Abgesagt von Hans Meier am Mi 18.11.2026.')).toBeVisible();
  await expect(page.getByText('Grund: Heizung kaputt')).toBeVisible();
  await page.goto(paths.booking.mine());
  await expect(page.getByRole('listitem').filter({ hasText: 'Jeden Donnerstag' })).not.toContainText(day);
});
