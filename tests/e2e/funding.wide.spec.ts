import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';

test('a person with the right to approve fills in a split by the keyboard alone', async ({ page, signInAs }) => {
  await signInAs('anna.schmidt');
  await page.goto(paths.funding.projects());
  await page
    .getByRole('main')
    .getByRole('link', { name: /Osterferien/ })
    .press('Enter');
  await page.getByRole('link', { name: 'Teilen' }).press('Enter');
  const number = page.getByLabel('Nummer').first();
  await expect(number).toHaveValue('2.1.1');
  await number.focus();
  const type = async (...texts: string[]) => {
    for (const text of texts) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(text);
    }
  };
  await type('Camp 1', '4000', '2.1.2', 'Camp 2', '4000');
  await expect(page.getByText('alles verteilt')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Weiterer Teil' })).toBeFocused();
  for (const presses of [1, 2]) {
    await page.keyboard.press('Tab');
    for (let press = 0; press < presses; press += 1) await page.keyboard.press('ArrowDown');
  }
  await expect(page.getByLabel(/^M2 /)).toHaveValue(/:1$/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Vorschau' }).press('Enter');
  await expect(page.getByText('Summe der Teile: 8.000,00 €')).toBeVisible();
  const change = page.getByRole('button', { name: 'Ändern' });
  for (let press = 0; press < 30 && !(await change.evaluate((button) => button === document.activeElement)); press += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name').first()).toHaveValue('Camp 1');
});
