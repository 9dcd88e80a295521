import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from 'playwright/test';
import { testNow } from '#tests/setup/clock.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';

export { expect };

interface TestFixtures {
  /** Signs in through the form as a demo person: `max.mueller`, or the first of a role (`trainer`). */
  signInAs: (person: string) => Promise<void>;
  /** No violation of WCAG 2.2 A and AA on the page as it is now. */
  expectAxeClean: (page: Page) => Promise<void>;
  /** Full page to test-results/screenshots/NAME-WIDTH-SCHEME.png. */
  takeScreenshot: (name: string) => Promise<void>;
}

/** One server with the demo club per worker; a test that changes the house may start its own by startServer(). */
export const test = base.extend<TestFixtures, { server: TestServer }>({
  server: [
    async ({}, use) => {
      const server = await startServer({ demo: true });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  page: async ({ page }, use) => {
    // The server stands still at testNow; the browser shows the same hour while its timers run.
    await page.clock.setFixedTime(testNow);
    await use(page);
  },
  signInAs: async ({ page }, use) => {
    await use(async (person) => {
      const { email, password } = demoPerson(person);
      await page.goto('/anmelden');
      await page.locator('input[name="email"]').fill(email);
      await page.locator('input[name="password"]').fill(password);
      await page.locator('input[name="password"]').press('Enter');
      await page.waitForURL((url) => url.pathname !== '/anmelden');
    });
  },
  expectAxeClean: async ({}, use) => {
    await use(async (page) => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      const found = violations.map(
        ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.target.join(' ')).join('\n  ')}`,
      );
      expect(found).toEqual([]);
    });
  },
  takeScreenshot: async ({ page, viewport, colorScheme }, use) => {
    await use(async (name) => {
      const file = `${name}-${viewport?.width ?? 0}-${colorScheme ?? 'light'}.png`;
      await page.screenshot({ path: `test-results/screenshots/${file}`, fullPage: true });
    });
  },
});
