import { type BrowserContext, expect, type Page, test as base } from 'playwright/test';
import postgres from 'postgres';
import { testNow } from '#tests/setup/clock.ts';
import { type DemoIds, readDemoIds } from '#tests/setup/demo-ids.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { startServer, type TestServer } from '#tests/setup/server.ts';
import { expectAxeClean, inTheDark } from './axe.ts';
import { expectNoSidewaysScroll } from './plan.ts';
import { watchPage } from './watch-page.ts';

export { expect };

interface TestFixtures {
  /** Signs the page's browser in as a demo person: `max.mueller`, or the first of a role (`trainer`). */
  signInAs: (person: string) => Promise<void>;
  /** A second browser, signed in as a demo person, on this server or on another one. */
  openAs: (person: string, url?: string) => Promise<Page>;
  /** No violation of WCAG 2.2 A and AA on the page as it is now. */
  expectAxeClean: (page: Page) => Promise<void>;
  /** A whole screen: it has a heading, fits its window, and is accessible, in a wide window also in the dark. Takes its pictures. */
  look: (name: string) => Promise<void>;
  /** Full page to test-results/screenshots/NAME-WIDTH-SCHEME.png, when SCREENSHOTS=1 is set. */
  takeScreenshot: (name: string) => Promise<void>;
}

interface WorkerFixtures {
  server: TestServer;
  /** The keys of the demo club -> their ids in this worker's database. */
  ids: DemoIds;
}

/**
 * One server with the demo club per worker; a test that changes shared data may start its own by startServer(). Every page is
 * watched: an error on its console, a refused script or style, or a request to another host fails the test.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    async ({}, use) => {
      // The sign-in page offers the demo's people, as on the embedded database.
      const server = await startServer({ demo: true, env: { PLATZWART_EMBEDDED: '1' } });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  ids: [
    async ({ server }, use) => {
      const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
      const ids = await readDemoIds(sql);
      await sql.end({ timeout: 2 });
      await use(ids);
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  page: async ({ page, javaScriptEnabled }, use) => {
    // The server's clock is fixed at testNow; the browser starts at the same hour, and its timers run.
    if (javaScriptEnabled) await page.clock.setFixedTime(testNow);
    const problems = watchPage(page);
    await use(page);
    expect(problems).toEqual([]);
  },
  signInAs: async ({ context, server }, use) => {
    await use((person) => signIn(context, server.url, person));
  },
  openAs: async ({ browser, server, contextOptions, viewport, colorScheme }, use) => {
    const opened: { context: BrowserContext; problems: string[] }[] = [];
    await use(async (person, url = server.url) => {
      const look = { viewport, colorScheme, locale: 'de-DE', timezoneId: 'Europe/Berlin' };
      const context = await browser.newContext({ ...contextOptions, ...look, baseURL: url });
      await signIn(context, url, person);
      const page = await context.newPage();
      await page.clock.setFixedTime(testNow);
      opened.push({ context, problems: watchPage(page) });
      return page;
    });
    for (const { context } of opened) await context.close();
    expect(opened.flatMap(({ problems }) => problems)).toEqual([]);
  },
  expectAxeClean: async ({}, use) => use(expectAxeClean),
  look: async ({ page, isMobile, takeScreenshot }, use) => {
    await use(async (name) => {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page);
      // axe would count elements half under the phone's bars as too small.
      await page.evaluate(() => scrollTo(0, 0));
      await expectAxeClean(page);
      await takeScreenshot(name);
      // Colours are the same at both widths, so one of them is enough for the dark scheme.
      if (isMobile) return;
      await inTheDark(page, async () => {
        await expectAxeClean(page);
        await takeScreenshot(name);
      });
    });
  },
  takeScreenshot: async ({ page, viewport }, use) => {
    await use(async (name) => {
      if (process.env.SCREENSHOTS !== '1') return;
      const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
      const file = `${name}-${viewport?.width ?? 0}-${isDark ? 'dark' : 'light'}.png`;
      await page.screenshot({ path: `test-results/screenshots/${file}`, fullPage: true });
    });
  },
});

/** Signs in as the form does; new-user.spec.ts tests the form itself. */
async function signIn(context: BrowserContext, url: string, person: string): Promise<void> {
  const { email, password } = demoPerson(person);
  const answer = await context.request.post(`${url}/anmelden`, {
    form: { email, password },
    headers: { origin: url },
    maxRedirects: 0,
  });
  expect(answer.status(), `sign-in of ${person}`).toBe(303);
}
