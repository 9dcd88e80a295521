import type { Page } from 'playwright/test';
import { paths } from '#app/paths.ts';
import { expectAxeClean } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { untilEnhanced, untilWatched } from './plan.ts';

/** Without an answer of the server the page stays, and goes on by itself. */
const notice = (page: Page) => page.getByRole('alert').filter({ hasText: 'Kein Netz' });

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilWatched(page);
}

const follow = (page: Page, name: string) =>
  page.getByRole('link', { name, exact: true }).and(page.locator(':visible')).first().click();

test('keeps the plan when a link is followed offline, and follows it when the network is back', async ({
  page,
  context,
  isMobile,
  signInAs,
}) => {
  await signInAs('max.mueller');
  await open(page, paths.booking.week());
  await untilEnhanced(page);
  await context.setOffline(true);
  await follow(page, isMobile ? 'Meine' : 'Meine Buchungen');
  await expect(notice(page)).toContainText('Es geht von selbst weiter');
  await expect(page.locator('.plan-cursor')).toBeAttached();
  await expectAxeClean(page);
  await context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name: 'Meine Buchungen' })).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
});

test('keeps the plan when the server is unreachable, and goes on when it answers', async ({
  page,
  isMobile,
  signInAs,
}) => {
  await signInAs('max.mueller');
  await open(page, paths.booking.week());
  await untilEnhanced(page);
  // Also the script of the next page: Remix reloads when it is missing.
  await page.route('**/*', (route) => route.abort());
  await follow(page, isMobile ? 'Meine' : 'Meine Buchungen');
  await expect(notice(page)).toBeVisible();
  await expect(page.locator('.plan-cursor')).toBeAttached();
  await page.unroute('**/*');
  await expect(page.getByRole('heading', { level: 1, name: 'Meine Buchungen' })).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
});

for (const cut of ['offline', 'unreachable'] as const)
  test(`keeps a form with its fields when it is sent ${cut}, and sends it at the next press only`, async ({
    page,
    context,
    signInAs,
  }) => {
    await signInAs('admin');
    await open(page, paths.facilities.settings());
    const phone = page.getByLabel('Telefon');
    await phone.fill(`06128 ${cut.length}`);
    const posts: string[] = [];
    // A request whose body the page did not read to its end is never reported as finished.
    page.on('response', (answer) => (answer.request().method() === 'POST' ? posts.push(answer.url()) : undefined));
    if (cut === 'offline') await context.setOffline(true);
    else await page.route('**/*', (route) => route.abort());
    const save = page.getByRole('button', { name: 'Speichern' }).first();
    await save.click();
    await expect(notice(page)).toContainText('Deine Eingaben sind noch da; bitte erneut senden.');
    await expect(phone).toHaveValue(`06128 ${cut.length}`);
    if (cut === 'offline') await context.setOffline(false);
    else await page.unroute('**/*');
    await expect(notice(page)).toHaveCount(0);
    expect(posts).toEqual([]);
    await save.click();
    await expect(page.getByText('Gespeichert').first()).toBeAttached();
    await expect.poll(() => posts.length).toBe(1);
  });

test('keeps the page when the language or the sign-out is sent to a server that is away', async ({
  page,
  isMobile,
  signInAs,
}) => {
  await signInAs('max.mueller');
  await open(page, paths.account.sessions());
  await page.route('**/*', (route) => route.abort());
  await page
    .getByRole('button', { name: isMobile ? 'Mehr' : /Max Müller/ })
    .and(page.locator(':visible'))
    .click();
  for (const name of ['English', 'Abmelden']) {
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    await expect(notice(page)).toContainText('Es wurde nichts gesendet');
  }
  await page.unroute('**/*');
  await expect(notice(page)).toHaveCount(0);
  await page.getByRole('dialog').getByRole('button', { name: 'Abmelden', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
});
