import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId, xid8 } from './columns.ts';
import { rooms } from './facilities.ts';
import { users } from './people.ts';

/**
 * What a person did (seed 0, Action), append-only. The appender numbers committed rows (`line`) and copies them to JSONL (D12); the
 * trigger actions_take_room writes the room of the person's latest open visit.
 */
export const actions = pgTable(
  'actions',
  {
    id: primaryId(),
    seq: bigint('seq', { mode: 'number' }).generatedByDefaultAsIdentity().notNull(),
    tx: xid8('tx')
      .notNull()
      .default(sql`pg_current_xact_id()`),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    actionType: text('action_type').notNull(),
    gid: text('gid').notNull(),
    metadata: jsonb('metadata').$type<Record<string, unknown>>().notNull().default({}),
    timestamp: instant('timestamp')
      .notNull()
      .default(sql`app_now()`),
    roomId: uuid('room_id').references(() => rooms.id),
    /** Number of its line, over all files. Absent until the appender has seen it committed. */
    line: bigint('line', { mode: 'number' }),
  },
  (table) => [
    uniqueIndex('actions_line_key').on(table.line),
    index('actions_unnumbered_idx')
      .on(table.tx, table.seq)
      .where(sql`${table.line} is null`),
    index('actions_user_id_idx').on(table.userId, table.timestamp, table.id),
    index('actions_room_id_idx').on(table.roomId, table.timestamp, table.id),
    index('actions_timestamp_idx').on(table.timestamp, table.id),
    check('actions_action_type_check', sql`${table.actionType} ~ '^[a-z0-9][a-z0-9_.:-]{0,63}$'`),
    check('actions_gid_check', sql`char_length(${table.gid}) between 1 and 500`),
    check(
      'actions_metadata_check',
      sql`jsonb_typeof(${table.metadata}) = 'object' and octet_length(${table.metadata}::text) <= 98304`,
    ),
    check('actions_line_check', sql`${table.line} > 0`),
  ],
);

export type ActionFilesFailure = 'full' | 'not_writable' | 'other';

/** What the appender has written and what it cannot write: one row, or none before its first pass. Technical (D16). */
export const actionFiles = pgTable(
  'action_files',
  {
    id: smallint('id').primaryKey().default(1),
    /** Lines up to this one are on the disk. */
    lastLine: bigint('last_line', { mode: 'number' }).notNull().default(0),
    /** Months (UTC, `YYYY-MM`) whose files the appender writes again from the table. */
    dirtyMonths: text('dirty_months')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** Counts marks, so that one made during the rewriting is not lost. */
    marks: bigint('marks', { mode: 'number' }).notNull().default(0),
    failure: text('failure').$type<ActionFilesFailure>(),
    failedAt: instant('failed_at'),
  },
  (table) => [
    check('action_files_one_row_check', sql`${table.id} = 1`),
    check('action_files_failure_check', sql`${table.failure} in ('full', 'not_writable', 'other')`),
    check('action_files_failed_check', sql`(${table.failure} is null) = (${table.failedAt} is null)`),
  ],
);
