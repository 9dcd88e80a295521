import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  type PgTableExtraConfigValue,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ContactState, RelayState } from '#device/protocol.ts';
import { createdAt, instant, primaryId, updatedAt, versionColumn } from './columns.ts';
import { facilities, operators, rooms } from './facilities.ts';
import { users } from './people.ts';

/** What a door opens (seed 2, 4). `slug` is part of addresses and grants. */
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
    /** Counts enrolments: the generation of the password at the broker. */
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
