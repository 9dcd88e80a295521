import type { KnipConfig } from 'knip';

/** Dead code: a file nobody reaches, an export nobody uses, a dependency nobody imports. */
export default {
  entry: [
    'app/entry.{client,server}.tsx!',
    'app/routes.ts!',
    'app/routes/**/*.{ts,tsx}!',
    'server/{start,cli,broker}.ts!',
    'server/dev.ts!',
    // Imported by what icon-sprite.ts writes.
    'app/ui/icon.tsx!',
    'bench/*.ts',
    // Forked by bare-door.ts.
    'bench/harness/bare-peer.ts',
    'checks/{test,lock}.ts',
    'device/{main,build}.ts',
    'tests/setup/{make-demo,runner-global,vitest-file}.ts',
    'tests/**/*.test.ts',
    'remix.config.ts',
  ],
  project: ['{app,server,tests,bench,checks,device}/**/*.{ts,tsx,cjs,css}', '*.{ts,cjs}'],
  ignoreExportsUsedInFile: true,
  playwright: { config: 'tests/playwright.config.ts', entry: 'tests/e2e/**/*.ts' },
  // Run by checks/suites.ts.
  ignoreDependencies: ['dependency-cruiser'],
  // Belong to the system.
  ignoreBinaries: ['setpriv', 'apt-get', 'systemd-notify'],
} satisfies KnipConfig;
