import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  type PgTableExtraConfigValue,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ContactState, JobStatus, RelayState, ResultCode } from '#device/protocol.ts';
import { createdAt, inet, instant, primaryId, updatedAt, versionColumn } from './columns.ts';
import { facilities, operators, rooms } from './facilities.ts';
import { users } from './people.ts';

/** What a door opens (seed 2, 4). `slug` stands in addresses and in grants. */
export const areas = pgTable(
  'areas',
  {
    id: primaryId(),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    facilityId: uuid('facility_id')
      .notNull()
      .references(() => facilities.id),
    roomId: uuid('room_id').references(() => rooms.id),
    minAge: smallint('min_age'),
    requiredSubscription: text('required_subscription'),
    requiresOptin: boolean('requires_optin').notNull().default(false),
    openToMembers: boolean('open_to_members').notNull().default(true),
    leadMin: smallint('lead_min').notNull().default(15),
    lagMin: smallint('lag_min').notNull().default(15),
    isActive: boolean('is_active').notNull().default(true),
    /** Woken first; one of the area's devices. */
    deviceId: uuid('device_id'),
    pulseMs: integer('pulse_ms').notNull().default(3000),
    pendingTtlS: smallint('pending_ttl_s').notNull().default(30),
    checkInOnOpen: boolean('check_in_on_open').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table): PgTableExtraConfigValue[] => [
    uniqueIndex('areas_slug_key').on(table.slug),
    index('areas_facility_id_idx').on(table.facilityId),
    index('areas_room_id_idx').on(table.roomId),
    index('areas_device_id_idx').on(table.deviceId, table.id),
    // The migration empties device_id alone when the device leaves the area.
    foreignKey({
      name: 'areas_device_id_fk',
      columns: [table.deviceId, table.id],
      foreignColumns: [deviceAreas.deviceId, deviceAreas.areaId],
    }).onDelete('set null'),
    check('areas_slug_check', sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${table.slug}) <= 40`),
    check('areas_title_check', sql`char_length(${table.title}) between 1 and 80`),
    check('areas_min_age_check', sql`${table.minAge} between 1 and 99`),
    check('areas_subscription_check', sql`char_length(${table.requiredSubscription}) between 1 and 60`),
    check('areas_lead_check', sql`${table.leadMin} between 0 and 240 and ${table.lagMin} between 0 and 240`),
    check('areas_pulse_check', sql`${table.pulseMs} between 100 and 20000`),
    check('areas_ttl_check', sql`${table.pendingTtlS} between 15 and 120`),
    check('areas_check_in_check', sql`not ${table.checkInOnOpen} or ${table.roomId} is not null`),
  ],
);

/** A Raspberry Pi at a door (seed 2, 3). Without a secret it was never enrolled; active only after an admin confirmed it. */
export const devices = pgTable(
  'devices',
  {
    id: primaryId(),
    operatorId: uuid('operator_id')
      .notNull()
      .references(() => operators.id),
    /** Public; in addresses, topics and as the name at the broker. */
    deviceId: text('device_id').notNull(),
    name: text('name').notNull(),
    /** sha256 of 256 random bits, hex. */
    secretHash: text('secret_hash'),
    mqttPasswordHash: text('mqtt_password_hash'),
    /** Counts enrolments: which password the broker has to know. */
    mqttGeneration: integer('mqtt_generation').notNull().default(0),
    isActive: boolean('is_active').notNull().default(false),
    /** Of the last enrolment. */
    confirmedAt: instant('confirmed_at'),
    model: text('model'),
    lastSeenAt: instant('last_seen_at'),
    /** From the last will; any later call takes it back. */
    offlineAt: instant('offline_at'),
    bootId: text('boot_id'),
    bootedAt: instant('booted_at'),
    lastClaimSeq: bigint('last_claim_seq', { mode: 'number' }),
    /** Boots that were followed by another; their claims are old ones. */
    earlierBoots: text('earlier_boots')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    firmware: text('firmware'),
    relay: text('relay').$type<RelayState>(),
    doorContact: text('door_contact').$type<ContactState>(),
    journalDepth: integer('journal_depth'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('devices_device_id_key').on(table.deviceId),
    index('devices_operator_id_idx').on(table.operatorId),
    check('devices_device_id_check', sql`${table.deviceId} ~ '^[a-z0-9][a-z0-9-]{2,39}$'`),
    check('devices_name_check', sql`char_length(${table.name}) between 1 and 80`),
    check('devices_relay_check', sql`${table.relay} in ('off', 'on', 'fault')`),
    check('devices_door_contact_check', sql`${table.doorContact} in ('open', 'closed', 'unknown')`),
    check(
      'devices_active_check',
      sql`not ${table.isActive} or (${table.secretHash} is not null and ${table.confirmedAt} is not null)`,
    ),
  ],
);

export const deviceAreas = pgTable(
  'device_areas',
  {
    deviceId: uuid('device_id')
      .notNull()
      .references(() => devices.id, { onDelete: 'cascade' }),
    areaId: uuid('area_id')
      .notNull()
      .references(() => areas.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.deviceId, table.areaId] }),
    index('device_areas_area_id_idx').on(table.areaId),
  ],
);

/** One invitation of a device: its code is the row of one_time_tokens with this id as subject. */
export const deviceEnrolments = pgTable(
  'device_enrolments',
  {
    id: primaryId(),
    deviceId: uuid('device_id')
      .notNull()
      .references(() => devices.id, { onDelete: 'cascade' }),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    model: text('model'),
    confirmedAt: instant('confirmed_at'),
    confirmedBy: uuid('confirmed_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (table) => [
    index('device_enrolments_device_id_idx').on(table.deviceId),
    index('device_enrolments_created_by_idx').on(table.createdBy),
    index('device_enrolments_confirmed_by_idx').on(table.confirmedBy),
  ],
);

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
    requestIp: inet('request_ip'),
    userAgent: text('user_agent'),
    expiresAt: instant('expires_at').notNull(),
    dispatchToDeviceId: uuid('dispatch_to_device_id').references(() => devices.id),
    dispatchedAt: instant('dispatched_at'),
    nonce: text('nonce'),
    claimNonce: text('claim_nonce'),
    /** How often the grant was told. */
    attempts: integer('attempts').notNull().default(0),
    /** When it became final, however it ended. */
    executedAt: instant('executed_at'),
    resultCode: text('result_code').$type<ResultCode>(),
    resultMessage: text('result_message'),
    /** From the claim to the pulse, by the device's clock. */
    pulsedAtMs: integer('pulsed_at_ms'),
    /** What a device said after the job had expired. */
    lateResultCode: text('late_result_code').$type<ResultCode>(),
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
      .where(sql`${table.status} in ('pending', 'dispatched')`),
    index('door_jobs_pending_idx')
      .on(table.areaId, table.createdAt)
      .where(sql`${table.status} = 'pending'`),
    index('door_jobs_due_idx')
      .on(table.status, table.expiresAt, table.dispatchedAt)
      .where(sql`${table.status} in ('pending', 'dispatched')`),
    index('door_jobs_member_idx').on(table.requestedByMemberId, table.areaId, table.createdAt),
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
    check(
      'door_jobs_final_check',
      sql`(${table.status} in ('executed', 'failed', 'expired')) = (${table.executedAt} is not null and ${table.resultCode} is not null)`,
    ),
    check('door_jobs_ok_check', sql`(${table.status} = 'executed') = (${table.resultCode} is not distinct from 'OK')`),
    check('door_jobs_late_check', sql`${table.lateResultCode} is null or ${table.status} = 'expired'`),
    check('door_jobs_message_check', sql`char_length(${table.resultMessage}) <= 200`),
    check('door_jobs_user_agent_check', sql`char_length(${table.userAgent}) <= 200`),
  ],
);

export type AccessRequestStatus = 'requested' | 'confirmed' | 'expired' | 'revoked';

/** Somebody wants to open an area and proves an e-mail address (seed 2, 5.1); the token is the row of one_time_tokens. */
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
