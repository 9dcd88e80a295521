import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import { expect, type Page } from 'playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Each page has to parse this script, and parsing the minified one takes half the time. */
const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * Expects no violation of WCAG 2.2 A and AA on the page as it is now. It runs inside the page and returns only violations:
 * the usual builder opens a second page for each run, takes four times as long, and only helps with frames. A frame of a mail has
 * no right to run scripts, so nothing can look into it.
 */
export async function expectAxeClean(page: Page): Promise<void> {
  const open = page.locator('iframe:not([sandbox=""])');
  expect(await open.count(), 'frames would not be looked into').toBe(0);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  await settleColours(page);
  const found = await page.evaluate(async (values) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const runOnly = { type: 'tag' as const, values };
    const { violations } = await inPage.run({ resultTypes: ['violations'], runOnly, iframes: false });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ target }) => target.join(' ')).join('\n  ')}`,
    );
  }, tags);
  expect(found).toEqual([]);
}

/** A colour in transition may have too little contrast for a tenth of a second. A spinner never finishes. */
async function settleColours(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    return Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Does `work` in the dark scheme, after all colours have changed; the page keeps its state. */
export async function inTheDark(page: Page, work: () => Promise<void>): Promise<void> {
  await wear(page, 'dark');
  await work();
  await wear(page, 'light');
}

async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await settleColours(page);
  expect(await page.evaluate((query) => matchMedia(query).matches, `(prefers-color-scheme: ${colorScheme})`)).toBe(
    true,
  );
}
