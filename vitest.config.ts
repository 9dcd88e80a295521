import { defineConfig } from 'vitest/config';
import { messagesPlugin } from './app/platform/i18n/compile-messages.ts';
import { FileOrder } from './tests/setup/file-order.ts';

/** What computes and keeps nothing: its files share what they have loaded, since loading it anew takes longer than the tests. */
const pure = ['app/**/rules/*.test.ts', 'app/ui/*.test.ts', 'device/**/*.test.ts', 'tests/unit/house/*.test.ts'];

/** `npx vitest run app/domains/booking` works alone: the global setup brings a database when `npm test` has not. */
const projects = {
  'unit-pure': { include: pure },
  unit: {
    include: ['app/**/*.test.ts', 'server/**/*.test.ts', 'tests/architecture.test.ts', 'tests/unit/**/*.test.ts'],
    exclude: pure,
  },
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
        isolate: name !== 'unit-pure',
        globalSetup: ['./tests/setup/runner-global.ts'],
        setupFiles: ['./tests/setup/vitest-file.ts'],
        testTimeout: name === 'faults' ? 300_000 : 30_000,
        hookTimeout: 120_000,
      },
    })),
  },
});
