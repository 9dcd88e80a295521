import { z } from 'zod';

/** The first record of the file: enough to decide whether this program may read on. */
export const headerSchema = z.object({
  format: z.number().int(),
  /** Version of the program that wrote it. */
  product: z.string(),
  /** Version of PostgreSQL it was read from. */
  server: z.string(),
  madeAt: z.string(),
  /** The last migration: how many there were, and when it was made (drizzle/meta/_journal.json). */
  migration: z.object({ count: z.number().int(), when: z.number().int() }),
});
export type BackupHeader = z.infer<typeof headerSchema>;

export const tableSchema = z.object({ name: z.string(), columns: z.array(z.string()) });
export type BackupTable = z.infer<typeof tableSchema>;

/** The last record of the file: what the file must contain. */
export const manifestSchema = z.object({
  tables: z.array(tableSchema.extend({ rows: z.number().int(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
  audit: z.object({
    /** The last seal of each stream, as `house:12:ab34…`. */
    heads: z.array(z.string()),
    /** Months of the oldest and the newest row, YYYY-MM-01 in UTC; null without rows. */
    months: z.object({ from: z.string(), to: z.string() }).nullable(),
  }),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

/** Jobs of the queue travel as what they were added with, because its tables belong to another program. */
export const jobsTable = 'graphile_worker.jobs';
