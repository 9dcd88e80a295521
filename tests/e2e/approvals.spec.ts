import { paths } from '#app/paths.ts';
import { expect, test } from './requests.ts';

const page$ = paths.booking.approvals();

test('shows an admin the conflict of a request; the badge counts down after the approval', async ({
  page,
  requests,
  signInAs,
  expectAxeClean,
  takeScreenshot,
}) => {
  const id = await requests.single({ place: 'kleinfeld', by: 'eva.lang', date: '2027-04-05', title: 'Kinderfest' });
  await requests.single({ place: 'kleinfeld', by: 'jonas.becker', date: '2027-04-05', title: 'Turnier' });
  await signInAs('admin');
  await page.goto(page$);
  const badge = page.getByRole('link', { name: /^(Genehmigungen|Prüfen) 2 offen$/ });
  await expect(badge).toBeVisible();
  const item = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Kinderfest' }) });
  await expect(item).toContainText('Mo 05.04.2027');
  await expect(item).toContainText('Angefragt von Eva Lang');
  await expect(item).toContainText('Bereits angefragt von Jonas Becker: „Turnier“');
  await expectAxeClean(page);
  await takeScreenshot('approvals');

  await item.getByText('E-Mail ansehen').click();
  await expect(item.getByText('An eva.lang@demo.example')).toBeVisible();
  await expect(item.getByText('Peter König hat den Termin genehmigt')).toBeVisible();
  await item.getByRole('button', { name: 'Genehmigen „Kinderfest“' }).click();
  await expect(page.getByText('Genehmigt: „Kinderfest“, 1 Termin.').first()).toBeAttached();
  await expect(item).toHaveCount(0);
  await expect(page.getByRole('link', { name: /1 offen$/ }).and(page.locator(':visible'))).toBeVisible();
  expect(await requests.statusOf(id)).toBe('approved');

  // The other request is for the same time.
  const other = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Turnier' }) });
  await expect(other).toContainText('Belegt durch „Kinderfest“');
  await expect(other.getByRole('button', { name: 'Genehmigen „Turnier“' })).toBeDisabled();
});

test('shows the mail of a rejection with its reason while it is typed', async ({
  page,
  requests,
  signInAs,
  expectAxeClean,
  takeScreenshot,
}) => {
  const id = await requests.single({ place: 'gymnastik', by: 'eva.lang', date: '2027-04-06', title: 'Yogatag' });
  await signInAs('admin');
  await page.goto(page$);
  const item = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Yogatag' }) });
  await item.getByText('Ablehnen …').click();
  await item.getByRole('button', { name: 'Zu dieser Zeit ist die Anlage geschlossen.' }).click();
  const reason = item.getByLabel('Begründung');
  await expect(reason).toBeFocused();
  await reason.pressSequentially(' Es wird gestrichen.');
  const mail = item.getByRole('article');
  await expect(mail).toContainText('Begründung: Zu dieser Zeit ist die Anlage geschlossen. Es wird gestrichen.');
  // axe counts an element that is half under the sticky bar as a small target.
  await page.evaluate(() => scrollTo(0, 0));
  await expectAxeClean(page);
  await takeScreenshot('approvals-reject');
  await item.getByRole('button', { name: 'Ablehnen „Yogatag“' }).click();
  await expect(page.getByText('Keine offenen Anfragen')).toBeVisible();
  expect(await requests.statusOf(id)).toBe('rejected');
});

test('shows the bar and decides several requests when they are ticked', async ({
  page,
  requests,
  signInAs,
  expectAxeClean,
  takeScreenshot,
}) => {
  const ids = [];
  for (const [at, title] of ['Eins', 'Zwei', 'Drei'].entries())
    ids.push(await requests.single({ place: 'gastro', by: 'eva.lang', date: `2027-04-0${at + 5}`, title }));
  await signInAs('admin');
  await page.goto(page$);
  const bar = page.getByRole('form', { name: 'Mehrere zusammen' });
  await expect(page.getByText('Alle auswählen')).toBeVisible();
  await expect(bar).toBeHidden();
  await page.getByRole('checkbox', { name: '„Eins“ auswählen' }).check();
  await page.getByRole('checkbox', { name: '„Drei“ auswählen' }).check();
  await expect(bar).toContainText('2 Anfragen ausgewählt');
  // High enough to keep elements out from under the bar: axe counts a covered box as a small one.
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width, height: 1600 });
  await expectAxeClean(page);
  await takeScreenshot('approvals-bulk');
  await page.setViewportSize({ width, height });
  await bar.getByRole('button', { name: 'Ausgewählte genehmigen' }).click();
  await expect(page.getByText('Genehmigt: 2 Anfragen, 2 Termine.').first()).toBeAttached();
  expect(await Promise.all(ids.map(requests.statusOf))).toEqual(['approved', 'pending', 'approved']);
  await expect(bar).toBeHidden();
  await page.getByRole('checkbox', { name: '„Zwei“ auswählen' }).check();
  // The rows that are gone leave with the pointer, and the bar moves up: a click in that moment would miss.
  await page.mouse.move(0, 0);
  await expect(page.getByRole('list', { name: 'Offene Anfragen' }).getByRole('listitem')).toHaveCount(1);
  await bar.getByText('Ausgewählte ablehnen').first().click();
  await bar.getByRole('button', { name: 'Ausgewählte ablehnen' }).click();
  await expect(page.getByText('Keine offenen Anfragen')).toBeVisible();
});

test.describe('dark', () => {
  test.use({ colorScheme: 'dark' });
  test('passes axe', async ({ page, requests, signInAs, expectAxeClean, takeScreenshot }) => {
    const dates = ['2027-04-05', '2027-04-12'];
    await requests.series({ place: 'fitness', by: 'eva.lang', dates, title: 'Lauftreff' });
    await requests.single({ place: 'fitness', by: 'jonas.becker', date: '2027-04-12', title: 'Zirkel' });
    await signInAs('admin');
    await page.goto(page$);
    await page.getByText('Alle 2 Termine', { exact: true }).click();
    await page.getByText('Ablehnen …').first().click();
    await expectAxeClean(page);
    await takeScreenshot('approvals');
  });
});
