import { paths } from '#app/paths.ts';
import { startServer } from '#tests/setup/server.ts';
import { expect, test } from './fixtures.ts';

/** Own shifts, requests and the administration of staff, with the restaurant crew of the demo club. */
test('Eva gives a shift away, a colleague takes it, the manager approves, and both see it', async ({ openAs }) => {
  test.setTimeout(180_000);
  // The other tests of this worker need their shifts.
  const house = await startServer({ demo: true });
  try {
    const eva = await openAs('eva.lang', house.url);
    const aylin = await openAs('aylin.demir', house.url);
    const manager = await openAs('jonas.becker', house.url);
    for (const person of [eva, aylin]) await person.goto(paths.staff.mine());
    const own = eva.getByRole('region', { name: 'Dienste' }).getByRole('listitem');
    await expect(own).toHaveCount(2);
    const given = own.filter({ hasText: /^So 22\.11\.2026/ });
    await given.locator('summary', { hasText: 'Abgeben' }).click();
    await given.getByLabel('Nachricht').fill('Ich bin auf einer Taufe.');
    await given.getByRole('button', { name: 'Anfrage senden' }).click();
    await expect(given).toContainText('gesucht');

    const offer = aylin.getByRole('listitem').filter({ hasText: 'Ich bin auf einer Taufe.' });
    await expect(offer).toContainText('Von Eva Lang');
    await offer.getByRole('button', { name: /^Übernehmen/ }).click();
    await expect(aylin.getByText('Jetzt muss noch die Dienstleitung zustimmen.').first()).toBeVisible();
    await expect(given).toContainText('wartet auf Zustimmung');

    await manager.goto(paths.staff.requests());
    const asked = manager.getByRole('listitem').filter({ hasText: 'Ich bin auf einer Taufe.' });
    await asked.getByRole('button', { name: /^Genehmigen/ }).click();
    await expect(asked).toHaveCount(0);

    await expect(own).toHaveCount(1);
    await expect(given).toHaveCount(0);
    await expect(
      aylin
        .getByRole('region', { name: 'Dienste' })
        .getByRole('listitem')
        .filter({ hasText: /^So 22\.11\.2026/ }),
    ).toContainText('Terrasse');
    for (const page of [eva, aylin, manager]) await page.close();
  } finally {
    await house.stop();
  }
});

test('every screen of staff is accessible and fits its window', async ({ page, signInAs, look }) => {
  test.setTimeout(300_000);
  const visit = async (name: string, path: string) => {
    await page.goto(path);
    await look(name);
  };
  await signInAs('eva.lang');
  await visit('my-shifts', paths.staff.mine());
  await page.locator('summary', { hasText: 'Abgeben' }).first().click();
  await look('my-shifts-giving');
  await signInAs('jonas.becker');
  await visit('shift-requests', paths.staff.requests());
  await visit('generate', paths.staff.generate({ von: '2026-11-30', bis: '2026-12-06' }));
  for (const [name, list, record, create] of [
    ['templates', paths.staff.templates(), 'Theke bis Schluss', paths.staff.newTemplate()],
    ['work-areas', paths.staff.workAreas(), 'Terrasse', paths.staff.newWorkArea()],
    ['members', paths.staff.members(), 'Lisa Braun', paths.staff.newMember()],
  ] as const) {
    await visit(name, list);
    await page.getByRole('main').getByRole('link', { name: record }).click();
    await expect(page.getByRole('heading', { level: 1, name: record })).toBeVisible();
    await look(`${name}-record`);
    await visit(`${name}-new`, create);
  }
});
