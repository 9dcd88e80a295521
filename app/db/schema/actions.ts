import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
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
