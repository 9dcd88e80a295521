import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { JobStatus, ResultCode } from '#device/protocol.ts';
import { areas, devices } from './access.ts';
import { sessions } from './accounts.ts';
import { createdAt, inet, instant, primaryId, updatedAt, versionColumn } from './columns.ts';
import { users } from './people.ts';

/** One press of a member (seed 2, 2.1). Moves along the five edges only; the trigger door_jobs_keep_edges refuses the rest. */
export const doorJobs = pgTable(
  'door_jobs',
  {
    id: primaryId(),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    status: text('status').$type<JobStatus>().notNull().default('pending'),
    /** Null once the person was erased. */
    requestedByMemberId: uuid('requested_by_member_id').references(() => users.id, { onDelete: 'set null' }),
    /** The session that pressed; null for a press with a token, and once the session has ended. */
    sessionId: text('session_id').references(() => sessions.id, { onDelete: 'set null' }),
    requestIp: inet('request_ip'),
    userAgent: text('user_agent'),
    expiresAt: instant('expires_at').notNull(),
    dispatchToDeviceId: uuid('dispatch_to_device_id').references(() => devices.id),
    dispatchedAt: instant('dispatched_at'),
    nonce: text('nonce'),
    claimNonce: text('claim_nonce'),
    /** How often the grant was sent. */
    attempts: integer('attempts').notNull().default(0),
    /** When it became final, however it ended. */
    executedAt: instant('executed_at'),
    resultCode: text('result_code').$type<ResultCode>(),
    resultMessage: text('result_message'),
    /** From the claim to the pulse, by the device's clock. */
    pulsedAtMs: integer('pulsed_at_ms'),
    /** The result that a device confirmed after the job had expired. */
    lateResultCode: text('late_result_code').$type<ResultCode>(),
    /** When the person withdrew it; a dispatched one may still open, so it goes on to its end. */
    withdrawnAt: instant('withdrawn_at'),
    correlationId: uuid('correlation_id').notNull(),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`door_now()`),
    updatedAt: instant('updated_at')
      .notNull()
      .default(sql`door_now()`),
  },
  (table) => [
    uniqueIndex('door_jobs_one_live_key')
      .on(table.requestedByMemberId, table.areaId)
      .where(sql`${table.status} in ('pending', 'dispatched') and ${table.withdrawnAt} is null`),
    index('door_jobs_pending_idx')
      .on(table.areaId, table.createdAt)
      .where(sql`${table.status} = 'pending'`),
    index('door_jobs_due_idx')
      .on(table.status, table.expiresAt, table.dispatchedAt)
      .where(sql`${table.status} in ('pending', 'dispatched')`),
    index('door_jobs_member_idx').on(table.requestedByMemberId, table.areaId, table.createdAt),
    index('door_jobs_session_id_idx').on(table.sessionId),
    index('door_jobs_area_idx').on(table.areaId, table.createdAt),
    index('door_jobs_created_at_idx').on(table.createdAt),
    uniqueIndex('door_jobs_claim_nonce_key').on(table.dispatchToDeviceId, table.claimNonce),
    check('door_jobs_status_check', sql`${table.status} in ('pending', 'dispatched', 'executed', 'failed', 'expired')`),
    check(
      'door_jobs_result_check',
      sql`${table.resultCode} in ('OK', 'ERR', 'TIMEOUT', 'RELAY_FAULT', 'DOOR_HELD', 'GRANT_LATE', 'REBOOT_UNKNOWN', 'CANCELLED')`,
    ),
    check(
      'door_jobs_dispatched_check',
      sql`${table.status} not in ('dispatched', 'executed', 'failed') or (${table.dispatchToDeviceId} is not null and ${table.dispatchedAt} is not null and ${table.nonce} is not null and ${table.claimNonce} is not null)`,
    ),
    check('door_jobs_in_time_check', sql`${table.dispatchedAt} < ${table.expiresAt}`),
    check(
      'door_jobs_final_check',
      sql`(${table.status} in ('executed', 'failed', 'expired')) = (${table.executedAt} is not null and ${table.resultCode} is not null)`,
    ),
    check('door_jobs_ok_check', sql`(${table.status} = 'executed') = (${table.resultCode} is not distinct from 'OK')`),
    check('door_jobs_late_check', sql`${table.lateResultCode} is null or ${table.status} = 'expired'`),
    check('door_jobs_withdrawn_check', sql`${table.withdrawnAt} is null or ${table.status} <> 'pending'`),
    check('door_jobs_message_check', sql`char_length(${table.resultMessage}) <= 200`),
    check('door_jobs_user_agent_check', sql`char_length(${table.userAgent}) <= 200`),
  ],
);

export type AccessRequestStatus = 'requested' | 'confirmed' | 'expired' | 'revoked';

/** A request to open an area, confirmed by e-mail (seed 2, 5.1); its token is a row of one_time_tokens. */
export const accessRequests = pgTable(
  'access_requests',
  {
    id: primaryId(),
    /** In small letters. */
    email: text('email').notNull(),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id),
    status: text('status').$type<AccessRequestStatus>().notNull().default('requested'),
    memberId: uuid('member_id').references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    revokedAt: instant('revoked_at'),
    revokedBy: uuid('revoked_by').references(() => users.id, { onDelete: 'set null' }),
    /** How many mails were sent, and the language of the last one. */
    meta: jsonb('meta').$type<Record<string, string | number>>().notNull().default({}),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('access_requests_one_live_key')
      .on(table.email, table.areaId)
      .where(sql`${table.status} in ('requested', 'confirmed')`),
    index('access_requests_area_id_idx').on(table.areaId, table.status),
    index('access_requests_member_id_idx').on(table.memberId),
    index('access_requests_revoked_by_idx').on(table.revokedBy),
    index('access_requests_expires_at_idx')
      .on(table.expiresAt)
      .where(sql`${table.status} = 'requested'`),
    check('access_requests_status_check', sql`${table.status} in ('requested', 'confirmed', 'expired', 'revoked')`),
    check('access_requests_email_check', sql`${table.email} like '%_@_%' and ${table.email} = lower(${table.email})`),
    check(
      'access_requests_times_check',
      sql`(${table.status} <> 'confirmed' or ${table.confirmedAt} is not null) and (${table.status} = 'revoked') = (${table.revokedAt} is not null)`,
    ),
  ],
);
