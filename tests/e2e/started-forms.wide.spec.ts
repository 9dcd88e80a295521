import type { Page } from 'playwright/test';
import { paths } from '#app/paths.ts';
import { ended, endElsewhere, signInOn } from './ended-session.ts';
import { expectToast } from './plan.ts';
import { expect, test } from './requests.ts';

const isBack = 'Deine Eingaben von vorhin sind wieder da.';

async function fillRequest(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Terminserie' }).check();
  await page.getByLabel('Startdatum').fill('2027-03-01');
  await page.getByLabel('Enddatum').fill('2027-03-22');
  await page.getByLabel('Wochentag').selectOption('Freitag');
  await page.getByLabel('Beginn').selectOption('09:00');
  await page.getByLabel('Ende').selectOption('10:15');
  await page.getByLabel('Titel').fill('Elfmeterschießen');
  await page.getByLabel('Beschreibung').fill('Zeile eins\nZeile zwei');
}
async function expectRequest(page: Page): Promise<void> {
  await expect(page.getByText(isBack)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Terminserie' })).toBeChecked();
  await expect(page.getByLabel('Startdatum')).toHaveValue('2027-03-01');
  await expect(page.getByLabel('Enddatum')).toHaveValue('2027-03-22');
  await expect(page.getByLabel('Wochentag')).toHaveValue('5');
  await expect(page.getByLabel('Beginn')).toHaveValue('09:00');
  await expect(page.getByLabel('Ende')).toHaveValue('10:15');
  await expect(page.getByLabel('Titel')).toHaveValue('Elfmeterschießen');
  await expect(page.getByLabel('Beschreibung')).toHaveValue('Zeile eins\nZeile zwei');
}

test('keeps every field of a request when the session is ended elsewhere', async ({
  page,
  server,
  ids,
  signInAs,
  expectAxeClean,
}) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.request({ ressource: ids.resources.kleinfeld, datum: '2027-03-05' }));
  const here = page.url();
  await fillRequest(page);
  await expect(page.getByRole('button', { name: '3 Termine buchen' })).toBeEnabled();
  await endElsewhere(server.url, 'max.mueller');

  // The preview asks by itself, and stays.
  await page.getByLabel('Ende').selectOption('10:15');
  await page.getByLabel('Beginn').selectOption('08:45');
  await expect(page.getByText(`${ended} Anmelden – deine Eingaben bleiben.`)).toBeVisible();
  expect(page.url()).toBe(here);
  await page.getByLabel('Beginn').selectOption('09:00');
  await page.getByLabel('Ende').selectOption('10:15');
  await page.getByRole('button', { name: /buchen$/i }).click();
  await expect(page.getByText(`${ended} Nach dem Anmelden geht es hier weiter.`)).toBeVisible();
  await signInOn(page, 'max.mueller');
  await expect(page).toHaveURL(here);
  await expectRequest(page);
  await expectAxeClean(page);

  await page.getByRole('button', { name: '3 Termine buchen' }).click();
  await expectToast(page, /gebucht/i);
  await page.goto(here);
  await expect(page.getByLabel('Titel')).toHaveValue('');
  await expect(page.getByText(isBack)).toHaveCount(0);
});

test('keeps a request through another language, and asks before a link or Back leaves it', async ({
  page,
  ids,
  signInAs,
  expectAxeClean,
}) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.mine());
  const link = page.getByRole('link', { name: 'Meine Buchungen' });
  const question = page.getByRole('dialog', { name: 'Deine Eingaben sind noch nicht abgeschickt.' });
  await page.goto(paths.booking.request({ ressource: ids.resources.kleinfeld, datum: '2027-03-05' }));
  // An unchanged form asks nothing.
  await link.click();
  await expect(page).toHaveURL(/\/buchungen$/);
  await page.goBack();
  await fillRequest(page);

  await page.getByRole('button', { name: /^Max Müller/ }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByLabel('Description')).toHaveValue('Zeile eins\nZeile zwei');
  await page.getByRole('button', { name: /^Max Müller/ }).click();
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expectRequest(page);

  await link.click();
  await expect(question).toContainText('Seite verlassen?');
  await expectAxeClean(page);
  await question.getByRole('button', { name: 'Bleiben' }).click();
  await expectRequest(page);
  await link.click();
  await question.getByRole('button', { name: 'Verlassen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meine Buchungen' })).toBeVisible();
  await page.goBack();
  await expectRequest(page);
  await page.getByRole('button', { name: 'Verwerfen' }).click();
  await expect(page.getByLabel('Titel')).toHaveValue('');
  await expect(page.getByRole('radio', { name: 'Einzeltermin' })).toBeChecked();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meine Buchungen' })).toBeVisible();

  await page.getByRole('link', { name: 'Neue Anfrage' }).click();
  await page.getByLabel('Titel').fill('Zweite');
  // The keeper loads after the page and renders the closed question with the first change.
  await expect(page.locator('dialog', { hasText: 'Seite verlassen?' })).toBeAttached();
  await page.goBack();
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(page.getByLabel('Titel')).toHaveValue('Zweite');
});

