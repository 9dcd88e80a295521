import { defineConfig } from 'playwright/test';
import { chromiumArguments, findChromium } from '#tests/setup/chromium.ts';

/**
 * Tests that depend on the window's width run at both widths; `*.wide.spec.ts` (mouse, keyboard, and what is the same at any
 * width) and `*.phone.spec.ts` run at one. `look` checks a whole screen in the dark without loading it again;
 * `test.use({ colorScheme })` loads it in the dark.
 */
export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results/e2e',
  globalSetup: './setup/runner-global.ts',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    actionTimeout: 10_000,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: chromiumArguments },
  },
  projects: [
    { name: '1280', testIgnore: '*.phone.spec.ts', use: { viewport: { width: 1280, height: 800 } } },
    {
      name: '360',
      testIgnore: '*.wide.spec.ts',
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
});
