import { paths } from '#app/paths.ts';
import { booking, expectToast } from './plan.ts';
import { expect, test } from './requests.ts';

const undo = { name: 'Rückgängig' } as const;

test('takes back a booking that was made by mistake', async ({ page, ids, signInAs }) => {
  await signInAs('max.mueller');
  const place = { ressource: ids.resources.kleinfeld, datum: '2027-04-13', von: '06:00', bis: '07:00' };
  await page.goto(paths.booking.request(place));
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  await expectToast(page, /^Gebucht/);
  const block = booking(page, /^A-Jugend Training, Di 13.04.2027/);
  await expect(block).toBeVisible();
  await page.getByRole('button', undo).click();
  await expectToast(page, 'Zurückgenommen: A-Jugend Training, Di 13.04.2027. Der Platz ist wieder frei.');
  await expect(block).toBeHidden();
});

test('takes back the edit of one date', async ({ page, ids, signInAs }) => {
  await signInAs('max.mueller');
  const place = { ressource: ids.resources.kleinfeld, datum: '2027-04-14', von: '06:00', bis: '07:00' };
  await page.goto(paths.booking.request(place));
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  await expectToast(page, /^Gebucht/);
  await booking(page, /^A-Jugend Training, Mi 14.04.2027/).click();
  await page.getByRole('link', { name: 'Bearbeiten' }).click();
  await page.getByLabel('Titel').fill('Schnuppertag');
  await page.getByLabel('Ende').selectOption('08:00');
  // At the end of the page the button lies above the message of the booking.
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.getByRole('button', { name: 'Termin ändern' }).click();
  await expectToast(page, /^Geändert: Schnuppertag/);
  await expect(page.getByRole('heading', { level: 1, name: 'Schnuppertag' })).toBeVisible();
  await page.getByRole('button', undo).last().click();
  await expectToast(page, 'Wieder wie vorher: A-Jugend Training, Mi 14.04.2027.');
  await expect(page.getByRole('heading', { level: 1, name: 'A-Jugend Training' })).toBeVisible();
  await expect(page.getByText('06:00–07:00 Uhr').first()).toBeVisible();
  await expect(page.getByText('Änderung zurückgenommen')).toBeVisible();
});

test('opens a request again that was approved or rejected by mistake', async ({ page, requests, signInAs }) => {
  const id = await requests.single({ place: 'kleinfeld', by: 'eva.lang', date: '2027-04-12', title: 'Sommerfest' });
  await signInAs('admin');
  await page.goto(paths.booking.approvals());
  const item = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Sommerfest' }) });
  const approve = item.getByRole('button', { name: 'Genehmigen „Sommerfest“' });
  await approve.click();
  await expectToast(page, /^Genehmigt: „Sommerfest“/);
  expect(await requests.statusOf(id)).toBe('approved');
  await page.getByRole('button', undo).click();
  await expectToast(page, 'Wieder offen: Sommerfest, Mo 12.04.2027. Es ging keine Mail hinaus.');
  await expect(approve).toBeVisible();
  expect(await requests.statusOf(id)).toBe('pending');

  await item.getByText('Ablehnen …').click();
  await item.getByRole('button', { name: 'Ablehnen „Sommerfest“' }).click();
  await expectToast(page, /^Abgelehnt: „Sommerfest“/);
  await page.getByRole('button', undo).last().click();
  await expect.poll(() => requests.statusOf(id)).toBe('pending');
  await expect(approve).toBeVisible();
});
