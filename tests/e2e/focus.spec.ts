import type { Page } from 'playwright/test';
import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { untilEnhanced } from './plan.ts';

/** The focused element, and whether another element covers its middle. */
function focused(page: Page): Promise<{ name: string; isHidden: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
    if (element === document.body) return { name: 'body', isHidden: false };
    // The grid's cursor lets the mouse through; here the hit test has to find it.
    if (element instanceof HTMLElement) element.style.pointerEvents = 'auto';
    const { left, top, width, height } = element.getBoundingClientRect();
    const over = document.elementFromPoint(left + width / 2, top + height / 2);
    return { name: name || element.tagName, isHidden: !over || !(element.contains(over) || over.contains(element)) };
  });
}

for (const [name, path] of [
  ['week', paths.booking.week()],
  ['list', paths.booking.week({ ansicht: 'liste' })],
  ['request', paths.booking.request()],
  ['sessions', paths.account.sessions()],
] as const) {
  test(`never hides the focus when Tab moves through the page: ${name}`, async ({ page, signInAs }) => {
    await signInAs('max.mueller');
    await page.goto(path);
    if (name === 'week') await untilEnhanced(page);
    const hidden: string[] = [];
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press('Tab');
      const at = await focused(page);
      if (at.name === 'body') break;
      if (at.isHidden) hidden.push(at.name);
    }
    expect(hidden).toEqual([]);
  });
}

test('skips to the content at the first tab stop', async ({ page, signInAs }) => {
  await signInAs('max.mueller');
  await page.goto(paths.account.sessions());
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Zum Inhalt springen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
