import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  type PgTableExtraConfigValue,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, instant, primaryId, updatedAt, versionColumn } from './columns.ts';
import { users } from './people.ts';
import { shifts, staffMembers } from './staff.ts';

/** The time clock (seed 1, 1.3 and 1.4). Stamps are whole seconds, so that sums are exact. */

export type ClockState = 'WORKING' | 'BREAK' | 'CLOSED';
export type LinkMethod = 'AUTO' | 'MANUAL' | 'NONE';
export type ClockEventType = 'CLOCK_IN' | 'BREAK_START' | 'BREAK_END' | 'CLOCK_OUT';
export type ClockSource = 'APP' | 'TERMINAL' | 'ADMIN_CORRECTION';
export type MonthState = 'open' | 'submitted' | 'approved';
export type CorrectionDecision = 'approved' | 'declined' | 'withdrawn';
export type SuggestionCause = 'door' | 'visit';

/** Times of a day, ISO 8601 in UTC. `discard`: the session counts nothing. */
export interface WantedTimes {
  readonly clock_in_at?: string | undefined;
  readonly clock_out_at?: string | undefined;
  readonly breaks?: readonly { readonly start_at: string; readonly end_at: string }[] | undefined;
  readonly shift_id?: string | null | undefined;
  readonly discard?: true | undefined;
}

export interface EventMetadata {
  /** When the house got it, if that is later than it happened. */
  readonly recorded_at?: string;
  /** Of a correction: the event that counts no more, and that no event counts in its place. */
  readonly replaces?: string;
  readonly void?: true;
  readonly correction_id?: string;
  /** Of an automatic clock-in: the job of the door, or the visit. */
  readonly door_job_id?: string;
  readonly visit_id?: string;
  readonly terminal_id?: string;
}

const operatorId = () => uuid('operator_id').notNull();
const staffMemberId = () => uuid('staff_member_id').notNull();

/**
 * A person's work of one day. `user_id` is the staff member's. The trigger time_sessions_guard refuses a second part of a day
 * without `allows_split_day`, and every change in an approved month.
 */
