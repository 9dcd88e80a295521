import postgres from 'postgres';
import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { booking, expectNoSidewaysScroll, expectToast } from './plan.ts';

test('books a single date in all eight steps', async ({ page, signInAs }) => {
  await signInAs('peter.koenig');
  await page.goto(paths.booking.request({ datum: '2026-12-12', von: '10:00', bis: '11:00' }));
  await page.getByLabel('Anlage').selectOption('Biogrund Sportpark');
  await page.getByLabel('Bereich').selectOption('Außenanlagen');
  await page.getByLabel('Ressource').selectOption('Sportplatz – komplett');
  await expect(page.getByText('Reserviert automatisch beide Hälften')).toBeVisible();

  await expect(page.getByLabel('Mannschaft')).toBeDisabled();
  await expect(page.getByRole('radio', { name: /^Sonstiges/ })).toBeVisible();
  await page.getByLabel('Verein').selectOption('SG Hünstetten');
  await page.getByLabel('Abteilung').selectOption('⚽ Fußball');
  await page.getByLabel('Mannschaft').selectOption('1. Mannschaft (Herren)');
  await expect(page.getByText('Trainer: ★ Tom Weber, Peter König (Co)')).toBeVisible();

  await expect(page.getByRole('radio', { name: /^Sonstiges/ })).toHaveCount(0);
  await page.getByLabel('Terminserie').check();
  await page.getByRole('radio', { name: /^Heimspiel/ }).check();
  await expect(page.getByLabel('Einzeltermin')).toBeChecked();
  await expect(page.getByLabel('Titel')).toHaveAttribute('placeholder', '1. Mannschaft (Herren) Heimspiel');

  const summary = page.getByRole('complementary', { name: 'Zusammenfassung' });
  for (const words of [
    'Sportplatz – komplett',
    'Biogrund Sportpark',
    '★ Tom Weber, Peter König (Co)',
    '⚽ Heimspiel',
    'Sa 12.12.2026, 10:00–11:00 Uhr',
    '1. Mannschaft (Herren) Heimspiel',
    '1 frei',
  ])
    await expect(summary).toContainText(words);
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  await expectToast(page, 'Gebucht: Sa 12.12.2026, 10:00–11:00 Uhr, Sportplatz – komplett.');
  await expect(booking(page, /^1\. Mannschaft \(Herren\) Heimspiel, Sa 12.12.2026/)).toBeVisible();
});

test('books as many dates of a series as the preview counts, without holidays and a removed date', async ({
  page,
  server,
  signInAs,
  ids,
  expectAxeClean,
  takeScreenshot,
}) => {
  await signInAs('anna.schmidt');
  await page.goto(
    paths.booking.request({ ressource: ids.resources.gymnastik, datum: '2026-11-26', von: '06:00', bis: '07:00' }),
  );
  await page.getByLabel('Mannschaft').selectOption('Yoga Mixed');
  await page.getByLabel('Terminserie').check();
  await expect(page.getByLabel('Wochentag')).toHaveValue('4');
  await expect(page.getByLabel('Enddatum')).toHaveValue('2027-06-30');
  const status = page.getByRole('status').filter({ hasText: / frei/ });
  await expect(status).toHaveText('31 frei');
  await page.getByLabel('Feiertage').check();
  await expect(status).toHaveText(/^\d+ frei, [1-9] ausgelassen$/);
  await page.getByLabel('Schulferien').check();
  await page.getByText('Mai 2027').click();
  await expect(page.getByText('Feiertag: Christi Himmelfahrt.')).toBeVisible();
  await page.getByLabel('Do 13.05.2027 auslassen').check();
  const submit = page.getByRole('button', { name: /^\d+ Termine buchen$/ });
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await expectNoSidewaysScroll(page);
  await expectAxeClean(page);
  await takeScreenshot('request-series-preview');

  // The date goes back in, and out again.
  const counted = Number.parseInt((await submit.textContent()) ?? '', 10);
  await page.getByLabel('Do 13.05.2027 auslassen').uncheck();
  await expect(submit).toHaveText(`${counted + 1} Termine buchen`);
  await page.getByLabel('Do 13.05.2027 auslassen').check();
  await expect(submit).toHaveText(`${counted} Termine buchen`);
  await submit.click();
  await expectToast(page, new RegExp(`^${counted} Termine gebucht: donnerstags 06:00–07:00 Uhr, 26.11.2026–`));

  const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
  const rows = await sql`
    select date::text from bookings where resource_id = ${ids.resources.gymnastik} and start_time = '06:00' order by date`;
  await sql.end({ timeout: 2 });
  expect(rows).toHaveLength(counted);
  const dates = rows.map(({ date }) => String(date));
  expect(dates).toContain('2026-12-03');
  for (const left of ['2026-12-24', '2026-12-31', '2027-05-06', '2027-05-13']) expect(dates).not.toContain(left);
});

test('keeps choices that were made before hydration', async ({ page, signInAs, ids }) => {
  await signInAs('anna.schmidt');
  let letScriptsIn: () => void = () => undefined;
  const scriptsMayCome = new Promise<void>((resolve) => (letScriptsIn = resolve));
  await page.route('**/assets/*.js', async (route) => {
    await scriptsMayCome;
    await route.continue();
  });
  const query = { ressource: ids.resources.gymnastik, datum: '2026-11-26', von: '05:00', bis: '06:00' };
  await page.goto(paths.booking.request(query), { waitUntil: 'commit' });
  await page.getByLabel('Mannschaft').selectOption('Yoga Mixed');
  await page.getByLabel('Titel').fill('Sonnengruß');
  await page.getByLabel('Terminserie').check();
  letScriptsIn();
  await expect(page.getByRole('status').filter({ hasText: / frei/ })).toHaveText('31 frei');
  await page.getByLabel('Feiertage').check();
  await expect(page.getByRole('status').filter({ hasText: / frei/ })).toHaveText(/ausgelassen$/);
  await expect(page.getByLabel('Mannschaft')).toHaveValue(ids.teams.yogaMixed);
  await expect(page.getByLabel('Titel')).toHaveValue('Sonnengruß');
  await expect(page.getByRole('complementary', { name: 'Zusammenfassung' })).toContainText('Yoga Mixed');
});
