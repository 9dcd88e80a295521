import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';

const rows = 'ul[aria-label="Archivierte und vergangene Buchungen"] > li';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('filters and archives', async ({ page, signInAs }) => {
    await signInAs('admin');
    await page.goto(paths.booking.archive());
    await page.getByLabel('Suche').fill('Tischtennis');
    await page.getByRole('button', { name: 'Anzeigen' }).click();
    await page.locator(rows).first().getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Ausgewählte archivieren' }).click();
    await expect(page.getByText(/^Archiviert: „/).first()).toBeAttached();
  });
});
