import { boxesOfPdf } from '#tests/setup/poppler.ts';
import { expect, test } from './fixtures.ts';
import { openRoster } from './roster-week.ts';

test('a name is dragged onto a shift, and a shift onto another name', async ({ page, server, signInAs }) => {
  const { week, names } = await openRoster(server);
  await signInAs('manager');
  // Both ends of a drag are in the window: a test does not scroll while it drags.
  await page.setViewportSize({ width: 1280, height: 1800 });
  await page.goto(week);
  const row = (name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('button', { name: `${name} einteilen` }) });
  const open = page.getByRole('row', { name: /^Noch offen/ }).getByRole('link', { name: /10:00–15:00/ });
  await page.getByRole('button', { name: `${names.free} einteilen` }).dragTo(open.first());
  await expect(row(names.free).getByRole('link', { name: /10:00–15:00/ })).toHaveCount(1);
  await row(names.free)
    .getByRole('link', { name: /10:00–15:00/ })
    .dragTo(row(names.other).getByRole('rowheader'));
  await expect(row(names.other).getByRole('link', { name: /10:00–15:00/ })).toHaveCount(1);
  await expect(row(names.free).getByRole('link', { name: /10:00–15:00/ })).toHaveCount(0);
});

test('another browser sees an assignment without a reload', async ({ page, server, signInAs, openAs }) => {
  const { week, shiftId, names } = await openRoster(server);
  await signInAs('manager');
  await page.goto(week);
  const other = await openAs('admin');
  await other.goto(`/dienstplan/dienste/${shiftId}`);
  await other.getByLabel('Person', { exact: true }).selectOption({ label: names.free });
  await other.getByRole('button', { name: 'Einteilen' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: `${names.free} einteilen` }) });
  await expect(row.getByRole('link', { name: /10:00–15:00/ })).toHaveCount(1);
});

test('the sheet of 40 people is one page of A4 landscape', async ({ page, server, signInAs }) => {
  const { week } = await openRoster(server, { people: 40 });
  await signInAs('manager');
  await page.goto(week.replace('/dienstplan', '/dienstplan/drucken'));
  const { pages, words } = boxesOfPdf(await page.pdf({ preferCSSPageSize: true }));
  expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([[842, 595]]);
  expect(words.some(({ text }) => text === 'Kraft39')).toBe(true);
});
