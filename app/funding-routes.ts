import type { RouteRow } from './route-row.ts';

/** The layout routes with the texts of projects, of split and merge, of plan lines and receipts, and of the import. */
export const FUNDING = 'routes/funding/funding-texts.tsx';
export const DIVIDE = 'routes/funding/divide-texts.tsx';
export const MONEY = 'routes/funding/money-texts.tsx';
export const IMPORT = 'routes/funding/import-texts.tsx';

type Layout = typeof FUNDING | typeof DIVIDE | typeof MONEY | typeof IMPORT;

/** Funded projects. */
export const fundingRoutes: readonly RouteRow<Layout>[] = [
  {
    path: '/foerderung/einlesen',
    file: 'routes/funding/imports.tsx',
    credentials: 'cookie',
    part: 'funding',
    layout: IMPORT,
    // A file of 10 MiB in its form.
    upload: 11 * 1024 * 1024,
  },
  {
    path: '/foerderung/einlesen/vorlage.csv',
    file: 'routes/funding/import-template.csv.ts',
    credentials: 'cookie',
    part: 'funding',
  },
  {
    path: '/foerderung/einlesen/:batchId',
    file: 'routes/funding/import.tsx',
    credentials: 'cookie',
    part: 'funding',
    layout: IMPORT,
  },
  {
    path: '/foerderung/einlesen/:batchId/fehler.csv',
    file: 'routes/funding/import-errors.csv.ts',
    credentials: 'cookie',
    part: 'funding',
  },
];
