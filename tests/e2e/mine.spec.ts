import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';

test('lets an admin switch between Meine and Alle, search without umlauts and filter by place and team', async ({
  page,
  signInAs,
}) => {
  await signInAs('peter.koenig');
  await page.goto(paths.booking.mine());
  const list = page.getByRole('list', { name: 'Buchungen' });
  await expect(list.getByRole('heading', { name: 'Handball Damen Training' })).toHaveCount(0);
  await page.getByRole('navigation', { name: 'Wessen Buchungen' }).getByRole('link', { name: 'Alle' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Alle Buchungen' })).toBeVisible();
  await expect(list.getByRole('heading', { name: 'Handball Damen Training' }).first()).toBeVisible();

  const search = page.getByRole('search');
  await search.getByLabel('Suche').fill('mueller');
  await search.getByRole('button', { name: 'Anzeigen' }).click();
  await expect(page).toHaveURL(/suche=mueller/);
  await expect(list.getByText('Max Müller').first()).toBeVisible();
  await expect(list.getByRole('heading', { name: 'Handball Damen Training' })).toHaveCount(0);
  await search.getByLabel('Suche').fill('');
  await search.getByLabel('Ort').selectOption('Große Mehrzweckhalle');
  await search.getByLabel('Mannschaft').selectOption('Handball Damen');
  await search.getByRole('button', { name: 'Anzeigen' }).click();
  await expect(list.getByRole('heading', { name: 'Handball Damen Training' }).first()).toBeVisible();
  await expect(list.getByText('Max Müller')).toHaveCount(0);
  await search.getByRole('link', { name: 'Zurücksetzen' }).click();
  await expect(search.getByLabel('Ort')).toHaveValue('');
  await search.getByLabel('Suche').fill('gibt es nicht');
  await search.getByRole('button', { name: 'Anzeigen' }).click();
  await expect(page.getByText('Nichts gefunden')).toBeVisible();
});

test('shows a series as one entry that unfolds to links to its dates', async ({ page, signInAs }) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.mine());
  const tuesdays = page.getByRole('listitem').filter({ hasText: 'Jeden Dienstag, 16:00–18:00 Uhr' });
  await expect(tuesdays).toContainText('11.08.–31.12.2026');
  await expect(tuesdays).toContainText('noch 6 Termine · Nächster: Di 24.11.2026');
  const date = tuesdays.getByRole('link', { name: 'Di 08.12.2026', exact: true });
  await expect(date).toBeHidden();
  await tuesdays.locator('summary').click();
  await date.click();
  await expect(page.getByRole('heading', { level: 1, name: 'A-Jugend Training' })).toBeVisible();
  await expect(page.getByText('Dienstag, 8. Dezember 2026')).toBeVisible();
});

test('shows a hint and links to the form when the list is empty', async ({ page, signInAs }) => {
  await signInAs('eva.lang');
  await page.goto(paths.booking.mine());
  await expect(page.getByText('Noch nichts gebucht')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Platz buchen' }).click();
  await expect(page).toHaveURL(paths.booking.request());
});
