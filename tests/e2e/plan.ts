import { expect, type Locator, type Page } from 'playwright/test';
import { paths } from '#app/paths.ts';

/** The grid of the plan by its name: "Sportplatz – komplett, KW 48 …". */
export const grid = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name });

/** A booking on the plan or in the list, by a part of its accessible name: "A-Jugend Training, Di 24.11.2026". */
export const booking = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('main').getByRole('link', { name });

/** Waits for hydration: the grid then has its own tab stop. A tap before that is lost. */
export async function untilEnhanced(page: Page): Promise<void> {
  await expect(page.locator('.plan-cursor')).toBeAttached();
}

/** Waits for the part that keeps a page without a network: it wraps fetch after the page works. */
export async function untilWatched(page: Page): Promise<void> {
  await page.waitForFunction(() => !fetch.toString().includes('[native code]'));
}

/**
 * The middle of the quarter hour that begins at a time, in a column (0 is the first) of a plan that begins at `fromHour`,
 * scrolled to the middle of the window.
 */
export async function pointAt(
  page: Page,
  { column, time, fromHour = 8 }: { column: number; time: string; fromHour?: number },
): Promise<{ x: number; y: number }> {
  await untilEnhanced(page);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return page
    .locator('.plan-column')
    .nth(column)
    .evaluate(
      async (element, minutes) => {
        // Fonts and the router's scroll position can move the column after hydration; an earlier point is wrong.
        const untilAtRest = async () => {
          await document.fonts.ready;
          for (let frames = 0, last = ''; frames < 6; frames += 1) {
            await new Promise((resolve) => requestAnimationFrame(resolve));
            const position = `${scrollY} ${element.getBoundingClientRect().top}`;
            if (position !== last) frames = 0;
            last = position;
          }
        };
        await untilAtRest();
        const hourHeight = Number.parseFloat(
          getComputedStyle(element).backgroundSize.split(', ')[0]?.split(' ')[1] ?? '',
        );
        const inside = (minutes / 60) * hourHeight + hourHeight / 8;
        const top = element.getBoundingClientRect().top + scrollY;
        scrollTo({ top: top + inside - innerHeight / 2, behavior: 'instant' });
        await untilAtRest();
        const box = element.getBoundingClientRect();
        return { x: box.left + box.width * 0.75, y: box.top + inside };
      },
      (hour - fromHour) * 60 + minute,
    );
}

/** A tap on a touch screen, otherwise a click. */
export async function tapAt(page: Page, point: { x: number; y: number }, hasTouch: boolean): Promise<void> {
  if (hasTouch) await page.touchscreen.tap(point.x, point.y);
  else await page.mouse.click(point.x, point.y);
}

/** The page fits the window's width; wider elements scroll inside themselves. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(excess, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}

/** The text of the toast, also for screen readers. */
export async function expectToast(page: Page, text: string | RegExp): Promise<void> {
  await expect(page.getByRole('region', { name: 'Meldungen' }).getByText(text)).toBeVisible();
}

/** From my bookings into the form of the first one, after its dates were shown. */
export async function openFirstEdit(page: Page): Promise<void> {
  await page.goto(paths.booking.mine());
  await page
    .getByRole('link', { name: /^Bearbeiten/ })
    .first()
    .click();
  await expect(page.getByText('1 frei')).toBeVisible();
}
