import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, instant, isOnGrid, primaryId, tsRange, updatedAt, versionColumn, wallTime } from './columns.ts';
import { facilities, resources } from './facilities.ts';
import { eventTypes, teams } from './organisation.ts';
import { users } from './people.ts';

export type BookingStatus = 'pending' | 'approved' | 'rejected' | 'expired' | 'archived';
export type Decision = 'approved' | 'rejected';
export interface SeriesException {
  date: string;
  reason: string;
  /** The series had this date and lost it. Absent for a date that was never booked, and for one that was moved. */
  fellOut?: true;
}

export const bookingSeries = pgTable(
  'booking_series',
  {
    id: primaryId(),
    resourceId: uuid('resource_id').references(() => resources.id, { onDelete: 'set null' }),
    teamId: uuid('team_id').references(() => teams.id, { onDelete: 'set null' }),
    eventTypeId: text('event_type_id')
      .notNull()
      .references(() => eventTypes.id),
    dayOfWeek: smallint('day_of_week').notNull(),
    startDate: date('start_date', { mode: 'string' }).notNull(),
    endDate: date('end_date', { mode: 'string' }).notNull(),
    startTime: wallTime('start_time').notNull(),
    endTime: wallTime('end_time').notNull(),
    title: text('title').notNull(),
    description: text('description'),
    exceptions: jsonb('exceptions').$type<SeriesException[]>().notNull().default([]),
    /** Choices of the form; they hold for every date that is added later. */
    skipPublicHolidays: boolean('skip_public_holidays').notNull().default(false),
    skipSchoolHolidays: boolean('skip_school_holidays').notNull().default(false),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('booking_series_resource_id_idx').on(table.resourceId),
    index('booking_series_team_id_idx').on(table.teamId),
    index('booking_series_event_type_id_idx').on(table.eventTypeId),
    index('booking_series_created_by_idx').on(table.createdBy),
    check('booking_series_day_of_week_check', sql`${table.dayOfWeek} between 0 and 6`),
    check('booking_series_range_check', sql`${table.endDate} >= ${table.startDate}`),
    check('booking_series_time_check', sql`${table.endTime} > ${table.startTime}`),
    check('booking_series_grid_check', isOnGrid(table.startTime, table.endTime)),
    check('booking_series_title_check', sql`char_length(${table.title}) between 1 and 120`),
    check('booking_series_description_check', sql`char_length(${table.description}) <= 2000`),
  ],
);

