import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
  index,
  numeric,
  pgTable,
  type PgTableExtraConfigValue,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, instant, isHexColor, primaryId, updatedAt, versionColumn, wallTime } from './columns.ts';
import { facilities, operators, rooms } from './facilities.ts';
import { users } from './people.ts';

/** Everything of a shift belongs to one operator: the foreign keys carry `operator_id`, so that no row crosses over (D21). */

export type EmploymentKind = 'employee' | 'minijob' | 'youth' | 'volunteer';
export type ClockSuggestion = 'off' | 'suggest' | 'auto';
export type EndTimeType = 'fixed' | 'close_plus';
export type ScheduleStatus = 'DRAFT' | 'PUBLISHED';
export type ShiftStatus = 'DRAFT' | 'PUBLISHED' | 'CANCELLED';
export type ShiftRequestKind = 'swap' | 'stand_in' | 'cannot_come';
export type ShiftRequestState = 'offered' | 'accepted' | 'done' | 'declined' | 'withdrawn' | 'expired';

const operatorId = () =>
  uuid('operator_id')
    .notNull()
    .references(() => operators.id);
const isRole = (column: AnyPgColumn) => sql`${column} ~ '^\\S(.{0,38}\\S)?$'`;

/** A person's work for one operator. */
export const staffMembers = pgTable(
  'staff_members',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    operatorId: operatorId(),
    /** The person's number in an older program; old shifts name it. */
    externalRef: text('external_ref'),
    employmentKind: text('employment_kind').$type<EmploymentKind>().notNull(),
    weeklyHours: numeric('weekly_hours', { precision: 4, scale: 1, mode: 'number' }),
    roles: text('roles')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    allowsSplitDay: boolean('allows_split_day').notNull().default(false),
    isActive: boolean('is_active').notNull().default(true),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('staff_members_user_key').on(table.userId, table.operatorId),
    uniqueIndex('staff_members_external_ref_key').on(table.operatorId, table.externalRef),
    unique('staff_members_operator_key').on(table.id, table.operatorId),
    unique('staff_members_person_key').on(table.id, table.operatorId, table.userId),
    check(
      'staff_members_employment_check',
      sql`${table.employmentKind} in ('employee', 'minijob', 'youth', 'volunteer')`,
    ),
    check('staff_members_hours_check', sql`${table.weeklyHours} between 0 and 80`),
    check('staff_members_ref_check', sql`char_length(${table.externalRef}) between 1 and 80`),
    check(
      'staff_members_roles_check',
      sql`array_position(${table.roles}, null) is null and cardinality(${table.roles}) <= 20`,
    ),
  ],
);

/** Where shifts take place: a facility, or one of its rooms. */
export const workAreas = pgTable(
  'work_areas',
  {
    id: primaryId(),
    operatorId: operatorId(),
    facilityId: uuid('facility_id').notNull(),
    roomId: uuid('room_id'),
    name: text('name').notNull(),
    color: text('color').notNull(),
    clockSuggestion: text('clock_suggestion').$type<ClockSuggestion>().notNull().default('suggest'),
    isActive: boolean('is_active').notNull().default(true),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    unique('work_areas_operator_key').on(table.id, table.operatorId),
    uniqueIndex('work_areas_name_key').on(table.operatorId, sql`lower(${table.name})`),
    index('work_areas_facility_id_idx').on(table.facilityId, table.operatorId),
    index('work_areas_room_id_idx').on(table.roomId, table.facilityId),
    foreignKey({
      name: 'work_areas_facility_fk',
      columns: [table.facilityId, table.operatorId],
      foreignColumns: [facilities.id, facilities.operatorId],
    }),
    foreignKey({
      name: 'work_areas_room_fk',
      columns: [table.roomId, table.facilityId],
      foreignColumns: [rooms.id, rooms.facilityId],
    }),
    check('work_areas_name_check', sql`char_length(${table.name}) between 1 and 80`),
    check('work_areas_color_check', isHexColor(table.color)),
    check('work_areas_clock_check', sql`${table.clockSuggestion} in ('off', 'suggest', 'auto')`),
  ],
);

