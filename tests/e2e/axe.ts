import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import { expect, type Page } from 'playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Every page that is looked at has to read it, and reads half as much of the small one. */
const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * No violation of WCAG 2.2 A and AA on the page as it is now. Runs inside the page itself and hands back nothing but what is
 * wrong: the usual builder opens a second page for every run, which takes four times as long and is of use for frames only.
 */
export async function expectAxeClean(page: Page): Promise<void> {
  expect(page.frames(), 'frames would not be looked into').toHaveLength(1);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  await settleColours(page);
  const found = await page.evaluate(async (values) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run({ resultTypes: ['violations'], runOnly: { type: 'tag', values } });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ target }) => target.join(' ')).join('\n  ')}`,
    );
  }, tags);
  expect(found).toEqual([]);
}

/** A colour that is on its way to another may have too little contrast for a tenth of a second. */
async function settleColours(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
}

/** Does `work` with the page in the dark, once every colour has changed; the page itself stays as it is. */
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
