import type { Page } from 'playwright/test';
import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { untilEnhanced } from './plan.ts';

/** The account menu: at the bottom of the sidebar, or in the phone's bar. */
async function openMenu(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(?:Mehr|More|Max Müller)/ })
    .filter({ visible: true })
    .click();
}

test('changes the language of every screen, and back', async ({ page, signInAs }) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.week());
  await untilEnhanced(page);
  await openMenu(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1, name: /Week 47/ })).toBeVisible();
  await page.goto(paths.booking.request());
  await expect(page).toHaveTitle('Book · Platzwart');
  await openMenu(page);
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page).toHaveTitle('Buchen · Platzwart');
});

test('keeps the appearance when it is chosen by hand', async ({ page, signInAs }) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.week());
  await untilEnhanced(page);
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await ground()).toBe('rgb(251, 250, 248)');
  await openMenu(page);
  await page.getByRole('button', { name: 'Dunkel' }).click();
  await expect(page.locator('html')).toHaveClass('dark');
  expect(await ground()).toBe('rgb(24, 23, 21)');
  await page.reload();
  await expect(page.locator('html')).toHaveClass('dark');
});

test('leads to the sign-in after signing out, and again when going back', async ({ page, signInAs }) => {
  await signInAs('max.mueller');
  await page.goto(paths.account.sessions());
  await openMenu(page);
  await page.getByRole('button', { name: 'Abmelden', exact: true }).filter({ visible: true }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
  await page.goto(paths.account.sessions());
  await expect(page).toHaveURL(/\/anmelden\?weiter=/);
});
