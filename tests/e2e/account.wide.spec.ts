import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { expectToast } from './plan.ts';

test('signs another device out from the list of sessions', async ({ page, signInAs, openAs }) => {
  await signInAs('lisa.braun');
  const other = await openAs('lisa.braun');
  await other.goto(paths.account.sessions());
  await expect(other.getByRole('heading', { level: 1, name: 'Meine Sitzungen' })).toBeVisible();

  await page.goto(paths.account.sessions());
  await expect(page.getByText('dieses Gerät')).toBeVisible();
  await page.getByRole('button', { name: 'Chrome auf Linux abmelden' }).first().click();
  await expectToast(page, 'Das Gerät ist abgemeldet.');
  await expect(page.getByText('Nur dieses Gerät ist angemeldet.')).toBeVisible();

  await other.reload();
  await expect(other.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
});
