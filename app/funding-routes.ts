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
    path: '/foerderung/teilprojekte/:subprojectId/teilen',
    file: 'routes/funding/split.tsx',
    credentials: 'cookie',
    part: 'funding',
    layout: DIVIDE,
  },
  {
    path: '/foerderung/:grantId/zusammenfuehren',
    file: 'routes/funding/merge.tsx',
    credentials: 'cookie',
    part: 'funding',
    layout: DIVIDE,
  },
  {
    path: '/foerderung/teilprojekte/:subprojectId/historie',
    file: 'routes/funding/history.tsx',
    credentials: 'cookie',
    part: 'funding',
    layout: DIVIDE,
  },
];
