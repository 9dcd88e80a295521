import { sql } from 'drizzle-orm';
import { KEEP_OPEN_IMPORTS } from '#app/platform/import/batches.server.ts';
import type { RetentionLine } from '#app/platform/retention.ts';

/** Files that were uploaded and not taken over. What a grant has is kept as long as the grant (D22). */
export const fundingRetention: readonly RetentionLine[] = [
  {
    name: 'imports',
    keep: KEEP_OPEN_IMPORTS,
    oldest: sql`(select min(created_at) from import_batches where state = 'open')`,
  },
];
