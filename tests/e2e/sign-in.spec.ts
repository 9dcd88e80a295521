import { expect, test } from './fixtures.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('a trainer signs in and sees his sessions', async ({ page, signInAs, expectAxeClean, takeScreenshot }) => {
      await page.goto('/anmelden');
      await expectAxeClean(page);
      await takeScreenshot('sign-in');
      await signInAs('trainer');
      await page.goto('/konto/sitzungen');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAxeClean(page);
      await takeScreenshot('sessions');
    });
  });
}
