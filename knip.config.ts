import type { KnipConfig } from 'knip';

/** Dead code: unreachable files, unused exports, unused dependencies. */
export default {
  entry: [
    'app/entry.{client,server}.tsx!',
    'app/routes.ts!',
    'app/routes/**/*.{ts,tsx}!',
    'server/{start,cli,broker,paper}.ts!',
    'server/dev.ts!',
    // Imported by the output of icon-sprite.ts.
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
  // Run by checks/suites.ts; read as files by app/documents/fonts.ts.
  ignoreDependencies: ['dependency-cruiser', 'dejavu-fonts-ttf', 'roboto-fontface'],
  // Programs of the operating system.
  ignoreBinaries: ['setpriv', 'apt-get', 'pdftotext', 'systemd-notify'],
} satisfies KnipConfig;
