import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea, inet, instant, xid8 } from './columns.ts';
import { users } from './people.ts';

export type AuditStream = 'house' | 'door' | 'login';

/**
 * Append-only. Partitioned by LIST(stream), then RANGE(month of occurred_at); the migration writes that part by hand.
 * Rows hold ids, never names (D19).
 */
export const auditLog = pgTable(
  'audit_log',
  {
    seq: bigint('seq', { mode: 'number' })
      .notNull()
      .default(sql`nextval('audit_log_seq')`),
    tx: xid8('tx')
      .notNull()
      .default(sql`pg_current_xact_id()`),
    occurredAt: instant('occurred_at')
      .notNull()
      .default(sql`app_now()`),
    stream: text('stream').$type<AuditStream>().notNull(),
    actor: uuid('actor'),
    action: text('action').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    correlationId: uuid('correlation_id').notNull(),
    areaId: uuid('area_id'),
    deviceId: text('device_id'),
    jobId: uuid('job_id'),
    /** Whose admins read the row; null is for every admin. */
    operatorId: uuid('operator_id'),
  },
  (table) => [
    primaryKey({ columns: [table.stream, table.occurredAt, table.seq] }),
    index('audit_log_entity_idx').on(table.entity, table.entityId),
    index('audit_log_actor_idx').on(table.actor, table.occurredAt),
    index('audit_log_correlation_id_idx').on(table.correlationId),
    index('audit_log_tx_idx').on(table.stream, table.tx, table.seq),
    index('audit_log_area_idx')
      .on(table.areaId, table.occurredAt)
      .where(sql`${table.areaId} is not null`),
    index('audit_log_job_idx')
      .on(table.jobId)
      .where(sql`${table.jobId} is not null`),
    index('audit_log_device_idx')
      .on(table.deviceId, table.occurredAt)
      .where(sql`${table.deviceId} is not null`),
    index('audit_log_operator_idx')
      .on(table.operatorId, table.occurredAt)
      .where(sql`${table.operatorId} is not null`),
    check('audit_log_stream_check', sql`${table.stream} in ('house', 'door', 'login')`),
    check('audit_log_action_check', sql`${table.action} ~ '^[a-z_]+[.][a-z_]+$'`),
  ],
);

/** Outside the hash and erased after seven days. */
export const auditOrigins = pgTable(
  'audit_origins',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    occurredAt: timestamp('occurred_at', { withTimezone: true, mode: 'date' })
      .notNull()
      .default(sql`app_now()`),
    ip: inet('ip'),
    userAgent: text('user_agent'),
  },
  (table) => [index('audit_origins_occurred_at_idx').on(table.occurredAt)],
);

/**
 * Written by one sealer over rows older than every open transaction, in the order of (tx, seq); a chain of hashes per stream.
 * `digests` holds seq and sha256 of each row, 40 bytes, so that the very row can be named and the chain outlives its rows.
 */
export const auditSeals = pgTable(
  'audit_seals',
  {
    stream: text('stream').$type<AuditStream>().notNull(),
    number: bigint('number', { mode: 'number' }).notNull(),
    /** Rows up to this one have transaction numbers of another server, from which the house was moved here. */
    afterSeq: bigint('after_seq', { mode: 'number' }).notNull().default(0),
    fromTx: xid8('from_tx').notNull(),
    fromSeq: bigint('from_seq', { mode: 'number' }).notNull(),
    toTx: xid8('to_tx').notNull(),
    toSeq: bigint('to_seq', { mode: 'number' }).notNull(),
    count: integer('count').notNull(),
    digests: bytea('digests').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
    sealedAt: instant('sealed_at')
      .notNull()
      .default(sql`app_now()`),
  },
  (table) => [primaryKey({ columns: [table.stream, table.number] })],
);

/**
 * What one request did on a screen, and how it is taken back. `inverse` belongs to the room of `kind` and is kept for a day,
 * because it holds values of before.
 */
export const operations = pgTable(
  'operations',
  {
    correlationId: uuid('correlation_id').primaryKey(),
    /** `{entity}.{verb}`, as in the audit log. */
    kind: text('kind').notNull(),
    actorId: uuid('actor_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    inverse: jsonb('inverse').$type<Record<string, unknown>>().notNull(),
    undoneAt: instant('undone_at'),
  },
  (table) => [
    index('operations_actor_id_idx').on(table.actorId),
    index('operations_at_idx').on(table.at),
    check('operations_kind_check', sql`${table.kind} ~ '^[a-z_]+[.][a-z_]+$'`),
  ],
);
