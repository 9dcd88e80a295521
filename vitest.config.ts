import { defineConfig } from 'vitest/config';
import { messagesPlugin } from './app/platform/i18n/compile-messages.ts';
import { FileOrder } from './tests/setup/file-order.ts';

/**
 * `npx vitest run app/domains/booking` works alone: the global setup starts a database when `npm test` has not. Each of the two
 * workers loads the modules of `unit` once, because loading them for each file takes longer than the tests.
 */
const projects = {
  unit: { include: ['{app,server,device}/**/*.test.ts', 'tests/architecture.test.ts', 'tests/unit/**/*.test.ts'] },
  http: { include: ['tests/http/**/*.test.ts'] },
  faults: { include: ['tests/faults/**/*.test.ts'] },
};

export default defineConfig({
  plugins: [messagesPlugin()],
  test: {
    maxWorkers: 2,
    sequence: { sequencer: FileOrder },
    projects: Object.entries(projects).map(([name, files]) => ({
      extends: true as const,
      test: {
        name,
        ...files,
        environment: 'node',
        pool: 'forks' as const,
        isolate: name !== 'unit',
        globalSetup: ['./tests/setup/runner-global.ts'],
        setupFiles: ['./tests/setup/vitest-file.ts'],
        // Ends a test that hangs. A seal waits for the longest transaction of the cluster.
        testTimeout: name === 'faults' ? 300_000 : 120_000,
        hookTimeout: 120_000,
      },
    })),
  },
});