/** One row per booking (D2). The names are snapshots, kept current until the booking is past. */
export const bookings = pgTable(
  'bookings',
  {
    id: primaryId(),
    resourceId: uuid('resource_id').references(() => resources.id, { onDelete: 'set null' }),
    date: date('date', { mode: 'string' }).notNull(),
    startTime: wallTime('start_time').notNull(),
    endTime: wallTime('end_time').notNull(),
    title: text('title').notNull(),
    description: text('description'),
    eventTypeId: text('event_type_id')
      .notNull()
      .references(() => eventTypes.id),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    teamId: uuid('team_id').references(() => teams.id, { onDelete: 'set null' }),
    seriesId: uuid('series_id').references(() => bookingSeries.id, { onDelete: 'set null' }),
    detached: boolean('detached').notNull().default(false),
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    status: text('status').$type<BookingStatus>().notNull(),
    decision: text('decision').$type<Decision>(),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
    decidedAt: instant('decided_at'),
    decisionReason: text('decision_reason'),
    archivedAt: instant('archived_at'),
    /** A door that it opened has let its person in. */
    checkedInAt: instant('checked_in_at'),
    externalRef: text('external_ref'),
    placeName: text('place_name').notNull(),
    teamName: text('team_name'),
    clubName: text('club_name'),
    personName: text('person_name').notNull(),
    typeLabel: text('type_label').notNull(),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('bookings_external_ref_key').on(table.externalRef),
    index('bookings_resource_id_date_idx').on(table.resourceId, table.date),
    index('bookings_event_type_id_idx').on(table.eventTypeId),
    index('bookings_user_id_idx').on(table.userId),
    index('bookings_team_id_idx').on(table.teamId),
    index('bookings_series_id_idx').on(table.seriesId),
    uniqueIndex('bookings_series_date_key')
      .on(table.seriesId, table.date)
      .where(sql`${table.seriesId} is not null and not ${table.detached}`),
    index('bookings_created_by_idx').on(table.createdBy),
    index('bookings_decided_by_idx').on(table.decidedBy),
    index('bookings_date_idx').on(table.date, table.startTime, table.id),
    index('bookings_pending_idx')
      .on(table.resourceId)
      .where(sql`${table.status} = 'pending'`),
    index('bookings_open_date_idx')
      .on(table.date)
      .where(sql`${table.status} in ('pending', 'approved')`),
    check('bookings_status_check', sql`${table.status} in ('pending', 'approved', 'rejected', 'expired', 'archived')`),
    check('bookings_decision_check', sql`${table.decision} in ('approved', 'rejected')`),
    check(
      'bookings_outcome_check',
      sql`case ${table.status} when 'approved' then ${table.decision} = 'approved' when 'rejected' then ${table.decision} = 'rejected' when 'pending' then ${table.decision} is null else true end`,
    ),
    check('bookings_archived_check', sql`(${table.status} = 'archived') = (${table.archivedAt} is not null)`),
    check('bookings_time_check', sql`${table.endTime} > ${table.startTime}`),
    check('bookings_grid_check', isOnGrid(table.startTime, table.endTime)),
    check('bookings_title_check', sql`char_length(${table.title}) between 1 and 120`),
    check('bookings_description_check', sql`char_length(${table.description}) <= 2000`),
  ],
);

/**
 * What a booking occupies: its resource and every descendant. The EXCLUDE constraint booking_claims_no_overlap (in the
 * migration) makes a second blocking claim on the same place and time impossible; pending bookings claim without blocking.
 */
export const bookingClaims = pgTable(
  'booking_claims',
  {
    bookingId: uuid('booking_id').notNull(),
    resourceId: uuid('resource_id').notNull(),
    during: tsRange('during').notNull(),
    viaParent: boolean('via_parent').notNull(),
    blocking: boolean('blocking').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.bookingId, table.resourceId] }),
    foreignKey({
      name: 'booking_claims_booking_id_fkey',
      columns: [table.bookingId],
      foreignColumns: [bookings.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'booking_claims_resource_id_fkey',
      columns: [table.resourceId],
      foreignColumns: [resources.id],
    }).onDelete('cascade'),
    check('booking_claims_during_check', sql`not isempty(${table.during})`),
  ],
);

/** Tombstone of a cancelled future booking (D17): the whole row for undo, a few columns for feeds and figures. */
export const cancelledBookings = pgTable(
  'cancelled_bookings',
  {
    id: primaryId(),
    resourceId: uuid('resource_id').references(() => resources.id, { onDelete: 'set null' }),
    teamId: uuid('team_id').references(() => teams.id, { onDelete: 'set null' }),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    seriesId: uuid('series_id').references(() => bookingSeries.id, { onDelete: 'set null' }),
    date: date('date', { mode: 'string' }).notNull(),
    startTime: wallTime('start_time').notNull(),
    endTime: wallTime('end_time').notNull(),
    snapshot: jsonb('snapshot').$type<Record<string, unknown>>().notNull(),
    sequence: integer('sequence').notNull(),
    /** Joins what one cancellation took; undo brings back all of it or nothing. */
    cancellationId: uuid('cancellation_id').notNull(),
    reason: text('reason'),
    cancelledBy: uuid('cancelled_by').references(() => users.id, { onDelete: 'set null' }),
    cancelledAt: instant('cancelled_at')
      .notNull()
      .default(sql`app_now()`),
  },
  (table) => [
    index('cancelled_bookings_resource_id_idx').on(table.resourceId, table.date),
    index('cancelled_bookings_team_id_idx').on(table.teamId),
    index('cancelled_bookings_user_id_idx').on(table.userId),
    index('cancelled_bookings_series_id_idx').on(table.seriesId),
    index('cancelled_bookings_cancellation_id_idx').on(table.cancellationId),
    index('cancelled_bookings_cancelled_by_idx').on(table.cancelledBy),
    index('cancelled_bookings_date_idx').on(table.date, table.startTime, table.id),
  ],
);

