import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { expectToast } from './plan.ts';

test('books a series without a skipped date when only the keyboard is used', async ({ page, signInAs, ids }) => {
  await signInAs('max.mueller');
  await page.goto(
    paths.booking.request({ ressource: ids.resources.kleinfeld, datum: '2026-12-05', von: '06:00', bis: '07:00' }),
  );
  await expect(page.getByRole('status').filter({ hasText: '1 frei' })).toBeVisible();
  const press = async (key: string, times = 1) => {
    for (let count = 0; count < times; count += 1) await page.keyboard.press(key);
  };
  const tabTo = async (name: string | RegExp, role: 'radio' | 'combobox' | 'button' | 'checkbox' | 'textbox') => {
    const goal = page.getByRole(role, { name });
    for (let step = 0; step < 60; step += 1) {
      if (await goal.evaluateAll((all) => all.includes(document.activeElement as HTMLElement))) return;
      await press('Tab');
    }
    throw new Error(`${String(name)} was not reached`);
  };
  await page.getByLabel('Anlage').focus();
  await tabTo('Einzeltermin', 'radio');
  await press('ArrowRight');
  await expect(page.getByLabel('Terminserie')).toBeChecked();
  await tabTo('Wochentag', 'combobox');
  await page.keyboard.type('Sonntag');
  await expect(page.getByLabel('Wochentag')).toHaveValue('0');
  await page.getByLabel('Enddatum').fill('2026-12-20');
  await tabTo('So 13.12.2026 auslassen', 'checkbox');
  await press('Space');
  await expect(page.getByRole('button', { name: '2 Termine buchen' })).toBeVisible();
  await tabTo('2 Termine buchen', 'button');
  await press('Enter');
  await expectToast(page, '2 Termine gebucht: sonntags 06:00–07:00 Uhr, 06.–20.12.2026; 1 ausgelassen.');
});

test('sends the form by Enter, unless a date is taken', async ({ page, signInAs, ids }) => {
  await signInAs('max.mueller');
  await page.goto(
    paths.booking.request({ ressource: ids.resources.links, datum: '2026-12-01', von: '19:00', bis: '20:00' }),
  );
  await expect(page.getByRole('button', { name: 'Diese Zeit ist belegt' })).toBeDisabled();
  await page.getByLabel('Titel').fill('Nicht jetzt');
  await page.keyboard.press('Enter');
  await page.getByLabel('Beginn').selectOption('21:00');
  await expect(page.getByRole('button', { name: '1 Termin buchen' })).toBeEnabled();
  await expect(page).toHaveURL(/\/buchungen\/neu/);
  await page.getByLabel('Titel').focus();
  await page.keyboard.press('Enter');
  await expectToast(page, 'Gebucht: Di 01.12.2026, 21:00–22:00 Uhr, Sportplatz – links.');
});