test('keeps the reason of a rejection when the session is ended elsewhere', async ({
  page,
  server,
  requests,
  signInAs,
}) => {
  const id = await requests.single({ place: 'gymnastik', by: 'eva.lang', date: '2027-04-08', title: 'Lesung' });
  await requests.single({ place: 'gymnastik', by: 'eva.lang', date: '2027-04-09', title: 'Konzert' });
  await signInAs('peter.koenig');
  await page.goto(paths.booking.approvals());
  const itemOf = (title: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const item = itemOf('Lesung');
  await item.getByText('Ablehnen …').click();
  await expect(item.getByRole('article')).toBeVisible();
  await endElsewhere(server.url, 'peter.koenig');
  await item.getByLabel('Begründung').fill('Der Boden wird erneuert.');
  await expect(item.getByText(`${ended} Anmelden – deine Eingaben bleiben.`)).toBeVisible();
  await expect(page).toHaveURL(/\/verwaltung\/genehmigungen$/);
  await item.getByRole('button', { name: /^Ablehnen „Lesung“/ }).click();
  await expect(page.getByText(`${ended} Nach dem Anmelden`)).toBeVisible();
  await signInOn(page, 'peter.koenig');
  await expect(item.getByLabel('Begründung')).toHaveValue('Der Boden wird erneuert.');
  await expect(item.getByRole('article')).toContainText('Der Boden wird erneuert.');

  // Another decision leaves the reason as it is.
  await itemOf('Konzert')
    .getByRole('button', { name: /^Genehmigen/ })
    .click();
  await expect(itemOf('Konzert')).toHaveCount(0);
  await expect(item.getByLabel('Begründung')).toHaveValue('Der Boden wird erneuert.');
  await item.getByRole('button', { name: /^Ablehnen „Lesung“/ }).click();
  await expect(item).toHaveCount(0);
  expect(await requests.statusOf(id)).toBe('rejected');
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('form')))).toEqual([]);
});

test('keeps the form of a door, with the version it was typed for', async ({ page, server, signInAs, openAs }) => {
  await signInAs('peter.koenig');
  await page.goto(paths.access.newArea());
  await page.getByLabel('Name', { exact: true }).fill('Hintereingang');
  await page.getByLabel('Kurzname').fill('hinten');
  await page.getByRole('checkbox', { name: /^Für Mitglieder offen/ }).uncheck();
  await page.getByLabel('Mindestalter').fill('16');
  await endElsewhere(server.url, 'peter.koenig');
  await page.getByRole('button', { name: 'Tür anlegen' }).click();
  await signInOn(page, 'peter.koenig');
  await expect(page.getByText(isBack)).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Hintereingang');
  await expect(page.getByLabel('Kurzname')).toHaveValue('hinten');
  await expect(page.getByRole('checkbox', { name: /^Für Mitglieder offen/ })).not.toBeChecked();
  await expect(page.getByLabel('Mindestalter')).toHaveValue('16');
  await page.getByRole('button', { name: 'Tür anlegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hintereingang' })).toBeVisible();

  await page.getByLabel('Mindestalter').fill('18');
  const other = await openAs('peter.koenig');
  await other.goto(page.url());
  await other.getByLabel('Name', { exact: true }).fill('Hintertür');
  await other.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Hintertür' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Mindestalter')).toHaveValue('18');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByRole('link', { name: 'Neuen Stand laden' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Hintertür');
  await expect(page.getByLabel('Mindestalter')).toHaveValue('16');
});

test('shows nothing of a person after signing out: neither Back nor a started form', async ({
  page,
  ids,
  signInAs,
}) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.mine());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const form = paths.booking.request({ ressource: ids.resources.kleinfeld, datum: '2027-03-05' });
  await page.goto(form);
  await page.getByLabel('Titel').fill('Nur für mich');
  await page.getByRole('button', { name: /^Max Müller/ }).click();
  await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
  await expect(page.getByText(ended)).toHaveCount(0);
  for (let step = 0; step < 2; step += 1) {
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Meine Buchungen' })).toHaveCount(0);
  }
  await signInAs('max.mueller');
  await page.goto(form);
  await expect(page.getByText(isBack)).toHaveCount(0);
  await expect(page.getByLabel('Titel')).toHaveValue('');
});
