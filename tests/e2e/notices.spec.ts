import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';

test('chooses notices, which are still chosen after a reload', async ({ page, signInAs, look }) => {
  await signInAs('admin');
  await page.goto(paths.account.notices());
  const requests = page.getByRole('group', { name: 'Neue Anfragen' });
  await requests.getByRole('radio', { name: 'Einmal am Tag' }).check();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('region', { name: 'Meldungen' })).toContainText('Gespeichert.');
  await page.reload();
  await expect(requests.getByRole('radio', { name: 'Einmal am Tag' })).toBeChecked();
  await expect(
    page.getByRole('group', { name: 'Entscheidungen' }).getByRole('radio', { name: 'Sofort' }),
  ).toBeChecked();
  await look('notices');
});
