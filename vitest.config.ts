import { defineConfig } from 'vitest/config';
import { messagesPlugin } from './app/platform/i18n/compile-messages.ts';
import { FileOrder } from './tests/setup/file-order.ts';

/** `npx vitest run app/domains/booking` works alone: the global setup brings a database when `npm test` has not. */
const projects = {
  unit: [
    'app/**/*.test.ts',
    'server/**/*.test.ts',
    'device/**/*.test.ts',
    'tests/architecture.test.ts',
    'tests/unit/**/*.test.ts',
  ],
  http: ['tests/http/**/*.test.ts'],
  faults: ['tests/faults/**/*.test.ts'],
};

export default defineConfig({
  plugins: [messagesPlugin()],
  test: {
    maxWorkers: 2,
    sequence: { sequencer: FileOrder },
    projects: Object.entries(projects).map(([name, include]) => ({
      extends: true as const,
      test: {
        name,
        include,
        environment: 'node',
        pool: 'forks' as const,
        // Loading the house anew for each file takes longer than the tests of the small ones.
        isolate: name === 'faults',
        globalSetup: ['./tests/setup/runner-global.ts'],
        setupFiles: ['./tests/setup/vitest-file.ts'],
        testTimeout: name === 'faults' ? 300_000 : 30_000,
        hookTimeout: 120_000,
      },
    })),
  },
});
