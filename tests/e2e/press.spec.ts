import type { Page } from 'playwright/test';
import { paths } from '#app/paths.ts';
import { expectAxeClean } from './axe.ts';
import { booking, expectToast, tapAt, untilEnhanced } from './plan.ts';
import { expect, test } from './requests.ts';

/** One press is one act: a second press at the same place, with the real mouse or finger, never acts on something else. */

async function middleOf(page: Page, name: string | RegExp) {
  const button = page.getByRole('button', { name }).first();
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (!box) throw new Error(`${String(name)} is not shown`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Counts the forms that the page sends to an address. */
function countPosts(page: Page, path: string): () => number {
  let count = 0;
  page.on('request', (request) => {
    const isThere = new URL(request.url()).pathname.replace(/\.data$/, '') === path;
    if (request.method() === 'POST' && isThere) count += 1;
  });
  return () => count;
}

const untilHydrated = (page: Page) =>
  page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
  );

test('sends an undo over the plan once when its button is pressed twice, and no press reaches the plan', async ({
  page,
  ids,
  hasTouch,
  signInAs,
}) => {
  await signInAs('anna.schmidt');
  const plan = paths.booking.week({ ressource: ids.resources.gymnastik, woche: '2026-W50' });
  await page.goto(plan);
  await untilEnhanced(page);
  const href = await booking(page, /^Yoga Mixed Training, Mi 09.12.2026/).getAttribute('href');
  const id = href?.split('?')[0]?.split('/').at(-1) ?? '';
  const undone = countPosts(page, paths.undo());
  await page.goto(paths.booking.cancel(id, { weiter: plan }));
  await page.getByRole('button', { name: 'Ja, Termin absagen' }).click();
  await expectToast(page, 'Abgesagt: Yoga Mixed Training, Mi 09.12.2026.');
  const here = page.url();
  const point = await middleOf(page, 'Rückgängig');
  await tapAt(page, point, hasTouch);
  await tapAt(page, point, hasTouch);
  await expectToast(page, 'Findet wieder statt: Yoga Mixed Training, Mi 09.12.2026.');
  await tapAt(page, point, hasTouch);
  await expect(page.getByText('Abgesagt: Yoga Mixed Training, Mi 09.12.2026.')).toHaveCount(0);
  expect([undone(), page.url()]).toEqual([1, here]);
  await expect(booking(page, /^Yoga Mixed Training, Mi 09.12.2026/)).toBeVisible();

  const close = await middleOf(page, 'Schließen');
  await tapAt(page, close, hasTouch);
  await tapAt(page, close, hasTouch);
  await expect(page.getByRole('button', { name: 'Schließen' })).toHaveCount(0);
  expect(page.url()).toBe(here);
});

test('decides one request when “Genehmigen” is pressed again at the same place', async ({
  page,
  requests,
  hasTouch,
  signInAs,
}) => {
  const made = [];
  for (const [at, title] of ['Eins', 'Zwei', 'Drei', 'Vier', 'Fünf', 'Sechs', 'Sieben'].entries())
    made.push(await requests.single({ place: 'gastro', by: 'eva.lang', date: `2027-05-${at + 11}`, title }));
  await signInAs('admin');
  await page.goto(paths.booking.approvals());
  await expect(page.getByText('Alle auswählen')).toBeVisible();
  // A list that jumped to its top would bring another request under the pointer.
  // Hydration puts the page to its top once.
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, 120));
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => scrollY)).toBe(120);
  }).toPass();
  const point = await middleOf(page, 'Genehmigen „Eins“');
  const scrolled = await page.evaluate(() => scrollY);
  expect(scrolled).toBeGreaterThan(0);
  const list = page.getByRole('list', { name: 'Offene Anfragen' });
  const top = async (title: string) => (await list.getByText(title, { exact: true }).boundingBox())?.y;
  const before = await top('Zwei');

  await tapAt(page, point, hasTouch);
  await expectToast(page, 'Genehmigt: „Eins“, 1 Termin.');
  await expect(list.getByText('Genehmigt', { exact: true })).toBeVisible();
  for (let presses = 0; presses < 3; presses += 1) {
    await tapAt(page, point, hasTouch);
    await page.waitForTimeout(300);
  }
  expect(await top('Zwei')).toBe(before);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  expect(await Promise.all(made.map(requests.statusOf))).toEqual([
    'approved',
    ...Array.from({ length: 6 }, () => 'pending'),
  ]);
  await expectAxeClean(page);

  // The place is given up when the mouse leaves the list, after a touch when a moment has passed.
  if (!hasTouch) await page.mouse.move(1, 1);
  await expect(list.getByText('Eins', { exact: true })).toHaveCount(0);
  await expect(list.getByRole('listitem')).toHaveCount(6);
});

test('says below its buttons why a request was not decided, and moves no other', async ({
  page,
  requests,
  hasTouch,
  signInAs,
  openAs,
}) => {
  await requests.single({ place: 'gastro', by: 'eva.lang', date: '2027-05-11', title: 'Vorher' });
  const taken = await requests.single({ place: 'fitness', by: 'eva.lang', date: '2027-05-12', title: 'Zirkel' });
  const rival = await requests.single({ place: 'fitness', by: 'jonas.becker', date: '2027-05-12', title: 'Rivale' });
  await signInAs('admin');
  await page.goto(paths.booking.approvals());
  await expect(page.getByText('Alle auswählen')).toBeVisible();
  // Another browser approves the rival between the press and its arrival.
  const other = await openAs('admin');
  const point = await middleOf(page, 'Genehmigen „Zirkel“');
  await page.route('**/genehmigungen.data*', async (route) => {
    if (route.request().method() === 'POST')
      await other.request.post(paths.booking.approvals(), {
        form: { intent: 'approve', unit: `this:${rival}`, onConflict: 'refuse' },
        headers: { origin: new URL(page.url()).origin },
      });
    await route.continue();
  });
  await tapAt(page, point, hasTouch);
  const item = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Zirkel' }) });
  await expect(item.getByRole('alert')).toContainText('Nichts wurde genehmigt');
  expect(await requests.statusOf(taken)).toBe('pending');
});

test('signs one device out when the button is pressed again at the same place', async ({
  page,
  hasTouch,
  signInAs,
  openAs,
}) => {
  await signInAs('jonas.becker');
  for (let more = 0; more < 2; more += 1) await openAs('jonas.becker');
  await page.goto(paths.account.sessions());
  const buttons = page.getByRole('button', { name: 'Chrome auf Linux abmelden' });
  const devices = await buttons.count();
  expect(devices).toBeGreaterThan(1);
  await untilHydrated(page);
  const sent = countPosts(page, paths.account.sessions());
  const point = await middleOf(page, 'Chrome auf Linux abmelden');
  await tapAt(page, point, hasTouch);
  await expectToast(page, 'Das Gerät ist abgemeldet.');
  for (let presses = 0; presses < 2; presses += 1) {
    await tapAt(page, point, hasTouch);
    await page.waitForTimeout(400);
  }
  await expect(page.getByText('Abgemeldet', { exact: true })).toBeVisible();
  expect(sent()).toBe(1);
  await expectAxeClean(page);
  await expect(buttons).toHaveCount(devices - 1);
});
