import { paths } from '#app/paths.ts';
import { expect, test } from './requests.ts';

test('by keyboard alone: approve, go on with the next, reject with a reason', async ({ page, requests, signInAs }) => {
  const ids = [];
  for (const [at, title] of ['Eins', 'Zwei', 'Drei'].entries())
    ids.push(await requests.single({ place: 'gastro', by: 'eva.lang', date: `2027-04-0${at + 5}`, title }));
  await signInAs('admin');
  await page.goto(paths.booking.approvals());
  await expect(page.getByText('Alle auswählen')).toBeVisible();
  const focusOn = async (name: string) => {
    for (let presses = 0; presses < 40; presses += 1) {
      const said = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (said === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} was not reached`);
  };

  await focusOn('Genehmigen „Eins“');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Eins' })).toHaveCount(0);
  // The next one moved up and has the focus.
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Zwei' }) })).toBeFocused();

  await focusOn('Ablehnen … „Zwei“');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Leider schon vergeben.');
  await expect(page.getByRole('article')).toContainText('Begründung: Leider schon vergeben.');
  await focusOn('Ablehnen „Zwei“');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Zwei' })).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Drei' }) })).toBeFocused();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByText('1 Anfrage ausgewählt')).toBeVisible();
  expect(await Promise.all(ids.map(requests.statusOf))).toEqual(['approved', 'rejected', 'pending']);
});
