import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, instant, primaryId, versionColumn } from './columns.ts';
import { operators } from './facilities.ts';
import { users } from './people.ts';

export type ImportState = 'open' | 'committed' | 'reverted';
/** A record that an import made, for its undo. */
export interface ImportedRecord {
  readonly entity: string;
  readonly id: string;
  readonly version: number;
}

const IMPORT_BYTES = 10 * 1024 * 1024;

/** A file on its way into the tables of a room (platform/import). Its content is kept until it is in, a day at most. */
export const importBatches = pgTable(
  'import_batches',
  {
    id: primaryId(),
    operatorId: uuid('operator_id')
      .notNull()
      .references(() => operators.id),
    kind: text('kind').notNull(),
    fileName: text('file_name').notNull(),
    content: bytea('content'),
    /** Column of the file -> field of the room. */
    mapping: jsonb('mapping').$type<Readonly<Record<string, string>>>(),
    state: text('state').$type<ImportState>().notNull().default('open'),
    /** Of the data that the dry run met; another one at the commit refuses it. */
    fingerprint: text('fingerprint'),
    rowCount: integer('row_count'),
    created: jsonb('created')
      .$type<readonly ImportedRecord[]>()
      .notNull()
      .default(sql`'[]'::jsonb`),
    /** How many records of each kind it made. */
    summary: jsonb('summary').$type<Record<string, number>>().notNull().default({}),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    version: versionColumn(),
    createdAt: createdAt(),
    committedAt: instant('committed_at'),
    revertedAt: instant('reverted_at'),
  },
  (table) => [
    index('import_batches_operator_id_idx').on(table.operatorId, table.kind, table.createdAt),
    index('import_batches_created_by_idx').on(table.createdBy),
    check('import_batches_state_check', sql`${table.state} in ('open', 'committed', 'reverted')`),
    check('import_batches_name_check', sql`char_length(${table.fileName}) between 1 and 200`),
    check('import_batches_size_check', sql`octet_length(${table.content}) <= ${sql.raw(String(IMPORT_BYTES))}`),
    check('import_batches_committed_check', sql`(${table.state} = 'open') = (${table.committedAt} is null)`),
    check('import_batches_reverted_check', sql`(${table.state} = 'reverted') = (${table.revertedAt} is not null)`),
  ],
);