/** What the generator makes shifts of (seed 1, 1.1). `weekdays`: 0 = Sunday. */
export const shiftTemplates = pgTable(
  'shift_templates',
  {
    id: primaryId(),
    operatorId: operatorId(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull(),
    station: text('station'),
    workAreaId: uuid('work_area_id'),
    weekdays: smallint('weekdays')
      .array()
      .notNull()
      .default(sql`'{0,1,2,3,4,5,6}'::smallint[]`),
    startTimeLocal: wallTime('start_time_local').notNull(),
    endTimeLocal: wallTime('end_time_local').notNull(),
    /** Null: the end is `end_time_local`. */
    endTimeType: text('end_time_type').$type<EndTimeType>(),
    endTimeFixed: wallTime('end_time_fixed'),
    closePlusMinutes: smallint('close_plus_minutes'),
    requiredStaffCount: smallint('required_staff_count').notNull().default(1),
    skipHolidays: boolean('skip_holidays').notNull().default(false),
    /** One shift per approved event booking of the facility instead of one per day. */
    eventMode: boolean('event_mode').notNull().default(false),
    active: boolean('active').notNull().default(true),
    archived: boolean('archived').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('shift_templates_code_key').on(table.operatorId, table.code),
    unique('shift_templates_operator_key').on(table.id, table.operatorId),
    index('shift_templates_work_area_id_idx').on(table.workAreaId, table.operatorId),
    foreignKey({
      name: 'shift_templates_work_area_fk',
      columns: [table.workAreaId, table.operatorId],
      foreignColumns: [workAreas.id, workAreas.operatorId],
    }),
    check('shift_templates_code_check', sql`${table.code} ~ '^[A-Z0-9_-]{1,40}$'`),
    check('shift_templates_name_check', sql`char_length(${table.name}) between 1 and 80`),
    check('shift_templates_role_check', isRole(table.role)),
    check('shift_templates_station_check', sql`char_length(${table.station}) between 1 and 60`),
    check(
      'shift_templates_weekdays_check',
      sql`cardinality(${table.weekdays}) between 1 and 7 and ${table.weekdays} <@ '{0,1,2,3,4,5,6}'::smallint[]`,
    ),
    check('shift_templates_count_check', sql`${table.requiredStaffCount} between 0 and 100`),
    check('shift_templates_end_type_check', sql`${table.endTimeType} in ('fixed', 'close_plus')`),
    check(
      'shift_templates_end_check',
      sql`(${table.endTimeType} is distinct from 'fixed' or ${table.endTimeFixed} is not null) and (${table.endTimeType} is distinct from 'close_plus' or ${table.closePlusMinutes} is not null)`,
    ),
    check('shift_templates_close_plus_check', sql`${table.closePlusMinutes} between -720 and 720`),
    check(
      'shift_templates_area_check',
      sql`${table.workAreaId} is not null or not (${table.eventMode} or ${table.skipHolidays} or ${table.endTimeType} is not distinct from 'close_plus')`,
    ),
  ],
);

/** A facility's week (Wochenplan). */
export const schedules = pgTable(
  'schedules',
  {
    id: primaryId(),
    operatorId: operatorId(),
    facilityId: uuid('facility_id').notNull(),
    /** 2026-W48 (ISO 8601). */
    isoWeek: text('iso_week').notNull(),
    status: text('status').$type<ScheduleStatus>().notNull().default('DRAFT'),
    publishedAt: instant('published_at'),
    publishedBy: uuid('published_by').references(() => users.id, { onDelete: 'set null' }),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('schedules_week_key').on(table.facilityId, table.isoWeek),
    unique('schedules_operator_key').on(table.id, table.operatorId),
    index('schedules_operator_id_idx').on(table.operatorId, table.isoWeek),
    index('schedules_facility_id_idx').on(table.facilityId, table.operatorId),
    index('schedules_published_by_idx').on(table.publishedBy),
    foreignKey({
      name: 'schedules_facility_fk',
      columns: [table.facilityId, table.operatorId],
      foreignColumns: [facilities.id, facilities.operatorId],
    }),
    check('schedules_week_check', sql`${table.isoWeek} ~ '^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$'`),
    check('schedules_status_check', sql`${table.status} in ('DRAFT', 'PUBLISHED')`),
    check('schedules_published_check', sql`${table.status} = 'DRAFT' or ${table.publishedAt} is not null`),
  ],
);

/**
 * The source of truth (seed 1, 1.2). The unique index shifts_generated_key (in the migration) lets a template make one shift per
 * origin date and event, for ever. The trigger shifts_keep_origin keeps what a shift was made for, and the edges of its states.
 */
export const shifts = pgTable(
  'shifts',
  {
    id: primaryId(),
    operatorId: operatorId(),
    scheduleId: uuid('schedule_id'),
    workAreaId: uuid('work_area_id'),
    templateId: uuid('template_id'),
    /** The date that the generator made it for; a moved shift keeps it. */
    originDate: date('origin_date', { mode: 'string' }),
    /** A booking. No foreign key: a cancelled booking that comes back finds its shifts again. */
    eventId: uuid('event_id'),
    /** The day of the start in Europe/Berlin. */
    dateLocal: date('date_local', { mode: 'string' })
      .notNull()
      .generatedAlwaysAs(sql`(start_at_utc at time zone 'Europe/Berlin')::date`),
    startAtUtc: instant('start_at_utc').notNull(),
    endAtUtc: instant('end_at_utc').notNull(),
    role: text('role').notNull(),
    station: text('station'),
    requiredStaffCount: smallint('required_staff_count').notNull().default(1),
    status: text('status').$type<ShiftStatus>().notNull().default('DRAFT'),
    notesStaff: text('notes_staff'),
    notesInternal: text('notes_internal'),
    archived: boolean('archived').notNull().default(false),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table): PgTableExtraConfigValue[] => [
    unique('shifts_operator_key').on(table.id, table.operatorId),
    index('shifts_operator_id_idx').on(table.operatorId, table.dateLocal, table.startAtUtc, table.id),
    index('shifts_event_id_idx')
      .on(table.eventId, table.startAtUtc)
      .where(sql`${table.eventId} is not null`),
    index('shifts_work_area_id_idx').on(table.workAreaId, table.operatorId),
    index('shifts_template_id_idx').on(table.templateId, table.operatorId),
    index('shifts_schedule_id_idx').on(table.scheduleId, table.operatorId),
    foreignKey({
      name: 'shifts_schedule_fk',
      columns: [table.scheduleId, table.operatorId],
      foreignColumns: [schedules.id, schedules.operatorId],
    }),
    foreignKey({
      name: 'shifts_work_area_fk',
      columns: [table.workAreaId, table.operatorId],
      foreignColumns: [workAreas.id, workAreas.operatorId],
    }),
    foreignKey({
      name: 'shifts_template_fk',
      columns: [table.templateId, table.operatorId],
      foreignColumns: [shiftTemplates.id, shiftTemplates.operatorId],
    }),
    check('shifts_time_check', sql`${table.endAtUtc} > ${table.startAtUtc}`),
    check('shifts_length_check', sql`${table.endAtUtc} - ${table.startAtUtc} <= interval '25 hours'`),
    check('shifts_role_check', isRole(table.role)),
    check('shifts_station_check', sql`char_length(${table.station}) between 1 and 60`),
    check('shifts_count_check', sql`${table.requiredStaffCount} between 0 and 100`),
    check('shifts_status_check', sql`${table.status} in ('DRAFT', 'PUBLISHED', 'CANCELLED')`),
    check('shifts_origin_check', sql`${table.templateId} is null or ${table.originDate} is not null`),
    check('shifts_archived_check', sql`not ${table.archived} or ${table.status} <> 'PUBLISHED'`),
    check(
      'shifts_notes_check',
      sql`char_length(${table.notesStaff}) <= 2000 and char_length(${table.notesInternal}) <= 2000`,
    ),
  ],
);

export const shiftAssignments = pgTable(
  'shift_assignments',
  {
    shiftId: uuid('shift_id').notNull(),
    staffMemberId: uuid('staff_member_id').notNull(),
    operatorId: uuid('operator_id').notNull(),
    assignedBy: uuid('assigned_by').references(() => users.id, { onDelete: 'set null' }),
    assignedAt: instant('assigned_at')
      .notNull()
      .default(sql`app_now()`),
  },
  (table) => [
    primaryKey({ columns: [table.shiftId, table.staffMemberId] }),
    index('shift_assignments_staff_member_id_idx').on(table.staffMemberId, table.operatorId),
    index('shift_assignments_shift_id_idx').on(table.shiftId, table.operatorId),
    index('shift_assignments_assigned_by_idx').on(table.assignedBy),
    foreignKey({
      name: 'shift_assignments_shift_fk',
      columns: [table.shiftId, table.operatorId],
      foreignColumns: [shifts.id, shifts.operatorId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'shift_assignments_staff_fk',
      columns: [table.staffMemberId, table.operatorId],
      foreignColumns: [staffMembers.id, staffMembers.operatorId],
    }),
  ],
);

/**
 * A person gives a shift away (swap), an open place or an absent person's is offered (stand_in), a person cannot come. The unique
 * index shift_requests_live_key (in the migration) allows one live request per shift and person.
 */
export const shiftRequests = pgTable(
  'shift_requests',
  {
    id: primaryId(),
    operatorId: operatorId(),
    kind: text('kind').$type<ShiftRequestKind>().notNull(),
    shiftId: uuid('shift_id').notNull(),
    /** Whose place it is; null for an open one. */
    fromStaffId: uuid('from_staff_id'),
    /** Who is asked, or who took it; null while all with the role are asked. */
    toStaffId: uuid('to_staff_id'),
    /** The shift of `to` that `from` gets in return. */
    otherShiftId: uuid('other_shift_id'),
    state: text('state').$type<ShiftRequestState>().notNull().default('offered'),
    message: text('message'),
    answer: text('answer'),
    askedBy: uuid('asked_by').references(() => users.id, { onDelete: 'set null' }),
    acceptedAt: instant('accepted_at'),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
    decidedAt: instant('decided_at'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('shift_requests_shift_id_idx').on(table.shiftId, table.operatorId),
    index('shift_requests_other_shift_id_idx').on(table.otherShiftId, table.operatorId),
    index('shift_requests_from_idx').on(table.fromStaffId, table.operatorId),
    index('shift_requests_to_idx').on(table.toStaffId, table.operatorId),
    index('shift_requests_live_idx')
      .on(table.operatorId, table.createdAt)
      .where(sql`${table.state} in ('offered', 'accepted')`),
    index('shift_requests_operator_id_idx').on(table.operatorId, table.updatedAt),
    index('shift_requests_asked_by_idx').on(table.askedBy),
    index('shift_requests_decided_by_idx').on(table.decidedBy),
    foreignKey({
      name: 'shift_requests_shift_fk',
      columns: [table.shiftId, table.operatorId],
      foreignColumns: [shifts.id, shifts.operatorId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'shift_requests_other_shift_fk',
      columns: [table.otherShiftId, table.operatorId],
      foreignColumns: [shifts.id, shifts.operatorId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'shift_requests_from_fk',
      columns: [table.fromStaffId, table.operatorId],
      foreignColumns: [staffMembers.id, staffMembers.operatorId],
    }),
    foreignKey({
      name: 'shift_requests_to_fk',
      columns: [table.toStaffId, table.operatorId],
      foreignColumns: [staffMembers.id, staffMembers.operatorId],
    }),
    check('shift_requests_kind_check', sql`${table.kind} in ('swap', 'stand_in', 'cannot_come')`),
    check(
      'shift_requests_state_check',
      sql`${table.state} in ('offered', 'accepted', 'done', 'declined', 'withdrawn', 'expired')`,
    ),
    check('shift_requests_from_check', sql`${table.kind} = 'stand_in' or ${table.fromStaffId} is not null`),
    check('shift_requests_to_check', sql`${table.fromStaffId} <> ${table.toStaffId}`),
    check(
      'shift_requests_return_check',
      sql`${table.otherShiftId} is null or ${table.kind} = 'swap' and ${table.toStaffId} is not null`,
    ),
    check('shift_requests_accepted_check', sql`${table.state} <> 'accepted' or ${table.toStaffId} is not null`),
    check(
      'shift_requests_texts_check',
      sql`char_length(${table.message}) <= 1000 and char_length(${table.answer}) <= 1000`,
    ),
  ],
);
