import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { expectToast } from './plan.ts';

test('folds two hundred dates by month, opens months with conflicts, and books all of them', async ({
  page,
  signInAs,
  ids,
}) => {
  await signInAs('peter.koenig');
  await page.goto(
    paths.booking.request({ ressource: ids.resources.gastro, datum: '2026-11-23', von: '05:00', bis: '05:30' }),
  );
  await page.getByLabel('Titel').fill('Warenannahme');
  await page.getByLabel('Terminserie').check();
  await page.getByLabel('Enddatum').fill('2028-11-17');
  await expect(page.getByRole('button', { name: '104 Termine buchen' })).toBeEnabled();
  await expect(page.locator('details')).toHaveCount(25);
  await expect(page.locator('details[open]')).toHaveCount(1);
  await page.getByRole('button', { name: '104 Termine buchen' }).click();
  await expectToast(page, '104 Termine gebucht: montags 05:00–05:30 Uhr, 23.11.2026–13.11.2028.');

  await page.goto(
    paths.booking.request({ ressource: ids.resources.gastro, datum: '2026-11-23', von: '05:00', bis: '06:00' }),
  );
  await page.getByLabel('Titel').fill('Anlieferung');
  await page.getByLabel('Terminserie').check();
  await page.getByLabel('Enddatum').fill('2028-11-17');
  await expect(page.locator('details[open]')).toHaveCount(25);
  await expect(page.getByText('104 von 104 Terminen gehen nicht')).toBeVisible();
});

test('keeps everything that was typed when no answer comes', async ({ page, signInAs, ids }) => {
  await signInAs('max.mueller');
  await page.goto(
    paths.booking.request({ ressource: ids.resources.kleinfeld, datum: '2026-12-13', von: '07:00', bis: '08:00' }),
  );
  await page.getByLabel('Titel').fill('Bei Nebel');
  await expect(page.getByRole('status').filter({ hasText: '1 frei' })).toBeVisible();
  // The request hangs, as on a phone that loses its network; a failed one would log an error to the console.
  await page.evaluate(() => {
    const known = globalThis.fetch;
    const addressOf = (input: string | URL | Request) => String(input instanceof Request ? input.url : input);
    globalThis.fetch = (input, init) =>
      addressOf(input).includes('/buchungen/neu.data')
        ? Promise.reject(new TypeError('Failed to fetch'))
        : known(input, init);
    Object.assign(globalThis, { reconnect: () => Object.assign(globalThis, { fetch: known }) });
  });
  await page.getByLabel('Beginn').selectOption('07:15');
  await expect(page.getByText('Die Termine ließen sich gerade nicht prüfen.')).toBeVisible();
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  await expect(page.getByRole('alert')).toContainText('Es kam keine Antwort.');
  await expect(page.getByLabel('Titel')).toHaveValue('Bei Nebel');
  await page.evaluate('void reconnect()');
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  await expectToast(page, 'Gebucht: So 13.12.2026, 07:15–08:15 Uhr, Fußball-Kleinfeld.');
});

test('names the button "request" for a guest club, and shows no titles of other pending requests', async ({
  page,
  signInAs,
  ids,
}) => {
  await signInAs('michael.wagner');
  await page.goto(
    paths.booking.request({ ressource: ids.resources.grosseHalle, datum: '2026-11-23', von: '19:00', bis: '20:00' }),
  );
  await expect(page.getByText('Große Mehrzweckhalle ist 19:00–21:00 Uhr schon angefragt.')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Handball');
  await expect(page.getByRole('status').filter({ hasText: '1 mit Hinweis' })).toBeVisible();
  await page.getByRole('button', { name: '1 Termin anfragen' }).click();
  await expectToast(page, 'Angefragt: Mo 23.11.2026, 19:00–20:00 Uhr, Große Mehrzweckhalle.');
});
