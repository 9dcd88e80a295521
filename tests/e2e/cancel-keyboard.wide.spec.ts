import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { expectToast } from './plan.ts';

test('reaches the undo when only the keyboard is used', async ({ page, signInAs }) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.mine());
  await page.getByRole('link', { name: /^Termin absagen: A-Jgd – JFV Aarbergen/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Ja, Termin absagen' }).focus();
  await page.keyboard.press('Enter');
  await expectToast(page, 'Abgesagt: A-Jgd – JFV Aarbergen, Sa 21.11.2026.');
  const undo = page.getByRole('button', { name: 'Rückgängig' });
  for (let step = 0; step < 2; step += 1) {
    await page.keyboard.press('Tab');
    if (await undo.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expectToast(page, 'Findet wieder statt: A-Jgd – JFV Aarbergen, Sa 21.11.2026.');
});
