import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, instant, isHexColor, isOnGrid, primaryId, updatedAt, versionColumn, wallTime } from './columns.ts';

export type OperatorType = 'verein' | 'kommune' | 'sonstige';
export type GroupIcon = 'outdoor' | 'indoor' | 'shared';
export type BookingMode = 'free' | 'slotOnly';
export type PresenceMode = 'single' | 'parallel';

export const operators = pgTable(
  'operators',
  {
    id: primaryId(),
    name: text('name').notNull(),
    type: text('type').$type<OperatorType>().notNull(),
    primaryColor: text('primary_color').notNull(),
    phone: text('phone'),
    presenceMode: text('presence_mode').$type<PresenceMode>().notNull().default('single'),
    autoCheckoutAt: wallTime('auto_checkout_at').notNull().default('23:30'),
    /** A manager approves a swap that two staff members agreed on. */
    swapNeedsApproval: boolean('swap_needs_approval').notNull().default(true),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    check('operators_type_check', sql`${table.type} in ('verein', 'kommune', 'sonstige')`),
    check('operators_primary_color_check', isHexColor(table.primaryColor)),
    check('operators_presence_mode_check', sql`${table.presenceMode} in ('single', 'parallel')`),
    check('operators_phone_check', sql`${table.phone} ~ '^[0-9 +()/-]{3,40}$'`),
  ],
);

/** Settings of the whole house: one row, or none, which means the defaults. A new part adds its switch here (app/parts.ts). */
export const houseSettings = pgTable(
  'house_settings',
  {
    id: smallint('id').primaryKey().default(1),
    doors: boolean('doors').notNull().default(true),
    presence: boolean('presence').notNull().default(false),
    staff: boolean('staff').notNull().default(false),
    funding: boolean('funding').notNull().default(false),
    /** `GET /api/space` answers. */
    spaceApi: boolean('space_api').notNull().default(false),
    /** Visits keep their names for so long, then they are counts. */
    keepVisitsDays: smallint('keep_visits_days').notNull().default(30),
    keepActionsMonths: smallint('keep_actions_months').notNull().default(24),
    /** Written by the backup command, which is no edit: the version stays. */
    lastBackupAt: instant('last_backup_at'),
    version: versionColumn(),
    updatedAt: updatedAt(),
  },
  (table) => [
    check('house_settings_one_row_check', sql`${table.id} = 1`),
    check('house_settings_keep_visits_check', sql`${table.keepVisitsDays} between 1 and 730`),
    check('house_settings_keep_actions_check', sql`${table.keepActionsMonths} between 1 and 120`),
  ],
);

export const facilities = pgTable(
  'facilities',
  {
    id: primaryId(),
    operatorId: uuid('operator_id')
      .notNull()
      .references(() => operators.id),
    name: text('name').notNull(),
    street: text('street'),
    houseNumber: text('house_number'),
    zip: text('zip'),
    city: text('city'),
    sortOrder: integer('sort_order').notNull().default(0),
    timeZone: text('time_zone').notNull().default('Europe/Berlin'),
    holidayRegion: text('holiday_region').notNull().default('DE-HE'),
    publicPlan: boolean('public_plan').notNull().default(false),
    showNames: boolean('show_names').notNull().default(false),
    embedOrigins: text('embed_origins')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('facilities_operator_id_idx').on(table.operatorId),
    unique('facilities_operator_key').on(table.id, table.operatorId),
    check('facilities_holiday_region_check', sql`${table.holidayRegion} ~ '^[A-Z]{2}-[A-Z]{2}$'`),
  ],
);

export const resourceGroups = pgTable(
  'resource_groups',
  {
    id: primaryId(),
    facilityId: uuid('facility_id')
      .notNull()
      .references(() => facilities.id),
    name: text('name').notNull(),
    icon: text('icon').$type<GroupIcon>().notNull(),
    sortOrder: integer('sort_order').notNull().default(0),
    sharedScheduling: boolean('shared_scheduling').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('resource_groups_facility_id_idx').on(table.facilityId),
    check('resource_groups_icon_check', sql`${table.icon} in ('outdoor', 'indoor', 'shared')`),
  ],
);

