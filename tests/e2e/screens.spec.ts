import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { booking, expectNoSidewaysScroll } from './plan.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('every screen is accessible and fits its window', async ({
      page,
      signInAs,
      ids,
      expectAxeClean,
      takeScreenshot,
      isMobile,
    }) => {
      test.setTimeout(120_000);
      // Colours are the same at both widths, so the dark is proved at one of them.
      const isWide = !isMobile;
      const look = async (name: string) => {
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectNoSidewaysScroll(page);
        if (isWide || colorScheme === 'light') await expectAxeClean(page);
        await takeScreenshot(name);
      };
      const visit = async (name: string, path: string) => {
        await page.goto(path);
        await look(name);
      };

      await visit('sign-in', paths.account.signIn());
      await visit('week-public', paths.booking.week());
      await signInAs('max.mueller');
      await visit('week', paths.booking.week({ ressource: ids.resources.sportplatz }));
      await visit('week-half', paths.booking.week({ ressource: ids.resources.links }));
      await visit('week-hall', paths.booking.week({ ressource: ids.resources.grosseHalle }));
      await visit('day', paths.booking.day({ ressource: ids.resources.sportplatz }));
      await visit('list', paths.booking.week({ ressource: ids.resources.sportplatz, ansicht: 'liste' }));
      const taken = { ressource: ids.resources.links, datum: '2026-11-24', von: '19:00', bis: '20:00' };
      await visit('request', paths.booking.request(taken));
      await expect(page.getByRole('button', { name: '1 Termin buchen' })).toBeDisabled();
      await look('request-conflict');
      await page.getByLabel('Ende').selectOption('18:00');
      await expect(page.getByLabel('Ende')).toHaveAccessibleDescription(/nach dem Beginn/);
      await look('request-errors');
      await page.getByLabel('Ende').selectOption('20:00');
      await page.getByLabel('Terminserie').check();
      await page.getByLabel('Feiertage').check();
      await expect(page.getByRole('button', { name: /^\d+ Termine buchen/ })).toBeVisible();
      await look('request-series');
      await page.goto(paths.booking.week({ ressource: ids.resources.sportplatz, ansicht: 'liste' }));
      await booking(page, /A-Jugend Training/)
        .first()
        .click();
      await expect(page.getByRole('heading', { level: 1, name: 'A-Jugend Training' })).toBeVisible();
      await look('booking');
      await visit('sessions', paths.account.sessions());
      await visit('not-found', '/gibt-es-nicht');
      await signInAs('peter.koenig');
      await visit('facilities', paths.facilities.list());
      await visit('facility', paths.facilities.facility(ids.facilities.dgh));
    });
  });
}
