import { paths } from '#app/paths.ts';
import { expectAxeClean } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { expectNoSidewaysScroll, expectToast } from './plan.ts';

/** Why a request cannot be sent, and what to press instead, is in view without scrolling. */

test('names the obstacle of one date and its way out in view, wherever the form is scrolled', async ({
  page,
  ids,
  signInAs,
}) => {
  await signInAs('max.mueller');
  await page.goto(
    paths.booking.request({ ressource: ids.resources.links, datum: '2026-12-08', von: '19:00', bis: '20:00' }),
  );
  const button = page.getByRole('button', { name: 'Diese Zeit ist belegt' });
  await expect(button).toBeDisabled();
  const reason = page.getByRole('status').getByText(/durch „1\. Mannschaft \(Herren\) Training“ belegt/);
  const wayOut = page.getByRole('button', { name: '20:30–21:30 Uhr nehmen' });
  for (const top of [0, 300, 5_000]) {
    await page.evaluate((y) => scrollTo(0, y), top);
    await expect(reason).toBeInViewport({ ratio: 1 });
    await expect(wayOut).toBeInViewport({ ratio: 1 });
  }
  await page.evaluate(() => scrollTo(0, 0));
  await expectNoSidewaysScroll(page);
  await expectAxeClean(page);
  await wayOut.click();
  await expect(page.getByLabel('Beginn')).toHaveValue('20:30');
  await expect(page.getByRole('button', { name: '1 Termin buchen' })).toBeEnabled();
});

test('books the free dates of a series in one press', async ({ page, ids, isMobile, signInAs }) => {
  await signInAs('max.mueller');
  await page.goto(
    paths.booking.request({ ressource: ids.resources.fitness, datum: '2027-03-02', von: '07:00', bis: '08:00' }),
  );
  await page.getByLabel('Titel').fill('Belegter Termin');
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  await expectToast(page, /^Gebucht/);

  await page.goto(
    paths.booking.request({ ressource: ids.resources.fitness, datum: '2027-02-23', von: '07:00', bis: '08:00' }),
  );
  await page.getByLabel('Titel').fill('Frühsport');
  await page.getByLabel('Terminserie').check();
  await page.getByLabel('Enddatum').fill('2027-03-16');
  const reason = page.getByRole('status').filter({ hasText: '1 von 4 Terminen geht nicht' });
  await expect(reason).toBeInViewport();
  await expect(reason).toContainText('durch „Belegter Termin“');
  await expect(page.getByRole('button', { name: isMobile ? 'Nur freie buchen' : '3 freie buchen' })).toBeVisible();
  await page.getByRole('button', { name: '3 freie buchen' }).click();
  await expectToast(page, /^3 Termine gebucht: dienstags 07:00–08:00 Uhr, .*; 1 ausgelassen\.$/);
});
