import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, instant, primaryId, updatedAt, versionColumn } from './columns.ts';
import { facilities, operators, rooms } from './facilities.ts';
import { users } from './people.ts';

export type VisitStarter = 'self' | 'admin' | 'door' | 'terminal';
export type VisitEnder = VisitStarter | 'auto';

/** A stay of a person in a room (seed 0, Visit). The view `presence` (in the migration) has one row per open visit. */
export const visits = pgTable(
  'visits',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id),
    /** The room's, and the operator's mode at the start: written by the trigger visits_take_operator. */
    operatorId: uuid('operator_id')
      .notNull()
      .default(sql`'00000000-0000-0000-0000-000000000000'::uuid`)
      .references(() => operators.id),
    exclusive: boolean('exclusive').notNull().default(false),
    startedAt: instant('started_at').notNull(),
    startedBy: text('started_by').$type<VisitStarter>().notNull(),
    endedAt: instant('ended_at'),
    endedBy: text('ended_by').$type<VisitEnder>(),
    plannedEndAt: instant('planned_end_at'),
    guestCount: smallint('guest_count').notNull().default(0),
    /** The end is the automatic check-out's, not the person's. */
    estimated: boolean('estimated').notNull().default(false),
    /** The door job that started it. No foreign key: jobs go after 90 days. */
    doorJobId: uuid('door_job_id'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('visits_one_open_key')
      .on(table.userId, table.roomId)
      .where(sql`${table.endedAt} is null`),
    uniqueIndex('visits_one_exclusive_key')
      .on(table.userId, table.operatorId)
      .where(sql`${table.endedAt} is null and ${table.exclusive}`),
    uniqueIndex('visits_door_job_id_key').on(table.doorJobId),
    index('visits_room_id_idx').on(table.roomId, table.startedAt, table.id),
    index('visits_user_id_idx').on(table.userId, table.startedAt, table.id),
    index('visits_operator_id_idx').on(table.operatorId, table.startedAt, table.id),
    index('visits_ended_at_idx').on(table.endedAt),
    check('visits_started_by_check', sql`${table.startedBy} in ('self', 'admin', 'door', 'terminal')`),
    check('visits_ended_by_check', sql`${table.endedBy} in ('self', 'admin', 'door', 'terminal', 'auto')`),
    check('visits_end_check', sql`${table.endedAt} >= ${table.startedAt}`),
    check('visits_ended_check', sql`(${table.endedAt} is null) = (${table.endedBy} is null)`),
    check('visits_estimated_check', sql`not ${table.estimated} or ${table.endedAt} is not null`),
    check('visits_planned_check', sql`${table.plannedEndAt} > ${table.startedAt}`),
    check('visits_guest_count_check', sql`${table.guestCount} between 0 and 20`),
  ],
);

/** What stays of visits after their time: how many were in a room in an hour, without names. */
export const visitCounts = pgTable(
  'visit_counts',
  {
    roomId: uuid('room_id')
      .notNull()
      .references(() => rooms.id, { onDelete: 'cascade' }),
    /** Start of the hour. */
    hour: instant('hour').notNull(),
    people: integer('people').notNull(),
    guests: integer('guests').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.hour] }),
    check('visit_counts_hour_check', sql`${table.hour} = date_trunc('hour', ${table.hour}, 'UTC')`),
    check('visit_counts_people_check', sql`${table.people} >= 0 and ${table.guests} >= 0`),
  ],
);

export type TerminalKind = 'terminal' | 'board';

/** A device with kiosk rights, never a person's session; `token_hash` is sha256 of its cookie, empty until it is enrolled. */
export const terminals = pgTable(
  'terminals',
  {
    id: primaryId(),
    operatorId: uuid('operator_id')
      .notNull()
      .references(() => operators.id),
    facilityId: uuid('facility_id')
      .notNull()
      .references(() => facilities.id),
    kind: text('kind').$type<TerminalKind>().notNull(),
    name: text('name').notNull(),
    tokenHash: text('token_hash'),
    enrolledBy: uuid('enrolled_by').references(() => users.id, { onDelete: 'set null' }),
    enrolledAt: instant('enrolled_at'),
    /** Written by the device's own calls, which is no edit: the version stays. */
    lastSeenAt: instant('last_seen_at'),
    revokedAt: instant('revoked_at'),
    /** Wrong numbers, PINs and badges in a row; the next try waits until `next_try_at`. */
    wrongTries: smallint('wrong_tries').notNull().default(0),
    nextTryAt: instant('next_try_at'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('terminals_token_hash_key').on(table.tokenHash),
    index('terminals_operator_id_idx').on(table.operatorId),
    index('terminals_facility_id_idx').on(table.facilityId),
    index('terminals_enrolled_by_idx').on(table.enrolledBy),
    check('terminals_kind_check', sql`${table.kind} in ('terminal', 'board')`),
    check('terminals_name_check', sql`char_length(${table.name}) between 1 and 80`),
    check('terminals_enrolled_check', sql`${table.tokenHash} is null or ${table.enrolledAt} is not null`),
    check('terminals_tries_check', sql`${table.wrongTries} >= 0`),
  ],
);

/** With the member number it identifies a person at a terminal; `pin_hash` is argon2id. */
export const terminalPins = pgTable(
  'terminal_pins',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    pinHash: text('pin_hash').notNull(),
    setBy: uuid('set_by').references(() => users.id, { onDelete: 'set null' }),
    setAt: instant('set_at').notNull(),
  },
  (table) => [index('terminal_pins_set_by_idx').on(table.setBy)],
);

/** A printed QR code that identifies a person at a terminal; `token_hash` is sha256 of its 128 random bits. */
export const badges = pgTable(
  'badges',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    operatorId: uuid('operator_id')
      .notNull()
      .references(() => operators.id),
    tokenHash: text('token_hash').notNull(),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
    revokedBy: uuid('revoked_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    uniqueIndex('badges_token_hash_key').on(table.tokenHash),
    index('badges_user_id_idx').on(table.userId),
    index('badges_operator_id_idx').on(table.operatorId),
    index('badges_created_by_idx').on(table.createdBy),
    index('badges_revoked_by_idx').on(table.revokedBy),
  ],
);