/** A physical space; a resource may lie in one, a door may lead into one (D9). */
export const rooms = pgTable(
  'rooms',
  {
    id: primaryId(),
    facilityId: uuid('facility_id')
      .notNull()
      .references(() => facilities.id),
    name: text('name').notNull(),
    slug: text('slug').notNull(),
    /** Counted by SpaceAPI. */
    isPublic: boolean('is_public').notNull().default(false),
    isActive: boolean('is_active').notNull().default(true),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('rooms_slug_key').on(table.facilityId, table.slug),
    unique('rooms_facility_key').on(table.id, table.facilityId),
    check('rooms_slug_check', sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${table.slug}) <= 40`),
    check('rooms_name_check', sql`char_length(${table.name}) between 1 and 80`),
  ],
);

/** Any depth; `root_id` is the top of its tree (itself for a root), kept by the trigger resources_keep_root. */
export const resources = pgTable(
  'resources',
  {
    id: primaryId(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => resourceGroups.id),
    parentId: uuid('parent_id').references((): AnyPgColumn => resources.id),
    rootId: uuid('root_id')
      .notNull()
      .default(sql`'00000000-0000-0000-0000-000000000000'::uuid`),
    name: text('name').notNull(),
    color: text('color').notNull(),
    splittable: boolean('splittable').notNull().default(false),
    bookingMode: text('booking_mode').$type<BookingMode>().notNull().default('free'),
    sortOrder: integer('sort_order').notNull().default(0),
    roomId: uuid('room_id').references(() => rooms.id),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('resources_group_id_idx').on(table.groupId),
    index('resources_parent_id_idx').on(table.parentId),
    index('resources_root_id_idx').on(table.rootId),
    index('resources_room_id_idx').on(table.roomId),
    check('resources_color_check', isHexColor(table.color)),
    check('resources_booking_mode_check', sql`${table.bookingMode} in ('free', 'slotOnly')`),
    check('resources_parent_check', sql`${table.parentId} <> ${table.id}`),
  ],
);

/**
 * Open windows of a slotOnly root resource; validity bounds are inclusive (D7). 0 = Sunday. The EXCLUDE constraint
 * slots_no_overlap (in the migration) refuses two windows that share a weekday, a time and a date.
 */
export const slots = pgTable(
  'slots',
  {
    id: primaryId(),
    resourceId: uuid('resource_id')
      .notNull()
      .references(() => resources.id),
    dayOfWeek: smallint('day_of_week').notNull(),
    startTime: wallTime('start_time').notNull(),
    endTime: wallTime('end_time').notNull(),
    validFrom: date('valid_from', { mode: 'string' }),
    validUntil: date('valid_until', { mode: 'string' }),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('slots_resource_id_idx').on(table.resourceId, table.dayOfWeek),
    check('slots_day_of_week_check', sql`${table.dayOfWeek} between 0 and 6`),
    check('slots_time_check', sql`${table.endTime} > ${table.startTime}`),
    check('slots_grid_check', isOnGrid(table.startTime, table.endTime)),
    check('slots_validity_check', sql`${table.validUntil} >= ${table.validFrom}`),
  ],
);

/** For a weekday or one date (which wins). Without times the day is closed; closes_at <= opens_at means the next day. */
export const openingHours = pgTable(
  'opening_hours',
  {
    id: primaryId(),
    facilityId: uuid('facility_id')
      .notNull()
      .references(() => facilities.id),
    dayOfWeek: smallint('day_of_week'),
    date: date('date', { mode: 'string' }),
    opensAt: wallTime('opens_at'),
    closesAt: wallTime('closes_at'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('opening_hours_weekday_key')
      .on(table.facilityId, table.dayOfWeek)
      .where(sql`${table.dayOfWeek} is not null`),
    uniqueIndex('opening_hours_date_key')
      .on(table.facilityId, table.date)
      .where(sql`${table.date} is not null`),
    index('opening_hours_facility_id_idx').on(table.facilityId),
    check('opening_hours_closed_check', sql`(${table.opensAt} is null) = (${table.closesAt} is null)`),
    check('opening_hours_day_check', sql`(${table.dayOfWeek} is null) <> (${table.date} is null)`),
    check('opening_hours_day_of_week_check', sql`${table.dayOfWeek} between 0 and 6`),
  ],
);

export const schoolHolidays = pgTable(
  'school_holidays',
  {
    id: primaryId(),
    region: text('region').notNull(),
    name: text('name').notNull(),
    from: date('from_date', { mode: 'string' }).notNull(),
    until: date('until_date', { mode: 'string' }).notNull(),
    source: text('source').notNull(),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('school_holidays_key').on(table.region, table.name, table.from),
    check('school_holidays_range_check', sql`${table.until} >= ${table.from}`),
  ],
);
