import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { createdAt, inet, instant, primaryId } from './columns.ts';
import { users } from './people.ts';

/** `id` is sha256 of the cookie's token: a dump of this table opens nothing. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at')
      .notNull()
      .default(sql`app_now()`),
    ip: inet('ip'),
    userAgent: text('user_agent'),
  },
  (table) => [index('sessions_user_id_idx').on(table.userId), index('sessions_expires_at_idx').on(table.expiresAt)],
);

export const oneTimeTokens = pgTable(
  'one_time_tokens',
  {
    id: primaryId(),
    purpose: text('purpose').notNull(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    email: text('email'),
    subjectId: uuid('subject_id'),
    tokenHash: text('token_hash').notNull(),
    attempts: integer('attempts').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('one_time_tokens_token_hash_key').on(table.tokenHash),
    index('one_time_tokens_user_id_idx').on(table.userId),
    index('one_time_tokens_subject_id_idx').on(table.subjectId),
    index('one_time_tokens_expires_at_idx').on(table.expiresAt),
    check(
      'one_time_tokens_purpose_check',
      sql`${table.purpose} in ('verify_email', 'change_email', 'reset_password', 'magic_link', 'login_code', 'access_optin', 'invite', 'device_enrol', 'terminal_enrol', 'terminal_person')`,
    ),
  ],
);

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    scopes: text('scopes').array().notNull(),
    prefix: text('prefix').notNull(),
    tokenHash: text('token_hash').notNull(),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('api_tokens_token_hash_key').on(table.tokenHash),
    index('api_tokens_user_id_idx').on(table.userId),
    index('api_tokens_created_by_idx').on(table.createdBy),
  ],
);

/**
 * The first answer of a write, replayed for the same actor, route and key; another body under one key is refused. `answer` is
 * json, which keeps the text as it was written: the replay is the same to the byte.
 */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    actor: uuid('actor')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    route: text('route').notNull(),
    key: text('key').notNull(),
    bodyHash: text('body_hash').notNull(),
    status: integer('status').notNull(),
    answer: json('answer').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actor, table.route, table.key] }),
    index('idempotency_keys_expires_at_idx').on(table.expiresAt),
  ],
);

/** Counters of rate-limiter-flexible: shared by all web processes; `expire` is milliseconds since 1970. */
export const rateLimits = pgTable('rate_limits', {
  key: varchar('key', { length: 255 }).primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
});