export const timeSessions = pgTable(
  'time_sessions',
  {
    id: primaryId(),
    operatorId: operatorId(),
    staffMemberId: staffMemberId(),
    userId: uuid('user_id').notNull(),
    /** The day of the start in Europe/Berlin. */
    dayKey: date('day_key', { mode: 'string' })
      .notNull()
      .generatedAlwaysAs(sql`(clock_in_at at time zone 'Europe/Berlin')::date`),
    dayPart: smallint('day_part').notNull().default(1),
    state: text('state').$type<ClockState>().notNull(),
    shiftId: uuid('shift_id'),
    linkMethod: text('link_method').$type<LinkMethod>().notNull().default('NONE'),
    clockInAt: instant('clock_in_at').notNull(),
    clockOutAt: instant('clock_out_at'),
    /** Both are null until the session is closed. */
    totalWorkSeconds: integer('total_work_seconds'),
    totalBreakSeconds: integer('total_break_seconds'),
    /** Open or closed over 16 hours: it counts nowhere until an admin corrects it. */
    flagged: boolean('flagged').notNull().default(false),
    /** An admin took it away: it counts nothing, and its day is free again. */
    discarded: boolean('discarded').notNull().default(false),
    /** Why a break of the law was not possible. */
    noBreakReason: text('no_break_reason'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table): PgTableExtraConfigValue[] => [
    uniqueIndex('time_sessions_day_key')
      .on(table.staffMemberId, table.dayKey, table.dayPart)
      .where(sql`not ${table.discarded}`),
    uniqueIndex('time_sessions_open_key')
      .on(table.userId)
      .where(sql`${table.clockOutAt} is null`),
    unique('time_sessions_operator_key').on(table.id, table.operatorId, table.staffMemberId),
    index('time_sessions_operator_id_idx').on(table.operatorId, table.dayKey, table.clockInAt, table.id),
    index('time_sessions_staff_member_id_idx').on(table.staffMemberId, table.operatorId, table.userId),
    index('time_sessions_user_id_idx').on(table.userId, table.clockInAt),
    index('time_sessions_shift_id_idx').on(table.shiftId, table.operatorId),
    foreignKey({
      name: 'time_sessions_staff_fk',
      columns: [table.staffMemberId, table.operatorId, table.userId],
      foreignColumns: [staffMembers.id, staffMembers.operatorId, staffMembers.userId],
    }),
    foreignKey({
      name: 'time_sessions_shift_fk',
      columns: [table.shiftId, table.operatorId],
      foreignColumns: [shifts.id, shifts.operatorId],
    }),
    check('time_sessions_state_check', sql`${table.state} in ('WORKING', 'BREAK', 'CLOSED')`),
    check('time_sessions_closed_check', sql`(${table.state} = 'CLOSED') = (${table.clockOutAt} is not null)`),
    check('time_sessions_link_check', sql`${table.linkMethod} in ('AUTO', 'MANUAL', 'NONE')`),
    check('time_sessions_shift_check', sql`(${table.linkMethod} = 'NONE') = (${table.shiftId} is null)`),
    check('time_sessions_time_check', sql`${table.clockOutAt} >= ${table.clockInAt}`),
    check(
      'time_sessions_seconds_check',
      sql`extract(microseconds from ${table.clockInAt})::int % 1000000 = 0 and coalesce(extract(microseconds from ${table.clockOutAt})::int % 1000000, 0) = 0`,
    ),
    check(
      'time_sessions_sums_check',
      sql`case when ${table.clockOutAt} is null then ${table.totalWorkSeconds} is null and ${table.totalBreakSeconds} is null when ${table.discarded} then ${table.totalWorkSeconds} = 0 and ${table.totalBreakSeconds} = 0 else ${table.totalWorkSeconds} >= 0 and ${table.totalBreakSeconds} >= 0 and ${table.totalWorkSeconds} + ${table.totalBreakSeconds} = extract(epoch from ${table.clockOutAt} - ${table.clockInAt})::int end`,
    ),
    check('time_sessions_discarded_check', sql`not ${table.discarded} or ${table.clockOutAt} is not null`),
    check('time_sessions_part_check', sql`${table.dayPart} between 1 and 20`),
    check('time_sessions_reason_check', sql`char_length(${table.noBreakReason}) between 3 and 500`),
  ],
);

/** Breaks of a session. time_breaks_no_overlap (in the migration) keeps them apart. */
export const timeBreaks = pgTable(
  'time_breaks',
  {
    id: primaryId(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => timeSessions.id, { onDelete: 'cascade' }),
    startAt: instant('start_at').notNull(),
    endAt: instant('end_at'),
  },
  (table) => [
    uniqueIndex('time_breaks_open_key')
      .on(table.sessionId)
      .where(sql`${table.endAt} is null`),
    index('time_breaks_session_id_idx').on(table.sessionId, table.startAt),
    check('time_breaks_time_check', sql`${table.endAt} >= ${table.startAt}`),
  ],
);

/**
 * Every stamp, for ever as it was made: the trigger time_events_keep refuses changes, and the app has no right to them. The
 * function time_records_forget removes the events of a session with the session.
 */
export const timeEvents = pgTable(
  'time_events',
  {
    id: primaryId(),
    sessionId: uuid('session_id').notNull(),
    operatorId: operatorId(),
    staffMemberId: staffMemberId(),
    eventType: text('event_type').$type<ClockEventType>().notNull(),
    timestampUtc: instant('timestamp_utc').notNull(),
    /** ISO 8601 with offset, in Europe/Berlin; the trigger time_events_local writes it. */
    timestampLocal: text('timestamp_local').notNull().default(''),
    source: text('source').$type<ClockSource>().notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    /** sha256 of what was asked under the key. */
    bodyHash: text('body_hash').notNull(),
    metadata: jsonb('metadata').$type<EventMetadata>(),
    createdAt: createdAt(),
  },
  (table): PgTableExtraConfigValue[] => [
    uniqueIndex('time_events_idempotency_key').on(table.staffMemberId, table.idempotencyKey),
    index('time_events_session_id_idx').on(table.sessionId, table.operatorId, table.staffMemberId),
    index('time_events_time_idx').on(table.operatorId, table.timestampUtc, table.id),
    foreignKey({
      name: 'time_events_session_fk',
      columns: [table.sessionId, table.operatorId, table.staffMemberId],
      foreignColumns: [timeSessions.id, timeSessions.operatorId, timeSessions.staffMemberId],
    }),
    check('time_events_type_check', sql`${table.eventType} in ('CLOCK_IN', 'BREAK_START', 'BREAK_END', 'CLOCK_OUT')`),
    check('time_events_source_check', sql`${table.source} in ('APP', 'TERMINAL', 'ADMIN_CORRECTION')`),
    check('time_events_key_check', sql`char_length(${table.idempotencyKey}) between 1 and 200`),
  ],
);

/** What a person asks to be put right, what an offline stamp could not write, or what an admin corrected. */
export const timeCorrections = pgTable(
  'time_corrections',
  {
    id: primaryId(),
    operatorId: operatorId(),
    staffMemberId: staffMemberId(),
    sessionId: uuid('session_id'),
    dayKey: date('day_key', { mode: 'string' }).notNull(),
    askedBy: uuid('asked_by').references(() => users.id, { onDelete: 'set null' }),
    wanted: jsonb('wanted').$type<WantedTimes>().notNull(),
    /** The times that the decision replaced. */
    before: jsonb('before').$type<WantedTimes>(),
    reason: text('reason').notNull(),
    decision: text('decision').$type<CorrectionDecision>(),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
    decidedAt: instant('decided_at'),
    answer: text('answer'),
    /** Of an offline stamp: its key, so that it is asked once. */
    idempotencyKey: text('idempotency_key'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table): PgTableExtraConfigValue[] => [
    uniqueIndex('time_corrections_idempotency_key').on(table.staffMemberId, table.idempotencyKey),
    index('time_corrections_staff_member_id_idx').on(table.staffMemberId, table.operatorId),
    index('time_corrections_session_id_idx').on(table.sessionId, table.operatorId, table.staffMemberId),
    index('time_corrections_waiting_idx')
      .on(table.operatorId, table.createdAt)
      .where(sql`${table.decision} is null`),
    index('time_corrections_operator_id_idx').on(table.operatorId, table.updatedAt),
    index('time_corrections_asked_by_idx').on(table.askedBy),
    index('time_corrections_decided_by_idx').on(table.decidedBy),
    foreignKey({
      name: 'time_corrections_staff_fk',
      columns: [table.staffMemberId, table.operatorId],
      foreignColumns: [staffMembers.id, staffMembers.operatorId],
    }),
    foreignKey({
      name: 'time_corrections_session_fk',
      columns: [table.sessionId, table.operatorId, table.staffMemberId],
      foreignColumns: [timeSessions.id, timeSessions.operatorId, timeSessions.staffMemberId],
    }).onDelete('cascade'),
    check('time_corrections_decision_check', sql`${table.decision} in ('approved', 'declined', 'withdrawn')`),
    check('time_corrections_decided_check', sql`(${table.decision} is null) = (${table.decidedAt} is null)`),
    check('time_corrections_reason_check', sql`char_length(${table.reason}) between 3 and 1000`),
    check('time_corrections_answer_check', sql`char_length(${table.answer}) <= 1000`),
  ],
);

/** A person's month: open, submitted by the person, approved. The trigger month_closings_guard has the edges. */
export const monthClosings = pgTable(
  'month_closings',
  {
    id: primaryId(),
    operatorId: operatorId(),
    staffMemberId: staffMemberId(),
    /** 2026-11. */
    month: text('month').notNull(),
    state: text('state').$type<MonthState>().notNull().default('open'),
    changedBy: uuid('changed_by').references(() => users.id, { onDelete: 'set null' }),
    changedAt: instant('changed_at').notNull(),
    /** Of a reopening; the person reads it. */
    reason: text('reason'),
    version: versionColumn(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('month_closings_month_key').on(table.staffMemberId, table.month),
    index('month_closings_staff_member_id_idx').on(table.staffMemberId, table.operatorId),
    index('month_closings_operator_id_idx').on(table.operatorId, table.month),
    index('month_closings_changed_by_idx').on(table.changedBy),
    foreignKey({
      name: 'month_closings_staff_fk',
      columns: [table.staffMemberId, table.operatorId],
      foreignColumns: [staffMembers.id, staffMembers.operatorId],
    }),
    check('month_closings_month_check', sql`${table.month} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`),
    check('month_closings_state_check', sql`${table.state} in ('open', 'submitted', 'approved')`),
    check('month_closings_reason_check', sql`char_length(${table.reason}) between 10 and 1000`),
  ],
);

/** The house asks once per shift: the person came in by a door or checked in. */
export const clockSuggestions = pgTable(
  'clock_suggestions',
  {
    id: primaryId(),
    operatorId: operatorId(),
    staffMemberId: staffMemberId(),
    shiftId: uuid('shift_id').notNull(),
    cause: text('cause').$type<SuggestionCause>().notNull(),
    /** When the person clocked in or said no. */
    answeredAt: instant('answered_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('clock_suggestions_shift_key').on(table.shiftId, table.staffMemberId),
    index('clock_suggestions_shift_id_idx').on(table.shiftId, table.operatorId),
    index('clock_suggestions_staff_member_id_idx').on(table.staffMemberId, table.operatorId),
    foreignKey({
      name: 'clock_suggestions_staff_fk',
      columns: [table.staffMemberId, table.operatorId],
      foreignColumns: [staffMembers.id, staffMembers.operatorId],
    }),
    foreignKey({
      name: 'clock_suggestions_shift_fk',
      columns: [table.shiftId, table.operatorId],
      foreignColumns: [shifts.id, shifts.operatorId],
    }).onDelete('cascade'),
    check('clock_suggestions_cause_check', sql`${table.cause} in ('door', 'visit')`),
  ],
);
