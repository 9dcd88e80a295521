import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { expectNoSidewaysScroll, expectToast } from './plan.ts';

test('books a series by tapping on a phone; targets are large enough, nothing scrolls sideways', async ({
  page,
  signInAs,
  ids,
}) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.request({ ressource: ids.resources.kleineHalle, datum: '2026-11-26' }));
  await page.getByRole('button', { name: '17:00–21:00 Uhr' }).tap();
  await expect(page.getByLabel('Beginn')).toHaveValue('17:00');
  await page.getByText('Terminserie').tap();
  await expect(page.getByLabel('Enddatum')).toHaveValue('2026-12-31');
  await page.getByLabel('Beginn').selectOption('17:00');
  await page.getByLabel('Ende').selectOption('17:15');
  await page.getByText('Belegte: nur freie buchen').tap();
  await page.getByText('Schulferien', { exact: true }).tap();
  const submit = page.getByRole('button', { name: /^\d+ Termine? buchen$/ });
  await expect(submit).toBeEnabled();
  await expectNoSidewaysScroll(page);

  const small = await page
    .getByRole('main')
    .locator('button, select, input:not([type=hidden]), summary, textarea')
    .evaluateAll((all) =>
      all
        .filter((element) => element.checkVisibility() && !element.matches('.sr-only'))
        .map((element) => (element.matches('[type=radio], [type=checkbox]') ? element.closest('label') : element))
        .filter((element) => (element?.getBoundingClientRect().height ?? 0) < 44)
        .map((element) => element?.textContent),
    );
  expect(small).toEqual([]);
  await submit.tap();
  await expectToast(page, /Termine gebucht: donnerstags 17:00–17:15 Uhr/);
});
