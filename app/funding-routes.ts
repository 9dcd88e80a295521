import type { RouteRow } from './route-row.ts';

/** The layout routes with the texts of projects, of split and merge, of plan lines and receipts, and of the import. */
export const FUNDING = 'routes/funding/funding-texts.tsx';
export const DIVIDE = 'routes/funding/divide-texts.tsx';
export const MONEY = 'routes/funding/money-texts.tsx';
export const IMPORT = 'routes/funding/import-texts.tsx';

type Layout = typeof FUNDING | typeof DIVIDE | typeof MONEY | typeof IMPORT;

/** A file of 10 MiB, and the fields beside it. */
const upload = 11 * 1024 * 1024;

const row = (path: string, name: string, more: { layout?: Layout; upload?: number } = {}): RouteRow<Layout> => ({
  path,
  file: `routes/funding/${name}`,
  credentials: 'cookie',
  part: 'funding',
  ...more,
});

/** Funded projects. */
export const fundingRoutes: readonly RouteRow<Layout>[] = [
  row('/foerderung', 'projects.tsx', { layout: FUNDING }),
  row('/foerderung/anzahl', 'due-count.ts'),
  row('/foerderung/neu', 'new-grant.tsx', { layout: FUNDING }),
  row('/foerderung/:grantId', 'grant.tsx', { layout: FUNDING }),
  row('/foerderung/:grantId/bearbeiten', 'edit-grant.tsx', { layout: FUNDING }),
  row('/foerderung/:grantId/teilprojekte/neu', 'new-subproject.tsx', { layout: FUNDING }),
  row('/foerderung/teilprojekte/:subprojectId', 'subproject.tsx', { layout: FUNDING }),
  row('/foerderung/teilprojekte/:subprojectId/bearbeiten', 'edit-subproject.tsx', { layout: FUNDING }),
  row('/foerderung/teilprojekte/:subprojectId/teilen', 'split.tsx', { layout: DIVIDE }),
  row('/foerderung/:grantId/zusammenfuehren', 'merge.tsx', { layout: DIVIDE }),
  row('/foerderung/teilprojekte/:subprojectId/historie', 'history.tsx', { layout: DIVIDE }),
  row('/foerderung/teilprojekte/:subprojectId/zuweisungen', 'assignments.tsx', { layout: FUNDING }),
  row('/foerderung/teilprojekte/:subprojectId/massnahmen/neu', 'new-measure.tsx', { layout: FUNDING }),
  row('/foerderung/massnahmen/:measureId', 'measure.tsx', { layout: FUNDING }),
  row('/foerderung/:grantId/finanzplan', 'plan.tsx', { layout: MONEY }),
  row('/foerderung/:grantId/finanzplan/neu', 'new-line.tsx', { layout: MONEY }),
  row('/foerderung/finanzplan/:lineId', 'line.tsx', { layout: MONEY }),
  row('/foerderung/:grantId/belege', 'receipts.tsx', { layout: MONEY }),
  row('/foerderung/:grantId/belege/neu', 'new-receipt.tsx', { layout: MONEY, upload }),
  row('/foerderung/belege/:receiptId', 'receipt.tsx', { layout: MONEY, upload }),
  row('/foerderung/belege/:receiptId/datei', 'receipt-file.ts'),
  row('/foerderung/einlesen', 'imports.tsx', { layout: IMPORT, upload }),
  row('/foerderung/einlesen/vorlage.csv', 'import-template.csv.ts'),
  row('/foerderung/einlesen/:batchId', 'import.tsx', { layout: IMPORT }),
  row('/foerderung/einlesen/:batchId/fehler.csv', 'import-errors.csv.ts'),
  row('/foerderung/protokoll', 'audit.tsx', { layout: MONEY }),
  row('/foerderung/protokoll.csv', 'audit.csv.ts'),
];
