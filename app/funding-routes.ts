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
    path: '/foerderung/teilprojekte/:subprojectId/zuweisungen',
    file: 'routes/funding/assignments.tsx',
    credentials: 'cookie',
    layout: FUNDING,
    part: 'funding',
  },
  {
    path: '/foerderung/teilprojekte/:subprojectId/massnahmen/neu',
    file: 'routes/funding/new-measure.tsx',
    credentials: 'cookie',
    layout: FUNDING,
    part: 'funding',
  },
  {
    path: '/foerderung/massnahmen/:measureId',
    file: 'routes/funding/measure.tsx',
    credentials: 'cookie',
    layout: FUNDING,
    part: 'funding',
  },
  { path: '/foerderung/anzahl', file: 'routes/funding/due-count.ts', credentials: 'cookie', part: 'funding' },
];