export type UsageSource = 'trainer' | 'door' | 'import';

/** What became of a date: it took place or not, and how many were there. The trainer's word replaces the door's. */
export const bookingUsage = pgTable(
  'booking_usage',
  {
    bookingId: uuid('booking_id')
      .primaryKey()
      .references(() => bookings.id, { onDelete: 'cascade' }),
    tookPlace: boolean('took_place').notNull(),
    headcount: integer('headcount'),
    note: text('note'),
    recordedBy: uuid('recorded_by').references(() => users.id, { onDelete: 'set null' }),
    recordedAt: instant('recorded_at').notNull(),
    source: text('source').$type<UsageSource>().notNull(),
    version: versionColumn(),
  },
  (table) => [
    index('booking_usage_recorded_by_idx').on(table.recordedBy),
    check('booking_usage_source_check', sql`${table.source} in ('trainer', 'door', 'import')`),
    check('booking_usage_headcount_check', sql`${table.headcount} between 0 and 10000`),
    check('booking_usage_note_check', sql`char_length(${table.note}) between 1 and 300`),
    // A date that fell out has no head count.
    check('booking_usage_fell_out_check', sql`${table.tookPlace} or ${table.headcount} is null`),
  ],
);

/** One counter per root resource, raised by every change of its plan; a trigger notifies listeners (topic `plan`). */
export const planVersions = pgTable('plan_versions', {
  rootId: uuid('root_id')
    .primaryKey()
    .references(() => resources.id, { onDelete: 'cascade' }),
  version: bigint('version', { mode: 'number' }).notNull().default(1),
});

export type FeedKind = 'person' | 'team' | 'resource' | 'facility' | 'shifts';

/** A calendar that a person subscribed to by its secret address; `token_hash` is sha256. It ends with its person (D18). */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<FeedKind>().notNull(),
    teamId: uuid('team_id').references(() => teams.id, { onDelete: 'cascade' }),
    resourceId: uuid('resource_id').references(() => resources.id, { onDelete: 'cascade' }),
    facilityId: uuid('facility_id').references(() => facilities.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    /** Cancelled dates stay as STATUS:CANCELLED until 14 days after them. */
    withCancelled: boolean('with_cancelled').notNull().default(true),
    /** Written by the feed itself, which is no edit: the version stays. */
    lastReadAt: instant('last_read_at'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('calendar_feeds_token_hash_key').on(table.tokenHash),
    unique('calendar_feeds_subject_key')
      .on(table.userId, table.kind, table.teamId, table.resourceId, table.facilityId)
      .nullsNotDistinct(),
    index('calendar_feeds_team_id_idx').on(table.teamId),
    index('calendar_feeds_resource_id_idx').on(table.resourceId),
    index('calendar_feeds_facility_id_idx').on(table.facilityId),
    check('calendar_feeds_kind_check', sql`${table.kind} in ('person', 'team', 'resource', 'facility', 'shifts')`),
    check(
      'calendar_feeds_subject_check',
      sql`(${table.kind} = 'team') = (${table.teamId} is not null) and (${table.kind} = 'resource') = (${table.resourceId} is not null) and (${table.kind} = 'facility') = (${table.facilityId} is not null)`,
    ),
  ],
);
