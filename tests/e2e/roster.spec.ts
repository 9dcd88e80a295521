import { expect, test } from './fixtures.ts';
import { openRoster } from './roster-week.ts';

/** A manager plans a week by keyboard and by dragging; every screen of the roster is looked at. */
test.describe('the roster', () => {
  test('assigns a picked person to a shift by keyboard, and publishes the week', async ({ page, server, signInAs }) => {
    const { week, names } = await openRoster(server);
    await signInAs('manager');
    await page.goto(week);
    const isPhone = (page.viewportSize()?.width ?? 0) < 1024;
    if (isPhone) await page.locator('summary', { hasText: 'Mitarbeiter' }).click();
    await page
      .getByRole('button', { name: `${names.free} einteilen` })
      .and(page.locator(':visible'))
      .focus();
    await page.keyboard.press('Enter');
    const target = page.getByRole('button', { name: new RegExp(`^${names.free} einteilen: .*10:00–15:00`) });
    await target.and(page.locator(':visible')).first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(`${names.free} ist eingeteilt`).first()).toBeVisible();
    await page.getByRole('button', { name: 'Woche veröffentlichen' }).click();
    await expect(page.getByText('Dienste veröffentlicht').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Woche veröffentlichen' })).toHaveCount(0);
  });

  test('looks right and is accessible', async ({ page, server, signInAs, look }) => {
    const { week, shiftId } = await openRoster(server);
    await signInAs('manager');
    for (const [name, path] of [
      ['roster', week],
      ['roster-stations', `${week}&zeilen=stationen`],
      ['roster-sheet', week.replace('/dienstplan', '/dienstplan/drucken')],
      ['shift', `/dienstplan/dienste/${shiftId}`],
      ['new-shift', '/dienstplan/neu?datum=2026-12-01'],
    ] as const) {
      await page.goto(path);
      await look(name);
    }
  });
});
