import axe from 'axe-core';
import { expect, type Page } from 'playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * No violation of WCAG 2.2 A and AA on the page as it is now. Runs inside the page itself and hands back nothing but what is
 * wrong: the usual builder opens a second page for every run, which takes four times as long and is of use for frames only.
 */
export async function expectAxeClean(page: Page): Promise<void> {
  expect(page.frames(), 'frames would not be looked into').toHaveLength(1);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (values) => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.run({ resultTypes: ['violations'], runOnly: { type: 'tag', values } });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ target }) => target.join(' ')).join('\n  ')}`,
    );
  }, tags);
  expect(found).toEqual([]);
}
