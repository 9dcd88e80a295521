import type { RouteRow } from './route-row.ts';

/** The layout routes with the texts of projects, of split and merge, of plan lines and receipts, and of the import. */
export const FUNDING = 'routes/funding/funding-texts.tsx';
export const DIVIDE = 'routes/funding/divide-texts.tsx';
export const MONEY = 'routes/funding/money-texts.tsx';
export const IMPORT = 'routes/funding/import-texts.tsx';

type Layout = typeof FUNDING | typeof DIVIDE | typeof MONEY | typeof IMPORT;

/** A receipt's file of 10 MiB, and the fields beside it. */
const RECEIPT_UPLOAD = 11 * 1024 * 1024;

/** Funded projects. */
export const fundingRoutes: readonly RouteRow<Layout>[] = [
  {
    path: '/foerderung/:grantId/finanzplan',
    file: 'routes/funding/plan.tsx',
    credentials: 'cookie',
    part: 'funding',
    layout: MONEY,
  },
  {
    path: '/foerderung/:grantId/finanzplan/neu',
    file: 'routes/funding/new-line.tsx',
    credentials: 'cookie',
    part: 'funding',
    layout: MONEY,
  },
  {
    path: '/foerderung/finanzplan/:lineId',
    file: 'routes/funding/line.tsx',
    credentials: 'cookie',
    part: 'funding',
    layout: MONEY,
  },
  {
    path: '/foerderung/:grantId/belege',
    file: 'routes/funding/receipts.tsx',
    credentials: 'cookie',
    part: 'funding',
    layout: MONEY,
  },
  {
    path: '/foerderung/:grantId/belege/neu',
    file: 'routes/funding/new-receipt.tsx',
    credentials: 'cookie',
    part: 'funding',
    upload: RECEIPT_UPLOAD,
    layout: MONEY,
  },
  {
    path: '/foerderung/belege/:receiptId',
    file: 'routes/funding/receipt.tsx',
    credentials: 'cookie',
    part: 'funding',
    upload: RECEIPT_UPLOAD,
    layout: MONEY,
  },
  {
    path: '/foerderung/belege/:receiptId/datei',
    file: 'routes/funding/receipt-file.ts',
    credentials: 'cookie',
    part: 'funding',
  },
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
  {
    path: '/foerderung/protokoll',
    file: 'routes/funding/audit.tsx',
    credentials: 'cookie',
    part: 'funding',
    layout: MONEY,
  },
  { path: '/foerderung/protokoll.csv', file: 'routes/funding/audit.csv.ts', credentials: 'cookie', part: 'funding' },
];
