import { paths } from '#app/paths.ts';
import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';

const expectSaid = (page: Page, text: string) =>
  expect(page.getByRole('region', { name: 'Meldungen' }).getByText(text)).toBeVisible();

/** The funded youth project of the demo club: the walk of an admin, that of an author, and a file with a broken row. */
test('an admin adds a measure and a role, splits, merges back, and reads the history', async ({
  page,
  ids,
  signInAs,
  look,
  isMobile,
}) => {
  test.setTimeout(180_000);
  const main = page.getByRole('main');
  const headed = (name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await signInAs('peter.koenig');
  await page.goto(paths.funding.projects());
  await look('funding-grants');
  await main.getByRole('link', { name: 'Jugend in Bewegung' }).click();
  await headed('Jugend in Bewegung');
  await look('funding-grant');
  const grant = page.url();
  await main.getByRole('link', { name: 'Trainernachwuchs' }).click();
  await headed('Trainernachwuchs');
  await look('funding-subproject');
  const whole = page.url();

  await main.getByRole('link', { name: 'Neue Maßnahme' }).click();
  await headed('Neue Maßnahme');
  await page.getByLabel('Nummer').fill('M9');
  await page.getByLabel('Titel').fill('Schnuppertag');
  await page.getByLabel('Budget').fill('1.000,50');
  await page.getByRole('button', { name: 'Anlegen' }).click();
  await expectSaid(page, '„Schnuppertag“ angelegt.');

  await page.goto(whole);
  await main.getByRole('link', { name: 'Zuweisungen' }).click();
  await headed('Zuweisungen');
  await page.getByRole('combobox', { name: 'Person' }).selectOption(ids.people['lisa.braun']);
  await page.getByRole('combobox', { name: 'Rolle' }).selectOption('Prüfen');
  await page.getByRole('button', { name: 'Zuweisen' }).click();
  await expectSaid(page, '„Prüfen“ zugewiesen.');
  await look('funding-assignments');

  await page.goto(whole);
  await main.getByRole('link', { name: 'Teilen' }).click();
  await headed('Trainernachwuchs teilen');
  for (const [place, name, budget] of [
    [0, 'Lehrgänge', '9.000'],
    [1, 'Hospitationen', '1.000,00'],
  ] as const) {
    await page.getByLabel('Name').nth(place).fill(name);
    await page.getByLabel('Budget').nth(place).fill(budget);
  }
  await expect(page.getByText('alles verteilt')).toBeVisible();
  for (const measure of ['M1', 'M2', 'M3', 'M9'])
    await page
      .getByLabel(new RegExp(`^${measure} `))
      .selectOption(measure === 'M3' ? '3.2 Hospitationen' : '3.1 Lehrgänge');
  await look('funding-split');
  await page.getByRole('button', { name: 'Vorschau' }).click();
  // The measures of the first part cost more than it has.
  await expect(page.getByText('Die Maßnahmen dieses Teils kosten 500,50 € mehr.')).toBeVisible();
  await page.getByLabel('Budget').nth(0).fill('9.500,50');
  await page.getByLabel('Budget').nth(1).fill('499,50');
  await page.getByRole('button', { name: 'Vorschau' }).click();
  await expect(page.getByText('Summe der Teile: 10.000,00 €')).toBeVisible();
  await look('funding-split-preview');
  await main.getByRole('button', { name: 'Teilen' }).click();
  await expect(page.getByText('Dieses Teilprojekt wurde geteilt.')).toBeVisible();

  await page.goto(grant);
  await main.getByRole('link', { name: 'Zusammenführen' }).click();
  await headed('Teilprojekte zusammenführen');
  await page.getByRole('checkbox', { name: /3\.1 Lehrgänge/ }).check();
  await page.getByRole('checkbox', { name: /3\.2 Hospitationen/ }).check();
  await page.getByRole('button', { name: 'Vorschau' }).click();
  await expect(page.getByText('3 Trainernachwuchs wird wieder aktiv')).toBeVisible();
  await look('funding-merge-preview');
  await page.getByRole('button', { name: 'Zusammenführen' }).click();
  await headed('Trainernachwuchs');
  await expect(main.getByRole('link', { name: 'M9 Schnuppertag' })).toBeVisible();
  await main.getByRole('link', { name: 'Historie' }).click();
  await headed('Historie: Trainernachwuchs');
  const events = ['Aus anderen zusammengeführt', 'Geteilt', 'Angelegt'];
  await expect(main.getByRole('heading', { level: 2 })).toHaveText(events);
  await look('funding-history');
  if (isMobile) return;
  await page.goto(paths.funding.audit());
  await expect(main.getByText('3 Trainernachwuchs: Lisa Braun')).toBeVisible();
  await look('funding-audit');
});

test('an author sees the own projects and adds a receipt with its file', async ({ page, signInAs, look }) => {
  test.setTimeout(120_000);
  const main = page.getByRole('main');
  await signInAs('tom.weber');
  await page.goto(paths.funding.projects());
  await expect(main.getByRole('link', { name: /Offene Sportnachmittage/ })).toBeVisible();
  await expect(main.getByText('Osterferien')).toHaveCount(0);
  await look('funding-own');
  await main.getByRole('link', { name: /Offene Sportnachmittage/ }).click();
  await main.getByRole('link', { name: 'Belege' }).click();
  await main.getByRole('link', { name: 'Neuer Beleg' }).click();
  await page.getByLabel('Belegnummer').fill('B-1');
  await page.getByLabel('Empfänger oder Einzahler').fill('Sporthaus Klein');
  await page.getByLabel('Betrag').fill('49,90');
  await page.getByLabel('Grund der Zahlung').fill('Bälle');
  await page.getByLabel('Zeile').selectOption('Material');
  const file = { name: 'beleg.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
  await page.getByLabel('Datei').setInputFiles(file);
  await look('funding-new-receipt');
  await page.getByRole('button', { name: 'Eintragen' }).click();
  await expectSaid(page, 'Beleg B-1 eingetragen.');
  await expect(page.getByRole('link', { name: /beleg\.pdf/ })).toBeVisible();
  await page.goto(paths.funding.projects());
  await main.getByRole('link', { name: /Offene Sportnachmittage/ }).click();
  await main.getByRole('link', { name: 'Belege' }).click();
  await expect(main.getByRole('link', { name: 'B-1' })).toBeVisible();
  await look('funding-receipts');
});

test('a file with one broken row names the row, the column and the reason, and nothing is taken over', async ({
  page,
  signInAs,
  look,
}) => {
  const csv = [
    'Art;Zuwendung;Nummer;Bezeichnung;Zuwendungsgeber;Betrag;Von;Bis',
    'Zuwendung;;EX-1;Ein Beispiel;Landessportbund;5.000,00;01.01.2027;31.12.2027',
    'Teilprojekt;EX-1;1;Schwimmen;;viel;;',
  ].join('\r\n');
  await signInAs('peter.koenig');
  await page.goto(paths.funding.imports());
  const file = { name: 'antrag.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.getByLabel('Datei').setInputFiles(file);
  await page.getByRole('button', { name: 'Hochladen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'antrag.csv' })).toBeVisible();
  await expect(page.getByText('Ein Fehler in einer Zeile')).toBeVisible();
  const row = page.getByRole('listitem').filter({ hasText: 'Zeile 3' });
  await expect(row).toContainText(/Betrag.*viel.*Bitte einen Betrag eintragen/);
  await expect(page.getByRole('button', { name: 'Einlesen', exact: true })).toHaveCount(0);
  await look('funding-import-errors');
  await page.getByRole('button', { name: 'Verwerfen' }).click();
  await expectSaid(page, '„antrag.csv“ verworfen.');
  await look('funding-imports');
});
